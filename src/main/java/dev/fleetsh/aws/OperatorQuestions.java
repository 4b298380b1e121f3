package dev.fleetsh.aws;

import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the caller may do with the nodes of an account. One simulation asks for all nodes of a scope at once; only
 * where its answer says that tags decide is there one more for each combination of their values, and only where it is a
 * denial that may lie in the ids are nodes asked about by their ARNs, a hundred in a call.
 */
final class OperatorQuestions {
    static final String START = "ssm:StartSession";
    static final String DATA_KEY = "kms:GenerateDataKey";
    private static final int NODES_IN_CALL = 100;
    private static final int COMBINATIONS = 200;
    private static final List<String> TAG_KEYS = List.of("ssm:resourcetag/", "aws:resourcetag/");

    private final RoleAnswers answers;
    private final Clock clock;
    private final String caller;
    private final Map<String, List<RoleBearer>> nodes = new LinkedHashMap<>();
    private final Set<String> documents = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Decision> decisions = new ArrayList<>();

    /** @param caller ARN as STS told it */
    OperatorQuestions(RoleAnswers answers, Clock clock, String caller) {
        this.answers = answers;
        this.clock = clock;
        this.caller = caller;
    }

    void node(String wildcard, RoleBearer node) {
        nodes.computeIfAbsent(wildcard, key -> new ArrayList<>()).add(node);
    }

    void document(String arn) {
        documents.add(arn);
    }

    void key(String arn) {
        keys.add(arn);
    }

    /** Whom IAM knows the caller as, or null where it simulates nothing for such a caller. */
    @Nullable
    String principal() {
        String[] parts = caller.split(":", 6);
        if (parts.length < 6) {
            return null;
        }
        String name = parts[5];
        if (parts[2].equals("iam") && (name.startsWith("user/") || name.startsWith("role/"))) {
            return caller;
        }
        if (!name.startsWith("assumed-role/")) {
            return null;
        }
        String role = name.split("/")[1];
        // The ARN of a session leaves the path of its role out.
        Role found = answers.role(role).fact().orNull();
        return found != null && found.exists()
                ? found.arn()
                : "arn:" + parts[1] + ":iam::" + parts[4] + ":role/" + role;
    }

    /** Asks, by one call or a few. */
    Reply<List<Decision>> decisions(@Nullable String principal) {
        if (principal == null) {
            return Reply.refused(
                    new Refusal(
                            Refusal.Kind.UNKNOWN_OPERATION,
                            RoleAnswers.SIMULATION,
                            "IAM simulates users and roles, and the caller is " + caller),
                    clock);
        }
        List<String> resources = new ArrayList<>(nodes.keySet());
        resources.addAll(documents);
        resources.addAll(keys);
        if (resources.isEmpty()) {
            return Reply.to(RoleAnswers.SIMULATION, clock, List::of);
        }
        List<String> actions = keys.isEmpty() ? List.of(START) : List.of(START, DATA_KEY);
        return Reply.to(RoleAnswers.SIMULATION, clock, () -> {
            List<Decision> first = ask(principal, actions, resources, Map.of()).stream()
                    .filter(decision -> decision.action().equals(DATA_KEY) == keys.contains(decision.resource()))
                    .toList();
            List<Decision> byTags = byTags(principal, first);
            decisions.addAll(byTags);
            byIds(principal, first);
            return List.copyOf(decisions);
        });
    }

    private void byIds(String principal, List<Decision> first) {
        List<String> arns = new ArrayList<>();
        for (Decision decision : first) {
            if (decision.outcome() == Outcome.IMPLICIT_DENY
                    && decision.byOrganization() != Decision.Layer.DENIES
                    && decision.missing().isEmpty()) {
                String prefix =
                        decision.resource().substring(0, decision.resource().length() - 1);
                nodes.getOrDefault(decision.resource(), List.of()).forEach(node -> arns.add(prefix + node.id()));
            }
        }
        for (int from = 0; from < arns.size(); from += NODES_IN_CALL) {
            decisions.addAll(ask(
                    principal,
                    List.of(START),
                    arns.subList(from, Math.min(arns.size(), from + NODES_IN_CALL)),
                    Map.of()));
        }
    }

    /**
     * The decisions with one more for each combination of values. A tag that a node does not have is no missing context,
     * but an answer: conditions that ask for it are decided as they were.
     */
    private List<Decision> byTags(String principal, List<Decision> first) {
        Map<Map<String, String>, Set<String>> combinations = new LinkedHashMap<>();
        for (Decision decision : first) {
            List<String> keys =
                    decision.missing().stream().filter(OperatorQuestions::tag).toList();
            for (RoleBearer node : nodes.getOrDefault(decision.resource(), List.of())) {
                Map<String, String> values = values(node.tags(), keys);
                if (!values.isEmpty()) {
                    combinations
                            .computeIfAbsent(values, key -> new LinkedHashSet<>())
                            .add(decision.resource());
                }
            }
        }
        boolean all = combinations.size() <= COMBINATIONS;
        List<Decision> whole = new ArrayList<>();
        first.forEach(decision -> whole.add(all && tagsKnown(decision.resource()) ? withoutTags(decision) : decision));
        // What is beyond that many stays unknown for the keys that are missing.
        combinations.entrySet().stream().limit(COMBINATIONS).forEach(combination -> ask(
                        principal, List.of(START), combination.getValue(), combination.getKey())
                .forEach(decision -> whole.add(withoutTags(decision))));
        return whole;
    }

    private boolean tagsKnown(String resource) {
        List<RoleBearer> bearers = nodes.get(resource);
        return bearers != null && bearers.stream().allMatch(node -> node.tags().isKnown());
    }

    private static Decision withoutTags(Decision decision) {
        return new Decision(
                decision.action(),
                decision.resource(),
                decision.outcome(),
                decision.byOrganization(),
                decision.byBoundary(),
                decision.missing().stream().filter(key -> !tag(key)).toList(),
                decision.statements(),
                decision.context());
    }

    private List<Decision> ask(
            String principal, List<String> actions, Collection<String> resources, Map<String, String> context) {
        Reply<List<Decision>> reply = answers.simulation(principal, actions, List.copyOf(resources), context);
        Refusal refusal = reply.refusal();
        if (refusal != null) {
            throw new Reply.Refused(refusal);
        }
        return reply.fact().require("permissions of the caller");
    }

    private static boolean tag(String key) {
        return TAG_KEYS.stream().anyMatch(key.toLowerCase(Locale.ROOT)::startsWith);
    }

    private static Map<String, String> values(Tags tags, List<String> keys) {
        Map<String, String> values = new TreeMap<>();
        if (tags.isKnown()) {
            for (String key : keys) {
                String value = tags.get(key.substring(key.indexOf('/') + 1));
                if (value != null) {
                    values.put(key, value);
                }
            }
        }
        return values;
    }
}
