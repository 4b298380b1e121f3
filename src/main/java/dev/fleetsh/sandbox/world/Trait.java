package dev.fleetsh.sandbox.world;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A way in which a node differs from a healthy EC2 instance. */
@FunctionalInterface
interface Trait {
    void apply(Draft draft);

    // What it is.

    static Trait id(String id) {
        return draft -> draft.id = id;
    }

    static Trait hybrid() {
        return draft -> draft.kind = SimKind.HYBRID;
    }

    static Trait edge() {
        return draft -> {
            draft.kind = SimKind.EDGE;
            draft.role = "GreengrassV2TokenExchangeRole";
        };
    }

    /** A virtual machine of another cloud, brought in by a connector. */
    static Trait azure() {
        return draft -> {
            draft.kind = SimKind.HYBRID;
            draft.sourceType = "Microsoft.Compute/virtualMachines";
            draft.role = "SSMCloudConnectorRole";
        };
    }

    static Trait role(String role) {
        return draft -> draft.role = role;
    }

    static Trait tag(String key, String value) {
        return draft -> draft.label(key, value);
    }

    static Trait computerName(String name) {
        return draft -> draft.computerName = name;
    }

    // What EC2 says.

    static Trait state(String state) {
        return draft -> {
            draft.state = state;
            draft.online = false;
            draft.connected = false;
            draft.heard = Duration.ofDays(4);
        };
    }

    static Trait profile(String name) {
        return draft -> draft.profile = name;
    }

    static Trait noProfile() {
        return draft -> draft.profile = null;
    }

    static Trait metadata(MetadataOptions options) {
        return draft -> draft.metadata = options;
    }

    /** In a VPC of its own. */
    static Trait vpc(String hex) {
        return draft -> draft.vpc = hex;
    }

    /** In the subnet of that number of its VPC, 0 to 3. */
    static Trait subnet(int number) {
        return draft -> draft.subnet = number;
    }

    /** With an IPv6 address beside the other one. */
    static Trait six(String prefix) {
        return draft -> draft.six = prefix;
    }

    /** With an IPv6 address alone. */
    static Trait sixOnly(String prefix) {
        return draft -> {
            draft.six = prefix;
            draft.four = false;
        };
    }

    /** With a security group other than the usual one. */
    static Trait group(String id) {
        return draft -> draft.group = id;
    }

    // What Systems Manager says.

    /** What was said of why it is out of reach lies in what AWS knows: a role, a security group, an endpoint. */
    static Trait derived() {
        return draft -> draft.derived = true;
    }

    static Trait neverRegistered(String why) {
        return draft -> {
            draft.registered = false;
            draft.registeredFor = Duration.ofDays(9);
            draft.lost = why;
        };
    }

    /** Launched and registered so long ago. */
    static Trait age(Duration age) {
        return draft -> draft.registeredFor = age;
    }

    static Trait agent(String version) {
        return draft -> draft.agent = version;
    }

    static Trait agentType(String type) {
        return draft -> draft.agentType = type;
    }

    /** ConnectionLost. */
    static Trait lost(Duration since, String why) {
        return draft -> {
            draft.online = false;
            draft.connected = false;
            draft.heard = since;
            draft.captured = since;
            draft.lost = why;
        };
    }

    /** Online, with a last ping of this age. */
    static Trait heard(Duration age) {
        return draft -> draft.heard = age;
    }

    /** Online without a session channel. */
    static Trait channelClosed(String why) {
        return draft -> {
            draft.connected = false;
            draft.lost = why;
        };
    }

    static Trait channelOpen() {
        return draft -> draft.connected = true;
    }

    static Trait noInventory() {
        return draft -> draft.directory = null;
    }

    static Trait inventoryAge(Duration age) {
        return draft -> draft.captured = age;
    }

    // What is on the machine itself.

    /** Its clock is so far ahead, and nothing keeps it right. */
    static Trait clock(Duration offset) {
        return inside(machine -> machine.withClock(offset, false));
    }

    /** It doesn't trust Amazon's root certificates. */
    static Trait noAmazonRoots() {
        return inside(machine -> machine.withRoots(AmazonRoots.MISSING));
    }

    static Trait user(String name) {
        return inside(machine -> machine.withUser(name, new OsUser("", false)));
    }

    static Trait noUser(String name) {
        return inside(machine -> machine.withoutUser(name));
    }

    /** Content of the rules for ssm-user; null for no file. */
    static Trait sudoers(@Nullable String content) {
        return inside(machine -> machine.withSudoers(content));
    }

    /** The agent's own proxy settings. */
    static Trait proxy(String settings) {
        return inside(machine -> machine.withProxy(settings));
    }

    private static Trait inside(UnaryOperator<Machine> more) {
        return draft -> {
            UnaryOperator<Machine> before = draft.inside;
            draft.inside = machine -> more.apply(before.apply(machine));
        };
    }

    // What Active Directory says.

    static Trait primaryController(Domain domain) {
        return controller(domain, draft -> draft.domainRole = 5);
    }

    static Trait controller(Domain domain) {
        return controller(domain, draft -> draft.domainRole = 4);
    }

    static Trait readOnlyController(Domain domain) {
        return controller(domain, draft -> {
            draft.domainRole = 4;
            draft.readOnly = true;
        });
    }

    private static Trait controller(Domain domain, Consumer<Draft> more) {
        return draft -> {
            draft.domain = domain;
            draft.directory = Inventories.Directory.PROMOTED;
            draft.label("Role", "dc");
            more.accept(draft);
        };
    }

    /** The role is installed, the server was never promoted. */
    static Trait directoryInstalled() {
        return draft -> draft.directory = Inventories.Directory.INSTALLED;
    }

    static Trait workgroup() {
        return draft -> {
            draft.domain = null;
            draft.domainRole = 2;
        };
    }

    static Trait nano() {
        return draft -> {
            draft.nano = true;
            draft.connected = false;
            draft.directory = null;
            draft.lost = "the agent leaves the session module out on Nano Server";
        };
    }
}
