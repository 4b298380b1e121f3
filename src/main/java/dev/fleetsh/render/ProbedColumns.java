package dev.fleetsh.render;

import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a probe saw, spread over columns where it is more than a word. */
final class ProbedColumns {
    private ProbedColumns() {}

    /** Readers by heading; empty for a property that has one column. */
    static Map<String, Function<Node, Fact<?>>> of(String property) {
        return switch (property) {
            case "domainProbe" ->
                spread(
                        Node::domainProbeFact,
                        Map.entry("ROLE", DomainProbe::role),
                        Map.entry("DOMAIN", DomainProbe::domain),
                        Map.entry("SSM-USER", ProbedColumns::account),
                        Map.entry("NTDS", probe -> probe.ntdsRunning() ? "runs" : "does not run"),
                        Map.entry("DOMAIN SID", DomainProbe::domainSid));
            case "diagnostics" ->
                spread(
                        Node::diagnosticsFact,
                        Map.entry("CHECKS", said -> said.checks().size()),
                        Map.entry("FAILED", ProbedColumns::failed));
            default -> Map.of();
        };
    }

    static Column column(String heading) {
        return switch (heading) {
            case "ROLE" -> Column.text(heading, 1, 12).preferably(27);
            case "SSM-USER" -> Column.text(heading, 0, 12).preferably(27);
            case "NTDS" -> Column.text(heading, 4, 4);
            case "DOMAIN SID" -> Column.text(heading, Column.SPARE, 12).preferably(40);
            default -> Column.text(heading, 2, 12);
        };
    }

    private static String account(DomainProbe probe) {
        return probe.ssmUser() != null
                ? probe.ssmUser().toString()
                : probe.domainRole() >= 4 ? "no such account" : "not a controller's";
    }

    private static String failed(Diagnostics said) {
        return said.failed().isEmpty()
                ? "none"
                : said.failed().stream().map(Diagnostics.Check::name).collect(Collectors.joining(", "));
    }

    @SafeVarargs
    private static <T> Map<String, Function<Node, Fact<?>>> spread(
            Function<Node, Fact<T>> fact, Map.Entry<String, Function<T, Object>>... columns) {
        Map<String, Function<Node, Fact<?>>> readers = new LinkedHashMap<>();
        for (Map.Entry<String, Function<T, Object>> column : columns) {
            readers.put(column.getKey(), node -> fact.apply(node).map(column.getValue()));
        }
        return readers;
    }
}
