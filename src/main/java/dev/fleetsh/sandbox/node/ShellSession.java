package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Directory;
import dev.fleetsh.sandbox.world.DirectoryUser;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.World;
import java.util.Optional;

/**
 * What a shell session as ssm-user would meet on a machine whose channel is connected. No API tells: StartSession
 * succeeds, and the text comes on the data channel.
 */
public final class ShellSession {
    private static final String FIRST_THAT_REFUSES = "2.3.612.0";
    private static final String REFUSED =
            "Unable to start command: Failed to create user ssm-user: Instance is running "
                    + "active directory domain controller service. Disable the service to continue to use session manager.";

    private ShellSession() {}

    /** The text that ends the session before it begins; empty where it goes well. */
    public static Optional<String> failure(World world, SimNode node) {
        var domain = node.truth().domain();
        Registration agent = node.registration();
        if (domain == null || agent == null || !node.truth().controller()) {
            return Optional.empty();
        }
        Directory directory = world.requireDirectory(domain.name());
        DirectoryUser user = directory.on(node.id());
        boolean refuses = !Versions.readable(agent.agentVersion())
                || Versions.compare(agent.agentVersion(), FIRST_THAT_REFUSES) >= 0;
        if (node.truth().readOnlyController() && refuses) {
            return Optional.of(
                    "Unable to start command: the account ssm-user can't be changed on a read-only domain controller");
        } else if (user == null) {
            return refuses ? Optional.of(REFUSED) : Optional.empty();
        }
        return user.locked()
                ? Optional.of("Unable to start command: LogonUser failed: the account is locked out (1909)")
                : Optional.empty();
    }
}
