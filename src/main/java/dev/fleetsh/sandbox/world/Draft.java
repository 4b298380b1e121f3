package dev.fleetsh.sandbox.world;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node while it is being made. It starts as a healthy EC2 instance of its operating system with a new agent; traits
 * change what differs.
 */
final class Draft {
    /** Why a machine whose image has no agent never registered. */
    static final String NO_AGENT = "no agent in the image";

    private static final String CORE_PROFILE = "AmazonSSMInstanceProfile";

    final Place place;
    final OperatingSystem os;
    final String name;

    SimKind kind = SimKind.EC2;
    String id = "";
    Map<String, String> labels;
    String sourceType = "";
    String story = "";

    String state = "running";
    boolean publicAddress;

    /** Whether it has an IPv4 address. */
    boolean four = true;

    /** Beginning of the IPv6 addresses of its VPC's subnets; empty where it has none. */
    String six = "";

    @Nullable
    String profile = CORE_PROFILE;

    MetadataOptions metadata = MetadataOptions.TOKENS_REQUIRED;
    int instanceType;
    /** Number of the subnet in its VPC, 0 to 2. */
    int subnet;
    /** VPC that differs from the place's own, or empty. */
    String vpc = "";

    boolean registered = true;
    boolean online = true;
    boolean connected = true;
    /** Age of the last ping. */
    Duration heard = Duration.ofSeconds(60);

    /** Age of the registration, or of an instance that never registered. */
    Duration registeredFor = Duration.ofDays(200);

    String agentType = "amazon-ssm-agent";
    String agent = Agents.NEWEST;

    @Nullable
    String computerName;

    String role = "SSMHybridRole";

    Inventories.@Nullable Directory directory;
    /** Age of the inventory. */
    Duration captured = Duration.ofHours(5);

    @Nullable
    Domain domain;

    int domainRole = 2;
    boolean readOnly;
    boolean nano;
    String lost = "";
    /** Whether the reason lies in what AWS knows. */
    boolean derived;
    /** Security group that differs from the place's own, or empty. */
    String group = "";

    /** What differs from an ordinary machine. */
    UnaryOperator<Machine> inside = UnaryOperator.identity();

    Draft(Place place, OperatingSystem os, String name, Map<String, String> labels) {
        this.place = place;
        this.os = os;
        this.name = name;
        this.labels = labels;
        if (os.windows()) {
            directory = Inventories.Directory.NONE;
            domain = place.domain();
            domainRole = 3;
        }
    }

    void label(String key, String value) {
        Map<String, String> changed = new TreeMap<>(labels);
        changed.put(key, value);
        labels = Collections.unmodifiableMap(changed);
    }

    SimNode build(Serials serials, Pool pool) {
        String address = serials.address(place, subnet);
        boolean instance = kind == SimKind.EC2;
        String newId = serials.id(instance ? "i-" : "mi-");
        return new SimNode(
                id.isEmpty() ? newId : id,
                kind,
                name,
                labels,
                instance ? instance(address, pool) : null,
                registered ? registration(address, pool) : null,
                registered && connected,
                inventory(pool),
                truth(pool),
                machine(address, pool));
    }

    private Machine machine(String address, Pool pool) {
        boolean agentless = lost.equals(NO_AGENT);
        Machine machine = inside.apply(ordinary());
        return registered || agentless ? machine : machine.withDormant(registration(address, pool));
    }

    private Machine ordinary() {
        if (!registered || domainRole >= 4) {
            return Machine.BARE;
        }
        return os.windows() ? Machine.WINDOWS : place == Place.PLATFORM_MADRID ? Machines.WITH_OPERATOR : Machine.LINUX;
    }

    private Truth truth(Pool pool) {
        return pool.share(
                List.of("truth", domain == null ? "" : domain.name(), domainRole, readOnly, nano, lost, derived, story),
                () -> new Truth(domain, domainRole, readOnly, nano, lost, derived, story));
    }

    private Instance instance(String address, Pool pool) {
        return new Instance(
                state,
                os.instanceTypes().get(instanceType % os.instanceTypes().size()),
                os.image(),
                pool.share(List.of("subnet", place, vpc, subnet, group), this::placement),
                four ? address : "",
                six.isEmpty()
                        ? List.of()
                        : List.of(six + subnet + "::" + address.substring(address.lastIndexOf('.') + 1)),
                publicAddress ? "203.0.113" + address.substring(address.lastIndexOf('.')) : null,
                profile == null ? null : pool.share(List.of("profile", place, profile), this::profileArn),
                metadata,
                pool.ago(registered ? registeredFor.plusMinutes(3) : registeredFor));
    }

    private Placement placement() {
        NetworkIds ids = NetworkIds.of(place, vpc);
        return new Placement(
                ids.vpc(),
                ids.subnet(subnet),
                place.region + (char) ('a' + subnet % 3),
                group.isEmpty() ? ids.group() : group);
    }

    private String profileArn() {
        return "arn:aws:iam::" + place.account.id() + ":instance-profile/" + profile;
    }

    private Map<String, Inventory> inventory(Pool pool) {
        Inventories.Directory gathered = directory;
        return registered && gathered != null
                ? pool.share(List.of(gathered, captured), () -> Inventories.of(gathered, pool.ago(captured)))
                : Map.of();
    }

    private Registration registration(String address, Pool pool) {
        boolean instance = kind == SimKind.EC2;
        boolean activated = !instance && sourceType.isEmpty();
        return new Registration(
                instance ? "" : name,
                online ? "Online" : "ConnectionLost",
                pool.ago(heard),
                agentType,
                agent,
                agent.isEmpty() ? null : agent.equals(Agents.NEWEST),
                os.reported(),
                computerName != null ? computerName : hostName(address),
                address,
                activated ? pool.share(List.of("activation", place), () -> Serials.uuid("activation of " + place)) : "",
                instance ? "" : role,
                pool.ago(registeredFor),
                source(),
                sourceId());
    }

    private String source() {
        if (!sourceType.isEmpty()) {
            return sourceType;
        }
        return switch (kind) {
            case EC2 -> "AWS::EC2::Instance";
            case HYBRID -> "AWS::SSM::ManagedInstance";
            case EDGE -> "AWS::IoT::Thing";
        };
    }

    private String sourceId() {
        if (kind == SimKind.EDGE) {
            return name;
        }
        return sourceType.startsWith("Microsoft")
                ? "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/fleet/providers/" + sourceType
                        + "/" + name
                : "";
    }

    /** Windows reports its name and domain; Linux on EC2 the name that the VPC gives it. */
    private String hostName(String address) {
        if (os.windows()) {
            return domain == null ? name + ".WORKGROUP" : name + "." + domain.name();
        }
        if (kind == SimKind.EC2 && os.reported().type().equals("Linux")) {
            String suffix =
                    place.region.equals("us-east-1") ? ".ec2.internal" : "." + place.region + ".compute.internal";
            return "ip-" + address.replace('.', '-') + suffix;
        }
        return name.toLowerCase(Locale.ROOT) + ".example.net";
    }
}
