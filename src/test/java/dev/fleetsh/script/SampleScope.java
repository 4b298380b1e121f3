package dev.fleetsh.script;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Four nodes: a Windows server, a Linux server, a hybrid Linux machine and one that never registered. */
final class SampleScope implements ScriptScope {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** How often the readiness of a node was asked for. */
    final AtomicInteger asked = new AtomicInteger();

    private static final Origin ORIGIN = new Origin("test", NOW);
    private final Values values = new Values();
    private final Fleet fleet;

    SampleScope() {
        Scope retail = scope("111111111111", "retail", "eu-west-3", Fact.known(ActivationTier.STANDARD, ORIGIN));
        Scope lab =
                scope("222222222222", "", "us-east-1", Fact.unknown(Reason.DENIED, "ssm:GetServiceSetting", ORIGIN));
        List<Node> nodes = new ArrayList<>();
        nodes.add(node("i-1", retail, NodeKind.EC2, "WEB-1", "2.3.978.0", PlatformType.WINDOWS)
                .tags(Tags.of(Map.of("Env", "prod", "Cost Center", "42", "Prix", "5 € \\ $x")))
                .state(known(InstanceState.RUNNING))
                .channel(known(ChannelStatus.CONNECTED))
                .build());
        nodes.add(node("i-2", retail, NodeKind.EC2, "APP-2", "3.1.1374.0", PlatformType.LINUX)
                .tags(Tags.of(Map.of("Env", "test")))
                .state(known(InstanceState.STOPPED))
                .build());
        nodes.add(node("mi-3", lab, NodeKind.HYBRID, "DC-3", "3.3.987.0", PlatformType.WINDOWS)
                .ping(known(PingStatus.CONNECTION_LOST), NOW.minus(Duration.ofHours(5)))
                .build());
        nodes.add(new NodeBuilder("i-4", lab, NodeKind.EC2).name("NEW-4").build());
        fleet = new Fleet("test", NOW, List.of(retail, lab), nodes, new Completeness(2, List.of(), false));
    }

    private static NodeBuilder node(
            String id, Scope scope, NodeKind kind, String name, String agent, PlatformType type) {
        String system = type == PlatformType.WINDOWS ? "Microsoft Windows Server 2019 Datacenter" : "Amazon Linux";
        return new NodeBuilder(id, scope, kind)
                .name(name)
                .agent(known(AgentVersion.require(agent)))
                .platform(known(new Platform(type, system, type == PlatformType.WINDOWS ? "10.0.17763" : "2023")))
                .ping(known(PingStatus.ONLINE), NOW.minusSeconds(30));
    }

    private static Scope scope(String account, String alias, String region, Fact<ActivationTier> tier) {
        return new Scope(
                new ScopeId("aws", account, region),
                alias,
                "",
                Fact.unknown(Reason.NOT_COLLECTED, "", ORIGIN),
                tier,
                Fact.unknown(Reason.NOT_COLLECTED, "", ORIGIN));
    }

    private static <T> Fact<T> known(T value) {
        return Fact.known(value, ORIGIN);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Fleet fleetNow() {
        return fleet;
    }

    @Override
    public Nodes nodes() {
        return fleet.nodes();
    }

    @Override
    public Object session() {
        return this;
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public Readiness readiness(Node node) {
        asked.incrementAndGet();
        return switch (node.id()) {
            case "i-1" -> Readiness.READY;
            case "i-2" -> Readiness.NOT_APPLICABLE;
            case "mi-3" -> Readiness.BLOCKED;
            default -> Readiness.UNKNOWN;
        };
    }

    @Override
    public boolean failing(Node node, String checkId) {
        return checkId.equals("node-online") && node.id().equals("mi-3");
    }

    @Override
    public List<String> checkIds() {
        return List.of("node-online", "session-channel", "dc-ssm-user-present");
    }
}
