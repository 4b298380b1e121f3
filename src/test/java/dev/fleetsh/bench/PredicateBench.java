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
import groovy.lang.Closure;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * What closures and predicates cost beside the same condition in Java over a million nodes: all in one process, warm, and in
 * turns, so that what slows the machine slows each of them.
 */
public final class PredicateBench {
    private static final int NODES = Integer.getInteger("nodes", 1_000_000);
    private static final int ROUNDS = 21;
    // A closure that is not compiled statically is slow enough to tell from fewer.
    private static final int DYNAMIC_NODES = 100_000;
    private static final int LINES = 200;
    private static final String TEXT = "windows && agent < '3.0.222.0' && tags.Env == 'prod'";

    private PredicateBench() {}

    private record Row(String name, String beside, IntSupplier work, double[] times) {
        Row(String name, String beside, IntSupplier work) {
            this(name, beside, work, new double[ROUNDS]);
        }

        double median() {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            return sorted[ROUNDS / 2];
        }
    }

    public static void main(String[] args) throws java.io.IOException {
        Bench scope = new Bench(fleet(NODES));
        Nodes nodes = scope.nodes();
        List<Node> list = nodes.list();
        AgentVersion limit = AgentVersion.of(3, 0, 222, 0);
        Evaluator evaluator = new Evaluator(scope, new StringWriter());
        evaluator.bind("limit", "3.0.222.0");
        evaluator.bind("few", nodes.limit(Math.min(NODES, DYNAMIC_NODES)));
        evaluator.evaluate("dynamic = { " + TEXT + " }");
        Predicate<Node> compiled = new Predicates(scope).compile(TEXT);
        Predicate<Node> lambda = node -> node.isWindows()
                && node.agent().compareTo(limit) < 0
                && "prod".equals(node.tags().get("Env"));
        List<Row> rows = List.of(
                new Row("loop that keeps a list", "", () -> {
                    List<Node> kept = new ArrayList<>();
                    for (Node node : list) {
                        if (node.isWindows()
                                && node.agent().compareTo(limit) < 0
                                && "prod".equals(node.tags().get("Env"))) {
                            kept.add(node);
                        }
                    }
                    return kept.size();
                }),
                new Row("where(Java lambda)", "loop that keeps a list", () -> nodes.where(lambda)
                        .size()),
                new Row("nodes EXPR", "loop that keeps a list", () -> nodes.where(compiled)
                        .size()),
                closure(scope, evaluator, "nodes.where { " + TEXT + " }", "loop that keeps a list"),
                closure(
                        scope,
                        evaluator,
                        "nodes.where { " + TEXT.replace("'3.0.222.0'", "limit") + " }",
                        "loop that keeps a list"),
                new Row("loop that groups", "", () -> {
                    Map<Object, List<Node>> groups = new LinkedHashMap<>();
                    for (Node node : list) {
                        groups.computeIfAbsent(node.agent(), key -> new ArrayList<>())
                                .add(node);
                    }
                    return groups.size();
                }),
                closure(scope, evaluator, "nodes.groupBy { agent }", "loop that groups"));
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (Row row : rows) {
                row.times()[Math.floorMod(round, ROUNDS)] = time(row.work());
            }
        }
        long start = System.nanoTime();
        for (int line = 0; line < LINES; line++) {
            evaluator.evaluate("few.limit(1).where { name == 'x" + line + "' }.size() + " + line);
        }
        double withClosure = (System.nanoTime() - start) / 1e6 / LINES;
        start = System.nanoTime();
        for (int line = 0; line < LINES; line++) {
            evaluator.evaluate("few.limit(1).findAll { it.name == 'x" + line + "' }.size() + " + line);
        }
        double without = (System.nanoTime() - start) / 1e6 / LINES;
        Row dynamic = closure(scope, evaluator, "few.where(dynamic)", "");
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            dynamic.times()[Math.floorMod(round, ROUNDS)] = time(dynamic.work());
        }
        System.out.printf("%,d nodes, %s%n", NODES, TEXT);
        for (Row row : rows) {
            String ratio = rows.stream()
                    .filter(each -> each.name().equals(row.beside()))
                    .map(each -> String.format("%5.2f x the %s", row.median() / each.median(), each.name()))
                    .findFirst()
                    .orElse("");
            System.out.printf("%-75s %7.1f ms  %s%n", row.name(), row.median(), ratio);
            String goal = ratio.isEmpty() ? "" : "at most 1.5 times the loop";
            Figures.add("predicate over " + NODES + " nodes", row.name(), row.median(), "ms", goal);
        }
        System.out.printf(
                "%-75s %7.0f ns a node%n",
                "dynamic = { ... }; nodes.where(dynamic)", dynamic.median() * 1e6 / Math.min(NODES, DYNAMIC_NODES));
        System.out.printf("%-75s %7.1f ms%n", "a line with a closure over nodes, compiled and run", withClosure);
        System.out.printf("%-75s %7.1f ms%n", "a line with any other closure", without);
    }

    /** The text in a method, so that it is compiled once. */
    private static Row closure(Bench scope, Evaluator evaluator, String text, String beside) {
        String name = "run" + Math.abs(text.hashCode());
        evaluator.evaluate("def " + name + "() { " + text + ".size() }");
        Closure<?> method = (Closure<?>) scope.values().get(name);
        return new Row(text, beside, () -> (int) method.call());
    }

    private static double time(IntSupplier work) {
        long start = System.nanoTime();
        if (work.getAsInt() < 0) {
            throw new IllegalStateException();
        }
        return (System.nanoTime() - start) / 1e6;
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
