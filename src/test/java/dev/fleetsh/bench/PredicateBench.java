package dev.fleetsh.bench;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.Evaluator;
import dev.fleetsh.script.Predicates;
import dev.fleetsh.script.scope.ScriptScope;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** What a compiled predicate costs beside the same condition in Java, over a million nodes. */
public final class PredicateBench {
    private static final int NODES = Integer.getInteger("nodes", 1_000_000);
    private static final int ROUNDS = 15;
    // A closure is not compiled statically and takes half a minute for a million nodes; fewer tell as much.
    private static final int CLOSURE_NODES = 50_000;
    private static final String TEXT = "windows && agent < '3.0.222.0' && tags.Env == 'prod'";

    private PredicateBench() {}

    public static void main(String[] args) {
        Bench scope = new Bench(fleet(NODES));
        Nodes nodes = scope.nodes();
        AgentVersion limit = AgentVersion.of(3, 0, 222, 0);
        Predicate<Node> compiled = new Predicates(scope).compile(TEXT);
        Predicate<Node> lambda = node -> node.isWindows()
                && node.agent().compareTo(limit) < 0
                && "prod".equals(node.tags().get("Env"));
        double loop = median(ROUNDS, () -> {
            int count = 0;
            for (Node node : nodes) {
                if (node.isWindows()
                        && node.agent().compareTo(limit) < 0
                        && "prod".equals(node.tags().get("Env"))) {
                    count++;
                }
            }
            return count;
        });
        double java = median(ROUNDS, () -> nodes.where(lambda).size());
        double predicate = median(ROUNDS, () -> nodes.where(compiled).size());
        int few = Math.min(NODES, CLOSURE_NODES);
        Evaluator evaluator = new Evaluator(new Bench(fleet(few)), new StringWriter());
        double closure = median(3, () -> (int) evaluator.evaluate("nodes.where { " + TEXT + " }.size()")) * NODES / few;
        System.out.printf("%,d nodes, %s%n", NODES, TEXT);
        System.out.printf("hand-written loop   %7.1f ms%n", loop);
        System.out.printf("where(Java lambda)  %7.1f ms  %5.2f x the loop%n", java, java / loop);
        System.out.printf("where(predicate)    %7.1f ms  %5.2f x the loop%n", predicate, predicate / loop);
        System.out.printf("where { closure }   %7.1f ms  %5.2f x the loop%n", closure, closure / loop);
    }

    private static double median(int rounds, IntSupplier work) {
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            if (work.getAsInt() < 0) {
                throw new IllegalStateException();
            }
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private static Fleet fleet(int count) {
        Random random = new Random(7);
        Origin origin = new Origin("bench", Instant.EPOCH);
        Scope scope = new Scope(
                new ScopeId("aws", "111111111111", "eu-west-3"),
                "bench",
                "",
                Fact.unknown(Reason.NOT_COLLECTED, "", origin),
                Fact.unknown(Reason.NOT_COLLECTED, "", origin),
                Fact.unknown(Reason.NOT_COLLECTED, "", origin));
        List<Fact<AgentVersion>> versions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            versions.add(Fact.known(AgentVersion.of(2 + i % 2, i % 4, i * 7, 0), origin));
        }
        List<Tags> tags = List.of(
                Tags.of(Map.of("Env", "prod", "Team", "a")), Tags.of(Map.of("Env", "test", "Team", "b")), Tags.NONE);
        List<Fact<Platform>> platforms = List.of(
                Fact.known(new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2019", "10.0"), origin),
                Fact.known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023"), origin));
        List<Node> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(new NodeBuilder("i-" + i, scope, NodeKind.EC2)
                    .agent(versions.get(random.nextInt(versions.size())))
                    .tags(tags.get(random.nextInt(tags.size())))
                    .platform(platforms.get(random.nextInt(platforms.size())))
                    .build());
        }
        return new Fleet("bench", Instant.EPOCH, List.of(scope), nodes, new Completeness(1, List.of(), false));
    }

    private record Bench(Fleet fleet, Map<String, Object> values) implements ScriptScope {
        Bench(Fleet fleet) {
            this(fleet, new HashMap<>());
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
        public Readiness readiness(Node node) {
            return Readiness.UNKNOWN;
        }

        @Override
        public boolean failing(Node node, String checkId) {
            return false;
        }

        @Override
        public List<String> checkIds() {
            return List.of();
        }
    }
}
