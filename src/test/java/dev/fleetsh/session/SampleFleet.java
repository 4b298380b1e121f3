package dev.fleetsh.session;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A hand-built fleet: six nodes in two scopes, of which one gave no session preferences. */
public final class SampleFleet {
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Origin LIST = new Origin("ssm:DescribeInstanceProperties", NOW.minusSeconds(12));
    public static final Origin EC2 = new Origin("ec2:DescribeInstances", NOW.minusSeconds(200));

    public static final Scope PARIS = scope(
            "111122223333",
            "eu-west-3",
            "retail",
            Fact.unknown(Reason.DENIED, "ssm:GetDocument", new Origin("ssm:GetDocument", NOW)));
    public static final Scope MADRID =
            scope("444455556666", "eu-south-2", "", Fact.known(SessionPreferences.DEFAULTS, LIST));

    public static final Node DC = hybrid("mi-0d51c8f2a7be94d10", "DC-PARIS-01").build();
    public static final Node WEB = ec2("i-0a1b2c3d4e5f60718", "WEB-MAD-07", MADRID, "2.3.978.0")
            .tags(Tags.of(Map.of("Env", "prod", "Name", "WEB-MAD-07")))
            .build();
    public static final Node WIDE =
            ec2("i-0b1b2c3d4e5f60719", "数据库-東京-🚀", MADRID, "3.3.987.0").build();
    public static final Node HOSTILE = ec2(
                    "i-0c1b2c3d4e5f6071a",
                    "=evil\u001b[31m\u001b]0;t\u0007\nrow\u202e|txt\u2028,\"q\"",
                    MADRID,
                    "3.3.987.0")
            .channel(Fact.known(ChannelStatus.NOT_CONNECTED, LIST))
            .build();
    public static final Node STOPPED = new NodeBuilder("i-0d1b2c3d4e5f6071b", MADRID, NodeKind.EC2)
            .name("BATCH-01")
            .registered(Fact.known(false, LIST))
            .state(Fact.known(InstanceState.STOPPED, EC2))
            .build();
    public static final Node LOST = ec2("i-0e1b2c3d4e5f6071c", "WEB-MAD-08", MADRID, "3.3.987.0")
            .ping(Fact.known(PingStatus.CONNECTION_LOST, LIST), NOW.minusSeconds(3 * 86_400))
            .agent(Fact.unknown(Reason.UNPARSEABLE, "latest", LIST))
            .build();

    private SampleFleet() {}

    public static Fleet fleet() {
        return of(List.of(DC, WEB, WIDE, HOSTILE, STOPPED, LOST));
    }

    public static Fleet of(List<Node> nodes) {
        Completeness.Gap gap = new Completeness.Gap(
                "retail/eu-west-3",
                "ssm:GetDocument",
                Reason.DENIED,
                "ssm:GetDocument",
                Set.of("preferences"),
                0,
                "AccessDeniedException");
        return new Fleet("sample", NOW, List.of(PARIS, MADRID), nodes, new Completeness(2, List.of(gap), false));
    }

    public static Fleet empty() {
        return new Fleet("sample", NOW, List.of(MADRID), List.of(), new Completeness(1, List.of(), false));
    }

    public static Session session(Fleet fleet) {
        return new Session(source(progress -> fleet), CLOCK);
    }

    public static FleetSource source(Function<Progress, Fleet> load) {
        return new FleetSource() {
            @Override
            public String describe() {
                return "sample";
            }

            @Override
            public boolean simulated() {
                return true;
            }

            @Override
            public Fleet load(Progress progress) {
                return load.apply(progress);
            }
        };
    }

    private static Scope scope(String account, String region, String alias, Fact<SessionPreferences> preferences) {
        return new Scope(
                new ScopeId("aws", account, region),
                alias,
                "",
                preferences,
                Fact.known(ActivationTier.ADVANCED, LIST),
                Fact.known(new HostManagement(""), LIST));
    }

    private static NodeBuilder hybrid(String id, String name) {
        return online(new NodeBuilder(id, PARIS, NodeKind.HYBRID).name(name), "3.3.987.0")
                .computerName(name + ".corp.example.com")
                .platform(Fact.known(
                        new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2019 Datacenter", "10.0.17763"),
                        LIST));
    }

    private static NodeBuilder ec2(String id, String name, Scope scope, String agent) {
        return online(new NodeBuilder(id, scope, NodeKind.EC2).name(name), agent)
                .state(Fact.known(InstanceState.RUNNING, EC2))
                .platform(Fact.known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023"), LIST));
    }

    private static NodeBuilder online(NodeBuilder builder, String agent) {
        return builder.registered(Fact.known(true, LIST))
                .ping(Fact.known(PingStatus.ONLINE, LIST), NOW.minusSeconds(41))
                .agent(Fact.known(AgentVersion.require(agent), LIST))
                .channel(Fact.known(ChannelStatus.CONNECTED, LIST));
    }
}
