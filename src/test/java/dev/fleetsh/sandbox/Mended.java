package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.live.Pace;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** The default fleet on a clock that a test moves. */
final class Mended {
    private static final class Moving extends Clock {
        private Instant now = Worlds.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Moving clock = new Moving();
    final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW), clock, Pace.documented());

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    SimScope scopeOf(String name) {
        return sandbox.world().scopes().stream()
                .filter(scope ->
                        scope.nodes().stream().anyMatch(node -> node.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    SimNode node(String name) {
        return scopeOf(name).nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Clients of the account and Region that the node is in. */
    Clients beside(String name) {
        SimScope scope = scopeOf(name);
        return Clients.of(sandbox).as(scope.account()).in(scope.region());
    }

    /** Whether it is registered, online and connected: three letters, or dashes. */
    String state(String name) {
        SimNode node = node(name);
        boolean registered = node.registration() != null;
        boolean online =
                registered && Objects.requireNonNull(node.registration()).online();
        return (registered ? "r" : "-") + (online ? "o" : "-") + (node.channelConnected() ? "c" : "-");
    }
}
