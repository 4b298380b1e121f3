package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.Assumption;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fleet as it is assumed to be once a plan has been applied. */
final class ChangedFleet {
    /** Signals that take the way to ssmmessages as well. */
    private static final Set<String> CHANNEL = Set.of("channel", "connected");

    private final Assessment before;
    private final FactValues facts;
    private final ScopeValues scopeFacts;
    private final Map<ScopeId, Scope> scopes = new HashMap<>();
    private final Map<String, Map<String, @Nullable Object>> nodeFacts = new LinkedHashMap<>();
    /** Signals that an attempt may bring back, by node, each with the remedy that tries. */
    private final Map<String, Map<String, String>> tries = new LinkedHashMap<>();
    /** Remedies of the plan that were tried on a node, and did not help. */
    private final Map<String, Set<String>> inVain = new HashMap<>();
    /** Nodes of which a signal is open, since no more than an attempt is made for it. */
    private final Map<String, String> open = new HashMap<>();

    private final Tried tried;
    private final Map<String, Set<String>> fixes = new HashMap<>();
    private final Set<String> mistakes = new LinkedHashSet<>();
    private final Fleet fleet;

    /** Verdicts where networks have changed and nothing else; those from before where none has. */
    private final Assessment ways;

    private boolean networks;

    /**
     * @param before verdicts on the whole fleet as it is
     */
    ChangedFleet(Plan plan, Fleet old, Assessment before, Tried tried) {
        this.before = before;
        this.tried = tried;
        this.facts = new FactValues(new Origin("what-if " + plan.id(), before.at()), before.at());
        this.scopeFacts = new ScopeValues(facts);
        Map<ScopeId, Scope> known = new HashMap<>();
        old.scopes().forEach(scope -> known.putIfAbsent(scope.id(), scope));
        for (Effect effect : plan.effects()) {
            Stream.concat(effect.nodes().stream(), effect.touches().stream()).forEach(id -> {
                if (attempt(effect) && tried.inVain(effect.remedy(), id)) {
                    inVain.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(effect.remedy());
                } else {
                    fixes(id).addAll(effect.fixes());
                }
            });
            changeNetwork(effect, known);
            effect.assumptions().forEach(assumption -> assume(effect, assumption, known));
        }
        ways = networks ? ways(old) : before;
        fleet = changed(old);
    }

    Fleet fleet() {
        return fleet;
    }

    /** Assumptions that could not be made, each with the reason. */
    Set<String> mistakes() {
        return mistakes;
    }

    /** Ids of the checks that the plan is meant to make pass on a node. */
    Set<String> fixes(String node) {
        return fixes.computeIfAbsent(node, key -> new HashSet<>());
    }

    /** The remedy whose attempt decides whether the node is heard again; null where none does. */
    @Nullable
    String attempt(String node) {
        return open.get(node);
    }

    /** Remedies of the plan that were tried on the node before, and did not help. */
    Set<String> inVain(String node) {
        return inVain.getOrDefault(node, Set.of());
    }

    /** Whether nothing was read and found wanting: then nobody knows whether it helps. */
    private static boolean attempt(Effect effect) {
        return effect.states().isEmpty();
    }

    private void assume(Effect effect, Assumption assumption, Map<ScopeId, Scope> known) {
        if (!assumption.nodes().isEmpty()) {
            boolean signal = attempt(effect) && FactValues.heard(assumption);
            for (String id : assumption.nodes()) {
                if (!signal) {
                    nodeFacts
                            .computeIfAbsent(id, key -> new LinkedHashMap<>())
                            .put(assumption.fact(), assumption.value());
                } else if (!inVain(id).contains(effect.remedy())) {
                    tries.computeIfAbsent(id, key -> new LinkedHashMap<>()).put(assumption.fact(), effect.remedy());
                }
            }
            return;
        }
        ScopeId id = effect.resource().scope();
        Scope scope = scopes.getOrDefault(id, known.get(id));
        if (scope != null) {
            attempt(
                    assumption.fact(),
                    () -> scopes.put(id, scopeFacts.with(scope, assumption.fact(), assumption.value())));
        }
    }

    /** What the calls make of the networks, so that ways are found in them as they will be. */
    private void changeNetwork(Effect effect, Map<ScopeId, Scope> known) {
        ScopeId id = effect.resource().scope();
        Scope scope = scopes.getOrDefault(id, known.get(id));
        if (scope == null || !(effect.action() instanceof Action.Call)) {
            return;
        }
        Object data = AnswerRef.known(effect.action().data(), number -> made(number == 0 ? effect.number() : number));
        if (data instanceof Map<?, ?> map && effect.action().with(Data.map(map)) instanceof Action.Call resolved) {
            Network old = scope.evidence().network();
            Network now = NetworkChanges.after(old, resolved.call(), id(effect.number()));
            if (now != old) {
                networks = true;
                scopes.put(id, scope.with(scope.evidence().with(now)));
            }
        }
    }

    /** What the call of an effect may answer; only ids of new things are referred to. */
    private static Map<String, @Nullable Object> made(int effect) {
        return Map.of("GroupId", id(effect), "VpcEndpoint", Map.of("VpcEndpointId", id(effect)));
    }

    private static String id(int effect) {
        return "planned-" + effect;
    }

    private Assessment ways(Fleet old) {
        List<Node> nodes = new ArrayList<>(old.size());
        for (Node node : old.nodes()) {
            Scope scope = scopes.get(node.scope().id());
            nodes.add(scope == null ? node : node.change(scope).build());
        }
        Fleet changed = new Fleet(
                old.source(),
                old.takenAt(),
                old.scopes().stream()
                        .map(scope -> scopes.getOrDefault(scope.id(), scope))
                        .toList(),
                nodes,
                old.completeness());
        return Assessment.of(changed, before.edition(), before.at());
    }

    /** Whether the way that a signal takes is shut even in the networks as they will be. */
    private boolean shut(Node node, String signal) {
        return networks
                && node.isEc2()
                && (closed(node, Service.SSM) || CHANNEL.contains(signal) && closed(node, Service.SSMMESSAGES));
    }

    private boolean closed(Node node, Service service) {
        return ways.path(node, service).path().passage() == Passage.CLOSED;
    }

    private Fleet changed(Fleet old) {
        List<Node> nodes = new ArrayList<>(old.size());
        for (Node node : old.nodes()) {
            Map<String, @Nullable Object> assumed = nodeFacts.getOrDefault(node.id(), Map.of());
            Scope scope = scopes.get(node.scope().id());
            nodes.add(
                    scope == null && assumed.isEmpty() && !tries.containsKey(node.id())
                            ? node
                            : changed(node, scope == null ? node.scope() : scope, assumed));
        }
        return new Fleet(
                old.source(),
                old.takenAt(),
                old.scopes().stream()
                        .map(scope -> scopes.getOrDefault(scope.id(), scope))
                        .toList(),
                nodes,
                old.completeness());
    }

    private Node changed(Node node, Scope scope, Map<String, @Nullable Object> assumed) {
        NodeBuilder builder = node.change(scope);
        Map<String, String> attempts = tries.getOrDefault(node.id(), Map.of());
        boolean signals = !attempts.isEmpty() || assumed.keySet().stream().anyMatch(FactValues.SIGNALS::contains);
        boolean heard = !signals || nothingElse(node);
        Node reached = builder.build();
        assumed.forEach((fact, value) -> {
            if (!FactValues.SIGNALS.contains(fact) || heard && !shut(reached, fact)) {
                attempt(fact, () -> facts.set(builder, node.domainProbeFact(), fact, value));
            }
        });
        attempts.forEach((fact, remedy) -> {
            if (heard && !assumed.containsKey(fact) && FactValues.silent(node, fact) && !shut(reached, fact)) {
                open.put(node.id(), remedy);
                attempt(fact, () -> facts.set(builder, node.domainProbeFact(), fact, null));
            }
        });
        return builder.build();
    }

    /** Whether everything that blocks the node now is what the plan is meant to fix: with another fault, no signal comes. */
    private boolean nothingElse(Node node) {
        return before.why(node).roots().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .map(Finding::check)
                .allMatch(check -> fixes(node.id()).contains(check.id()));
    }

    private void attempt(String fact, Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            mistakes.add(fact + ": " + e.getMessage());
        }
    }
}
