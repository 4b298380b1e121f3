package dev.fleetsh.aws;

import dev.fleetsh.fleet.Ages;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeEvidence;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.fleet.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scope and fresh enough to be kept. Nodes are always listed again, which takes few calls: they are the
 * ones that come and go. What was missing before is asked again, however fresh it is.
 */
final class Kept {
    /** Nothing is known. */
    static final Kept NOTHING = new Kept(null, Map.of(), EnumSet.noneOf(EvidenceKind.class), Instant.MAX);

    private static final Map<EvidenceKind, Set<String>> FACTS = Map.of(
            EvidenceKind.TAGS, Set.of("tags"),
            EvidenceKind.INVENTORY, Set.of("directoryRole", "directoryService"),
            EvidenceKind.SETTINGS, Set.of("preferences", "tier", "hostManagement"),
            EvidenceKind.NETWORK, Set.of("network"),
            EvidenceKind.PERMISSIONS,
                    Set.of(
                            "permissions",
                            "operator",
                            "runAsTag",
                            "key",
                            "keyPolicy",
                            "logGroup",
                            "bucket",
                            "activations",
                            "documents",
                            "justInTime"));

    private final @Nullable Scope scope;
    private final Map<String, Node> nodes;
    private final Set<EvidenceKind> fresh;
    private final Instant channelsSince;

    private Kept(@Nullable Scope scope, Map<String, Node> nodes, Set<EvidenceKind> fresh, Instant channelsSince) {
        this.scope = scope;
        this.nodes = nodes;
        this.fresh = fresh;
        this.channelsSince = channelsSince;
    }

    /** What is known of each scope of a fleet. */
    static Map<ScopeId, Kept> of(Fleet fleet, Staleness limits, Instant now) {
        Map<ScopeId, Map<String, Node>> nodes = new HashMap<>();
        fleet.nodes().forEach(node -> nodes.computeIfAbsent(node.scope().id(), key -> new HashMap<>())
                .put(node.id(), node));
        Map<ScopeId, Kept> all = new HashMap<>();
        for (Scope scope : fleet.scopes()) {
            Ages ages = scope.evidence().ages();
            Set<EvidenceKind> fresh = EnumSet.noneOf(EvidenceKind.class);
            for (EvidenceKind kind : FACTS.keySet()) {
                Duration age = ages.age(kind, now);
                if (age != null
                        && age.compareTo(limits.after(kind)) < 0
                        && whole(kind, scope, fleet.completeness().gaps())) {
                    fresh.add(kind);
                }
            }
            all.put(
                    scope.id(),
                    new Kept(
                            scope,
                            nodes.getOrDefault(scope.id(), Map.of()),
                            fresh,
                            now.minus(limits.after(EvidenceKind.CHANNELS))));
        }
        return all;
    }

    private static boolean whole(EvidenceKind kind, Scope scope, List<Gap> gaps) {
        Set<String> facts = FACTS.getOrDefault(kind, Set.of());
        return gaps.stream()
                .noneMatch(gap -> gap.scope().equals(scope.label())
                        && gap.facts().stream().anyMatch(facts::contains));
    }

    /** Whether a kind need not be asked again. */
    boolean has(EvidenceKind kind) {
        return scope != null && fresh.contains(kind);
    }

    /** The scope as it was known; only where {@link #has} says so of a kind. */
    Scope scope() {
        if (scope == null) {
            throw new IllegalStateException("nothing is kept");
        }
        return scope;
    }

    /** A node as it was known, or null. */
    @Nullable
    Node node(String id) {
        return nodes.get(id);
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    /** The channel of a node, where it is known and fresh; else null. */
    @Nullable
    Fact<ChannelStatus> channel(Registration now) {
        Node node = nodes.get(now.id);
        if (node == null || !node.channelFact().isKnown() || !node.pingFact().is(now.ping.orNull())) {
            return null;
        }
        Fact<ChannelStatus> channel = node.channelFact();
        return channel.origin().observedAt().isAfter(channelsSince) ? channel : null;
    }

    /** The tags of a node that is no instance, where they are known and fresh; else null. */
    @Nullable
    Tags tags(String id) {
        Node node = nodes.get(id);
        return node != null && has(EvidenceKind.TAGS) && node.tags().isKnown() ? node.tags() : null;
    }

    /** A scope with what is kept, and with the time at which everything was read. */
    Scope over(Scope read, Instant began) {
        Ages ages = Ages.NONE;
        for (EvidenceKind kind : EvidenceKind.values()) {
            Instant then = has(kind) ? scope().evidence().ages().of(kind) : null;
            ages = ages.with(kind, then == null ? began : then);
        }
        ScopeEvidence evidence = read.evidence();
        if (has(EvidenceKind.NETWORK)) {
            evidence = evidence.with(scope().evidence().network());
        }
        if (has(EvidenceKind.PERMISSIONS)) {
            ScopeEvidence before = scope().evidence();
            evidence =
                    evidence.with(before.permissions()).with(before.targets()).with(before.admission());
        }
        return read.with(evidence.with(ages));
    }
}
