package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.world.Directory;
import dev.fleetsh.sandbox.world.Domain;
import dev.fleetsh.sandbox.world.Machine;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.Truth;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a script runs on.
 *
 * @param region of the node, where its agent reports to
 * @param node as it is when the script begins
 */
public record Host(LiveWorld live, String region, SimNode node) {
    Machine machine() {
        return node.machine();
    }

    Truth truth() {
        return node.truth();
    }

    Registration agent() {
        Registration registration = node.registration();
        if (registration == null) {
            throw new IllegalStateException(node.id() + " runs a script and is not registered");
        }
        return registration;
    }

    boolean windows() {
        return agent().platform().type().equals("Windows");
    }

    boolean mac() {
        return agent().platform().type().equals("MacOS");
    }

    void change(UnaryOperator<Machine> change) {
        live.changeNode(node.id(), now -> now.withMachine(change.apply(now.machine())));
    }

    void restartAgent() {
        live.restart(node.id());
        if (truth().hung()) {
            live.after(
                    live.pace().restart(),
                    () -> live.changeNode(
                            node.id(),
                            now -> now.withTruth(now.truth().withHung(false)).withChannel(true)));
        }
    }

    /** The directory of its domain, where it is a controller of one. */
    @Nullable
    Directory directory() {
        Domain domain = truth().domain();
        return domain == null || !truth().controller()
                ? null
                : live.snapshot().directories().get(domain.name());
    }
}
