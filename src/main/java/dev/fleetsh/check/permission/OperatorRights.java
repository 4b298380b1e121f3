package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.policy.Wildcard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the person who asks may do, by decisions about resources and tags. Of all decisions that fit a node, the one that was
 * given the most context counts, and among these the one with the longest resource.
 */
public final class OperatorRights {
    /** In the ARN of every kind of node. */
    private static final String INSTANCE = "instance/";

    private static final String TAG = "resourcetag/";

    private final Fact<List<Decision>> decisions;
    private final Map<String, List<Decision>> exact = new HashMap<>();
    private final List<Decision> patterns = new ArrayList<>();
    private final boolean byNode;

    public OperatorRights(Fact<List<Decision>> decisions) {
        this.decisions = decisions;
        for (Decision decision : decisions.orElse(List.of())) {
            if (decision.resource().indexOf('*') < 0) {
                exact.computeIfAbsent(decision.resource(), key -> new ArrayList<>())
                        .add(decision);
            } else {
                patterns.add(decision);
            }
        }
        this.byNode = exact.keySet().stream().anyMatch(resource -> resource.contains(INSTANCE))
                || decisions.orElse(List.of()).stream()
                        .anyMatch(decision -> !decision.context().isEmpty());
    }

    /** Whether nodes of one kind may differ, by their ids or by their tags. */
    public boolean byNode() {
        return byNode;
    }

    /**
     * Whether the person may do that.
     *
     * @param resource an ARN
     * @param tags of the resource
     */
    public Grant on(String action, String resource, Tags tags) {
        if (decisions instanceof Fact.Unknown<List<Decision>> unknown) {
            return new Grant.Unknown(unknown.reason(), unknown.detail());
        }
        List<Decision> fitting = new ArrayList<>(exact.getOrDefault(resource, List.of()));
        for (Decision pattern : patterns) {
            if (Wildcard.matches(pattern.resource(), resource)) {
                fitting.add(pattern);
            }
        }
        return fitting.stream()
                .filter(decision -> decision.action().equalsIgnoreCase(action) && fits(decision, tags))
                .max(Comparator.comparing(
                                (Decision decision) -> decision.context().size())
                        .thenComparing(decision -> decision.resource().length()))
                .map(Decisions::of)
                .orElseGet(() -> new Grant.Unknown(
                        Reason.NOT_COLLECTED, "iam:SimulatePrincipalPolicy of " + action + " on " + resource));
    }

    private static boolean fits(Decision decision, Tags tags) {
        return decision.context().entrySet().stream().allMatch(entry -> {
            String key = entry.getKey();
            int slash = key.toLowerCase(Locale.ROOT).indexOf(TAG);
            return slash < 0
                    || tags.isKnown() && entry.getValue().equals(tags.get(key.substring(slash + TAG.length())));
        });
    }
}
