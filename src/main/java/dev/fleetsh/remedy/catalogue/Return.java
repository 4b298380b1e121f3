package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which nodes are to be heard again once what keeps them silent is gone. The rule that finds a way shut also finds it open
 * when it is mended; only the agent's own signals tell that the agent gets through.
 */
final class Return {
    private static final List<String> SIGNALS = List.of("node-online", "session-channel");

    private final Assessment assessment;
    private final Map<String, Explanation> explanations = new HashMap<>();

    Return(Assessment assessment) {
        this.assessment = assessment;
    }

    /**
     * How to tell that an effect helped. Where it is to bring nodes back, it is told by their signals beside the checks, on
     * them and on those that are heard now and must stay so; nodes with another fault tell nothing then. Where it brings
     * none back, it is told by the checks on all nodes.
     *
     * @param fixes ids of the checks that the whole remedy makes pass
     */
    Verification verification(List<String> checks, Collection<Node> nodes, Collection<String> fixes, Duration within) {
        List<String> heard = new ArrayList<>();
        boolean back = false;
        for (Node node : nodes) {
            if (heard(node)) {
                heard.add(node.id());
            } else if (returns(node, fixes)) {
                heard.add(node.id());
                back = true;
            }
        }
        return back
                ? new Verification(
                        Stream.concat(checks.stream(), SIGNALS.stream())
                                .distinct()
                                .toList(),
                        heard,
                        within)
                : new Verification(checks, nodes.stream().map(Node::id).toList(), within);
    }

    private boolean heard(Node node) {
        return explanation(node).findings().stream()
                        .filter(finding -> SIGNALS.contains(finding.check().id()) && finding.verdict() == Verdict.PASS)
                        .count()
                == SIGNALS.size();
    }

    private boolean returns(Node node, Collection<String> fixes) {
        Set<String> blockers = explanation(node).roots().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .map(Finding::check)
                .map(check -> check.id())
                .collect(Collectors.toSet());
        return !blockers.isEmpty() && fixes.containsAll(blockers);
    }

    private Explanation explanation(Node node) {
        return explanations.computeIfAbsent(node.id(), id -> assessment.why(node));
    }
}
