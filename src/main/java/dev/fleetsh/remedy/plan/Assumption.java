package dev.fleetsh.remedy.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fact will be once an effect has been applied, for evaluating the checks on the changed model.
 *
 * @param nodes ids of the nodes; empty for a fact of the scope
 * @param fact a property of nodes, or {@code preferences}, {@code tier}, {@code hostManagement} of the scope
 * @param value as in {@link Data}, read by the fact's own type
 */
public record Assumption(
        List<String> nodes, String fact, @Nullable Object value) {
    public Assumption {
        nodes = List.copyOf(nodes);
        value = Data.of(value);
    }
}
