package dev.fleetsh.source.snapshot;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plain fleets of any size. */
final class Fleets {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Origin LISTED = new Origin("ssm:DescribeInstanceProperties", NOW);
    private static final Origin SET = new Origin("ssm:GetDocument", NOW);

    private Fleets() {}

    static Fleet of(int size) {
        return of(size, NOW);
    }

    static Fleet of(int size, Instant takenAt) {
        Scope scope = new Scope(
                new ScopeId("aws", "111122223333", "eu-west-3"),
                "retail",
                "arn:aws:iam::111122223333:user/robin",
                Fact.known(SessionPreferences.DEFAULTS, SET),
                Fact.unknown(Reason.DENIED, "ssm:GetServiceSetting", SET),
                Fact.known(new HostManagement(""), SET));
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(node(i, scope));
        }
        return new Fleet("fleet of a test", takenAt, List.of(scope), nodes, new Completeness(1, List.of(), false));
    }

    private static Node node(int i, Scope scope) {
        Origin asked = new Origin("ssm:GetConnectionStatus", NOW.plusMillis(i));
        return new NodeBuilder(String.format(Locale.ROOT, "i-%017x", i), scope, NodeKind.EC2)
                .name("NODE-" + i)
                .tags(
                        i % 7 == 3
                                ? Tags.unknown(new Fact.Unknown<>(Reason.DENIED, "ssm:ListTagsForResource", LISTED))
                                : Tags.of(Map.of("Name", "NODE-" + i, "team", "t" + i % 5)))
                .platform(Fact.known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023"), LISTED))
                .agent(Fact.known(AgentVersion.of(3, 3, i % 9, 0), LISTED))
                .registered(Fact.known(true, LISTED))
                .ping(Fact.known(PingStatus.ONLINE, LISTED), NOW.minusSeconds(i))
                .channel(
                        i % 11 == 5
                                ? Fact.unknown(Reason.THROTTLED, "ssm:GetConnectionStatus", asked)
                                : Fact.known(ChannelStatus.CONNECTED, asked))
                .build();
    }
}
