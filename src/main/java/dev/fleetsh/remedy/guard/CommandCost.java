package dev.fleetsh.remedy.guard;

import dev.fleetsh.check.HybridBilling;
import dev.fleetsh.fleet.Node;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a command on nodes costs, as far as a source confirms it. */
public final class CommandCost {
    private CommandCost() {}

    /**
     * A sentence without its full stop, such as {@code 3 of 40 nodes are hybrid, where Run Command is billed by use since
     * 2026-09-30}; empty where nothing is billed. AWS's price is not confirmed, so no amount is named.
     */
    public static String of(Iterable<Node> nodes, Instant now) {
        int all = 0;
        Map<LocalDate, Integer> billed = new TreeMap<>();
        for (Node node : nodes) {
            all++;
            LocalDate since =
                    node.isEc2() ? null : HybridBilling.since(node.scope().id().partition(), now);
            if (since != null) {
                billed.merge(since, 1, Integer::sum);
            }
        }
        int total = all;
        return billed.entrySet().stream()
                .map(entry -> (total == 1
                                ? "the node is hybrid"
                                : entry.getValue() + " of " + total + " nodes " + (entry.getValue() == 1 ? "is" : "are")
                                        + " hybrid")
                        + ", where Run Command is billed by use since " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
