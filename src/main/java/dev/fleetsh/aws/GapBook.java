package dev.fleetsh.aws;

import dev.fleetsh.fleet.Completeness.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is missing from a fleet: one gap for each scope, operation and reason. */
final class GapBook {
    private final Map<String, Gap> gaps = new LinkedHashMap<>();

    /**
     * @param facts facts that are unknown for it; they are added to those of an earlier entry
     * @param nodes number of nodes that they are unknown on, added likewise
     */
    void add(String scope, Refusal refusal, Set<String> facts, int nodes) {
        gaps.merge(
                key(scope, refusal),
                new Gap(
                        scope,
                        refusal.operation(),
                        refusal.reason(),
                        refusal.action(),
                        facts,
                        nodes,
                        refusal.message()),
                GapBook::sum);
    }

    /**
     * The same where some of the nodes may have been counted before.
     *
     * @param most number of all nodes of the scope
     */
    void add(String scope, Refusal refusal, Set<String> facts, int nodes, int most) {
        add(scope, refusal, facts, nodes);
        gaps.computeIfPresent(key(scope, refusal), (key, gap) -> gap.nodes() <= most ? gap : counted(gap, most));
    }

    private static String key(String scope, Refusal refusal) {
        return scope + " " + refusal.operation() + " " + refusal.reason();
    }

    private static Gap counted(Gap gap, int nodes) {
        return new Gap(gap.scope(), gap.operation(), gap.reason(), gap.action(), gap.facts(), nodes, gap.message());
    }

    List<Gap> gaps() {
        return new ArrayList<>(gaps.values());
    }

    private static Gap sum(Gap first, Gap second) {
        Set<String> facts = new TreeSet<>(first.facts());
        facts.addAll(second.facts());
        return new Gap(
                first.scope(),
                first.operation(),
                first.reason(),
                first.action(),
                facts,
                first.nodes() + second.nodes(),
                first.message());
    }
}
