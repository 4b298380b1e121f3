package dev.fleetsh.check;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds around every node of an assessment: edition, time, and what the fleet says of scopes and Regions. */
final class Surroundings {
    private final Edition edition;
    private final Instant now;
    private final Instant freshSince;
    private final Instant overdueBefore;
    private final Map<ScopeId, Population> populations = new HashMap<>();
    private final Map<String, AgentVersion> newest = new HashMap<>();
    private final Map<Scope, ScopeRights> rights = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Twins twins;
    /** SIDs of domains by their names, as far as probes told. */
    private final Map<String, Set<String>> domains = new HashMap<>();

    private final Ways ways = new Ways();

    private Surroundings(Edition edition, Instant now, Twins twins) {
        this.twins = twins;
        this.edition = edition;
        this.now = now;
        this.freshSince = now.minus(Duration.ofMinutes(Thresholds.PING_FRESH_MINUTES));
        this.overdueBefore = now.minus(Duration.ofMinutes(Thresholds.PING_OVERDUE_MINUTES));
    }

    static Surroundings of(Fleet fleet, Edition edition, Instant now) {
        Surroundings surroundings = new Surroundings(edition, now, Twins.of(fleet));
        Set<String> partial = fleet.completeness().gaps().stream()
                .filter(gap -> gap.facts().contains("nodes"))
                .map(gap -> gap.scope())
                .collect(Collectors.toSet());
        Map<Scope, Population> counting = new IdentityHashMap<>();
        for (Node node : fleet.nodes()) {
            counting.computeIfAbsent(node.scope(), scope -> new Population(partial.contains(scope.label())))
                    .count(node);
            surroundings.see(node.domainProbeFact().orNull());
        }
        counting.forEach((scope, population) -> {
            surroundings.populations.merge(scope.id(), population, Population::plus);
            AgentVersion version = population.newest;
            if (version != null) {
                surroundings.newest.merge(
                        scope.id().region(), version, (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        });
        return surroundings;
    }

    private void see(@Nullable DomainProbe probe) {
        if (probe != null && !probe.domainSid().isEmpty()) {
            domains.computeIfAbsent(probe.domain(), name -> new HashSet<>(1)).add(probe.domainSid());
        }
    }

    /** Name of a controller's domain, with its SID where another domain of the fleet has the same name. */
    String domain(DomainProbe probe) {
        return domains.getOrDefault(probe.domain(), Set.of()).size() > 1
                ? probe.domain() + " (" + probe.domainSid() + ")"
                : probe.domain();
    }

    Edition edition() {
        return edition;
    }

    Instant now() {
        return now;
    }

    /** Ways through the networks of the scopes. */
    Ways ways() {
        return ways;
    }

    Population population(Scope scope) {
        Population population = populations.get(scope.id());
        return population == null ? new Population(true) : population;
    }

    /** Roles of a scope, and what the person who asks may do in it. */
    ScopeRights rights(Scope scope) {
        return rights.computeIfAbsent(scope, ScopeRights::new);
    }

    /** Machines that are known under two ids. */
    Twins twins() {
        return twins;
    }

    /** Newest agent seen in a Region, or null. */
    @Nullable
    AgentVersion newestIn(String region) {
        return newest.get(region);
    }

    /** Whether a newer agent was seen in the node's Region. */
    boolean behind(Node node) {
        AgentVersion agent = node.agentFact().orNull();
        AgentVersion other = newest.get(node.region());
        return agent != null && other != null && agent.compareTo(other) < 0;
    }

    Freshness freshness(Node node) {
        Instant last = node.lastPingFact().orNull();
        if (last == null) {
            return Freshness.UNDATED;
        }
        if (!last.isBefore(freshSince)) {
            return Freshness.FRESH;
        }
        return last.isBefore(overdueBefore) ? Freshness.OVERDUE : Freshness.LATE;
    }

    /** How many nodes a scope has. */
    static final class Population {
        private boolean partial;
        private int managed;
        private int doubtful;
        private int hybrid;

        @Nullable
        AgentVersion newest;

        Population(boolean partial) {
            this.partial = partial;
        }

        private void count(Node node) {
            if (node.registeredFact().is(true)) {
                managed++;
            } else if (!node.registeredFact().isKnown()) {
                doubtful++;
            }
            if (node.kind() == NodeKind.HYBRID) {
                hybrid++;
            }
            AgentVersion agent = node.agentFact().orNull();
            if (agent != null && (newest == null || newest.compareTo(agent) < 0)) {
                newest = agent;
            }
        }

        private Population plus(Population other) {
            managed += other.managed;
            doubtful += other.doubtful;
            hybrid += other.hybrid;
            partial |= other.partial;
            return this;
        }

        /** Nodes that Systems Manager lists. */
        int managed() {
            return managed;
        }

        /** Nodes that Systems Manager may list or not. */
        int doubtful() {
            return doubtful;
        }

        int hybrid() {
            return hybrid;
        }

        /** Whether some nodes of the scope may be missing. */
        boolean partial() {
            return partial;
        }
    }
}
