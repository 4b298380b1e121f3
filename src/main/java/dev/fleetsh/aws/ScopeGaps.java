package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is missing from one scope, counted in nodes whose facts are unknown for it. */
final class ScopeGaps {
    private static final Set<String> REGISTERED =
            Set.of("nodes", "registered", "ping", "lastPing", "platform", "agent", "channel");
    private static final Set<String> MACHINES =
            Set.of("nodes", "state", "profile", "metadata", "vpc", "subnet", "tags", "name");

    private final ScopeReading reading;
    private final List<Node> nodes;
    private final GapBook book;

    /** @param nodes the nodes as they were assembled */
    ScopeGaps(ScopeReading reading, List<Node> nodes, GapBook book) {
        this.reading = reading;
        this.nodes = nodes;
        this.book = book;
    }

    /**
     * @param channels the calls of GetConnectionStatus, for what their failures said
     * @param hybridTags the calls of ListTagsForResource
     */
    void add(NodeCalls channels, NodeCalls hybridTags) {
        Refusal denied = reading.firstListing;
        Refusal missing = reading.registered.missing();
        Refusal machines = reading.machines.missing();
        if (nodes.isEmpty()
                && missing != null
                && machines != null
                && missing.ofWholeScope()
                && machines.ofWholeScope()) {
            book.add(reading.label(), missing, Set.of("nodes"), 0);
            return;
        }
        if (denied != null && missing != null) {
            // Granting either listing would do, so both are named.
            book.add(reading.label(), denied, REGISTERED, unknown(missing, Node::registeredFact));
        }
        listing(missing, REGISTERED, Node::registeredFact);
        listing(reading.machines.missing(), MACHINES, Node::stateFact);
        calls(channels, "channel", Node::channelFact);
        calls(hybridTags, "tags", node -> node.tags().why());
        setting(reading.preferences.refusal(), "preferences", nodes.size());
        int instances = (int) nodes.stream().filter(Node::isEc2).count();
        setting(reading.tier.refusal(), "tier", nodes.size() - instances);
        setting(reading.hostManagement.refusal(), "hostManagement", instances);
        inventory();
        listing(reading.agentUpdates.missing(), Set.of("autoUpdate"), Node::autoUpdateFact);
    }

    private void inventory() {
        Refusal role = reading.directoryRoles.missing();
        Refusal service = reading.directoryServices.missing();
        Set<String> facts = new HashSet<>();
        if (role != null) {
            facts.add("directoryRole");
        }
        if (service != null) {
            facts.add("directoryService");
        }
        listing(
                role != null ? role : service,
                facts,
                role != null ? Node::directoryRoleFact : Node::directoryServiceFact);
    }

    private void listing(@Nullable Refusal refusal, Set<String> facts, Function<Node, @Nullable Fact<?>> fact) {
        if (refusal != null) {
            book.add(reading.label(), refusal, facts, unknown(refusal, fact));
        }
    }

    /** Number of nodes whose fact is unknown for that refusal. */
    private int unknown(Refusal refusal, Function<Node, @Nullable Fact<?>> fact) {
        Fact<Object> lost = refusal.fact(reading.registered.origin());
        return count(node -> fact.apply(node) instanceof Fact.Unknown<?> unknown
                && unknown.origin().source().equals(refusal.operation())
                && unknown.toString().equals(lost.toString()));
    }

    private void calls(NodeCalls calls, String fact, Function<Node, @Nullable Fact<?>> read) {
        Map<Reason, Integer> without = new EnumMap<>(Reason.class);
        for (Node node : nodes) {
            if (read.apply(node) instanceof Fact.Unknown<?> unknown
                    && unknown.origin().source().equals(calls.operation())) {
                without.merge(unknown.reason(), 1, Integer::sum);
            }
        }
        without.forEach((reason, count) -> {
            Refusal failure = calls.failure(reason);
            Refusal said = failure != null ? failure : Refusal.cancelled(calls.operation());
            book.add(reading.label(), said, Set.of(fact), count);
        });
    }

    private void setting(@Nullable Refusal refusal, String fact, int count) {
        if (refusal != null) {
            book.add(reading.label(), refusal, Set.of(fact), count);
        }
    }

    private int count(Predicate<Node> which) {
        return (int) nodes.stream().filter(which).count();
    }
}
