package dev.fleetsh.check;

import java.util.List;

/**
 * One prerequisite, as data. Its rule stands beside it in the {@link Catalogue}.
 *
 * @param id such as {@code agent-min-version}
 * @param title what holds when it passes
 * @param appliesTo which nodes it concerns, in a few words
 * @param severity what a failure means; a finding may carry another one where the node's circumstances say so
 * @param inputs names of the facts that it reads: properties of a node, and preferences, tier, hostManagement of its scope
 * @param actions IAM actions that collect these facts
 * @param dependsOn checks whose failure explains a failure of this one
 * @param remedies names of remedies that may fix it, best first
 * @param advice what would fix it, in a sentence or two
 * @param source where the rule stands written
 * @param gates versions of the agent that it goes by
 * @param note where AWS's sources disagree: what each says, and why the rule decides as it does; empty elsewhere
 */
public record Check(
        String id,
        String title,
        String appliesTo,
        Severity severity,
        List<String> inputs,
        List<String> actions,
        List<String> dependsOn,
        List<String> remedies,
        String advice,
        RuleSource source,
        List<Gate> gates,
        String note) {

    public Check {
        inputs = List.copyOf(inputs);
        actions = List.copyOf(actions);
        dependsOn = List.copyOf(dependsOn);
        remedies = List.copyOf(remedies);
        gates = List.copyOf(gates);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Check check && id.equals(check.id) && source.equals(check.source);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
