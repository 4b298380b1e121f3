package dev.fleetsh.bench;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
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
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How fast checks are evaluated: nodes times checks per second of processor time, on one thread. */
public final class CheckBench {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Origin ORIGIN = new Origin("bench", NOW);
    private static final List<AgentVersion> AGENTS = new ArrayList<>();
    private static final List<Platform> PLATFORMS = List.of(
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2016 Datacenter", "10.0.14393"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2019 Datacenter", "10.0.17763"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2022 Datacenter", "10.0.20348"),
            new Platform(PlatformType.LINUX, "Amazon Linux", "2"),
            new Platform(PlatformType.LINUX, "Amazon Linux", "2023"),
            new Platform(PlatformType.LINUX, "Ubuntu", "22.04"),
            new Platform(PlatformType.LINUX, "Red Hat Enterprise Linux", "8.6"),
            new Platform(PlatformType.LINUX, "CentOS Linux", "7"));

    private static final Map<Object, Fact<?>> FACTS = new HashMap<>();

    private CheckBench() {}

    public static void main(String[] args) {
        for (int size : new int[] {240, 100_000, 1_000_000}) {
            Fleet fleet = fleet(size);
            double best = Double.MAX_VALUE;
            double first = 0;
            Assessment assessment = null;
            for (int round = 0; round < 8; round++) {
                long start = cpu();
                assessment = Assessment.of(fleet, Edition.CURRENT, NOW);
                double seconds = (cpu() - start) / 1e9;
                first = round == 0 ? seconds : first;
                best = Math.min(best, seconds);
            }
            int checks = assessment.checks().size();
            System.out.printf(
                    Locale.ROOT,
                    "check: %,d nodes × %d checks: %.0f ms cold, %.0f ms warm, %.0f million verdicts a second, %s%n",
                    size,
                    checks,
                    first * 1000,
                    best * 1000,
                    size * (double) checks / best / 1e6,
                    assessment.counts());
            System.out.println(assessment);
        }
    }

    private static Fleet fleet(int size) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            AGENTS.add(AgentVersion.of(i % 4 == 0 ? 2 : 3, i % 4, random.nextInt(2000), 0));
        }
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            SessionPreferences preferences = new SessionPreferences(
                    true,
                    i % 3 == 0 ? "alias/key" : "",
                    i % 4 == 0 ? "logs" : "",
                    true,
                    "",
                    true,
                    false,
                    i % 5 == 0,
                    "",
                    "",
                    "",
                    "20",
                    "",
                    false);
            scopes.add(new Scope(
                    new ScopeId(
                            "aws",
                            "11111111111" + i % 3,
                            List.of("eu-west-3", "us-east-1", "ap-east-2", "eu-south-2")
                                    .get(i / 3)),
                    "",
                    "",
                    Fact.known(preferences, ORIGIN),
                    Fact.known(i % 2 == 0 ? ActivationTier.STANDARD : ActivationTier.ADVANCED, ORIGIN),
                    Fact.known(new HostManagement(i % 2 == 0 ? "" : "role"), ORIGIN)));
        }
        List<Node> nodes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            nodes.add(node(i, scopes.get(random.nextInt(scopes.size())), random));
        }
        return new Fleet("bench", NOW, scopes, nodes, new Completeness(12, List.of(), false));
    }

    /** One object for equal facts, as the collectors make them. */
    @SuppressWarnings("unchecked")
    private static <T> Fact<T> known(T value) {
        return (Fact<T>) FACTS.computeIfAbsent(value, v -> Fact.known(v, ORIGIN));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Node node(int i, Scope scope, Random random) {
        boolean hybrid = random.nextInt(4) == 0;
        boolean online = random.nextInt(20) > 0;
        NodeBuilder node = new NodeBuilder(
                        (hybrid ? "mi-" : "i-") + String.format(Locale.ROOT, "%017x", i),
                        scope,
                        hybrid ? NodeKind.HYBRID : NodeKind.EC2)
                .platform(known(PLATFORMS.get(random.nextInt(PLATFORMS.size()))))
                .agent(known(AGENTS.get(random.nextInt(AGENTS.size()))))
                .latest(known(random.nextInt(3) == 0))
                .autoUpdate(known(random.nextBoolean()))
                .registered(known(true))
                .ping(
                        known(online ? PingStatus.ONLINE : PingStatus.CONNECTION_LOST),
                        NOW.minusSeconds(online ? random.nextInt(1000) : 100_000))
                .channel(known(
                        online && random.nextInt(30) > 0 ? ChannelStatus.CONNECTED : ChannelStatus.NOT_CONNECTED));
        if (hybrid) {
            node.role(known("SSMServiceRole"));
        } else {
            node.state(known(InstanceState.RUNNING))
                    .profile(known(random.nextInt(10) == 0 ? "" : "arn:aws:iam::1:instance-profile/app"))
                    .metadata(known(random.nextInt(50) > 0));
        }
        return node.directoryRole(known(random.nextInt(20) == 0)).build();
    }
}
