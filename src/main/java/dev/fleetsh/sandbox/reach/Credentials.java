package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.identity.Grants;
import dev.fleetsh.sandbox.identity.Identity;
import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.ServiceSetting;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which role a node acts in, and what that may do. One that serves a single world remembers what it found. */
final class Credentials {
    /** Without this an agent does not become a managed node. */
    static final String REPORT = "ssm:UpdateInstanceInformation";

    /** Without these it holds no session channel. */
    static final List<String> CONNECT = List.of("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel");

    private static final String EC2 = "ec2.amazonaws.com";
    private static final String SSM = "ssm.amazonaws.com";

    /** The first agent that takes the role of Default Host Management, by Systems Manager's user guide. */
    private static final List<Integer> HOST_MANAGEMENT = List.of(3, 2, 582, 0);

    private final World world;
    private final Map<Role, Boolean> reporting = new IdentityHashMap<>();
    private final Map<Role, Boolean> connecting = new IdentityHashMap<>();
    private final Map<Role, Boolean> trustingEc2 = new IdentityHashMap<>();

    Credentials(World world) {
        this.world = world;
    }

    boolean reports(SimScope scope, Role role) {
        return reporting.computeIfAbsent(
                role, asked -> grants(scope, asked).decide(Question.of(REPORT)).allowed());
    }

    boolean connects(SimScope scope, Role role) {
        return connecting.computeIfAbsent(role, asked -> {
            Grants grants = grants(scope, asked);
            return CONNECT.stream()
                    .allMatch(action -> grants.decide(Question.of(action)).allowed());
        });
    }

    private Grants grants(SimScope scope, Role role) {
        return world.identity(scope.account().id()).grants(role);
    }

    Lent of(SimScope scope, SimNode node) {
        Instance instance = node.instance();
        if (instance == null) {
            return activation(scope, node.registration());
        }
        if (!instance.state().equals("running")) {
            return Lent.none(Obstacle.NOT_RUNNING);
        }
        if (!instance.metadataOptions().httpEndpoint().equals("enabled")) {
            return Lent.none(Obstacle.METADATA_OFF);
        }
        Lent own = profile(world.identity(scope.account().id()), instance.instanceProfileArn());
        Role role = own.role();
        if (role != null && reports(scope, role)) {
            return own;
        }
        Role lent = hostManagement(scope, node);
        return lent == null ? own : Lent.of(lent);
    }

    private Lent profile(Identity identity, @Nullable String arn) {
        if (arn == null) {
            return Lent.none(Obstacle.NO_PROFILE);
        }
        InstanceProfile profile = identity.profiles().get(last(arn));
        Role role = profile == null || profile.role() == null
                ? null
                : identity.roles().get(profile.role());
        if (role == null) {
            return Lent.none(Obstacle.NO_ROLE);
        }
        boolean trusted = trustingEc2.computeIfAbsent(role, asked -> asked.trusts(EC2, Map.of()));
        return trusted ? Lent.of(role) : Lent.none(Obstacle.NO_TRUST);
    }

    /** The role of Default Host Management, where that is on and the agent takes it; it takes IMDSv2, which is on here. */
    private @Nullable Role hostManagement(SimScope scope, SimNode node) {
        ServiceSetting setting = scope.hostManagement();
        Registration agent = node.registration() == null ? node.machine().dormant() : node.registration();
        if (setting.status().equals("Default") || agent == null || !takesHostManagement(agent.agentVersion())) {
            return null;
        }
        Role role = world.identity(scope.account().id()).roles().get(last(setting.value()));
        return role != null && role.trusts(SSM, context(scope)) && reports(scope, role) ? role : null;
    }

    private Lent activation(SimScope scope, @Nullable Registration agent) {
        Role role = agent == null
                ? null
                : world.identity(scope.account().id()).roles().get(last(agent.iamRole()));
        if (role == null) {
            return Lent.none(Obstacle.NO_ROLE);
        }
        return role.trusts(SSM, context(scope)) ? Lent.of(role) : Lent.none(Obstacle.NO_TRUST);
    }

    private static Map<String, String> context(SimScope scope) {
        String account = scope.account().id();
        return Map.of(
                "aws:SourceAccount",
                account,
                "aws:SourceArn",
                "arn:aws:ssm:" + scope.region() + ":" + account + ":managed-instance/*");
    }

    private static boolean takesHostManagement(String version) {
        String[] parts = version.split("\\.");
        for (int i = 0; i < HOST_MANAGEMENT.size(); i++) {
            int part = i < parts.length && parts[i].matches("\\d{1,9}") ? Integer.parseInt(parts[i]) : -1;
            if (part != HOST_MANAGEMENT.get(i)) {
                return part > HOST_MANAGEMENT.get(i);
            }
        }
        return true;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
