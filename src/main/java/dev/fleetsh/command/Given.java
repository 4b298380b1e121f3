package dev.fleetsh.command;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import java.util.Collection;
import java.util.stream.Collectors;

/** A selection as Groovy gives it: a value with nodes, or what one would type. */
final class Given {
    private Given() {}

    /**
     * @throws UsageException when it is neither
     */
    static Nodes nodes(Selections selections, Object given) {
        Nodes nodes = Valued.nodes(given);
        if (nodes != null && !(given instanceof Collection<?> items && items.isEmpty())) {
            return nodes;
        }
        if (given instanceof CharSequence text) {
            return selections.nodes(text.toString());
        }
        if (given instanceof Collection<?> items && items.stream().allMatch(CharSequence.class::isInstance)) {
            return items.isEmpty()
                    ? Nodes.of(java.util.List.of())
                    : selections.nodes(items.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        throw new UsageException(
                "nodes are wanted, not " + Valued.named(given), "as in on: nodes.where { windows }, or on: 'DC-*'");
    }
}
