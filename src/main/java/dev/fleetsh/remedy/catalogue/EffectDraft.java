package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Assumption;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An effect while a remedy plans it. */
public final class EffectDraft {
    private final int number;
    private final Planning planning;
    private final Resource resource;
    private final String title;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Node> touches = new LinkedHashMap<>();
    private final Map<String, Node> verifiedOn = new LinkedHashMap<>();
    private final Set<State> states = new LinkedHashSet<>();
    private final Set<Ground> grounds = new LinkedHashSet<>();
    private final Set<Assumption> assumptions = new LinkedHashSet<>();
    private final Map<String, Map<String, @Nullable Object>> nodeAssumptions = new LinkedHashMap<>();
    private List<String> fixes;
    private List<String> checks = List.of();
    private boolean signals;
    private Duration within = Duration.ofMinutes(5);
    private Stage stage = Stage.AGENT;
    private @Nullable Action action;
    private @Nullable Inverse inverse;
    private Risk risk = new Risk(Risk.Level.NONE, "");
    private String cost = "";

    EffectDraft(int number, Planning planning, Resource resource, String title) {
        this.number = number;
        this.planning = planning;
        this.resource = resource;
        this.title = title;
        this.fixes = planning.remedy().fixes();
    }

    public Resource resource() {
        return resource;
    }

    /** A reference to a place in this effect's answer, for the parameters of a later effect. */
    public Map<String, @Nullable Object> answer(String path) {
        return new AnswerRef(number, new DataPath(path)).data();
    }

    /** The selected nodes that it is for. */
    public EffectDraft on(Node... selected) {
        return on(List.of(selected));
    }

    /** The selected nodes that it is for. */
    public EffectDraft on(Iterable<Node> selected) {
        selected.forEach(node -> {
            nodes.put(node.id(), node);
            touches.remove(node.id());
        });
        return this;
    }

    /** Nodes that it changes as well; those of the selection count as {@link #on}. */
    public EffectDraft touches(Iterable<Node> others) {
        others.forEach(node -> {
            if (planning.selects(node)) {
                nodes.put(node.id(), node);
            } else if (!nodes.containsKey(node.id())) {
                touches.put(node.id(), node);
            }
        });
        return this;
    }

    public EffectDraft stage(Stage value) {
        stage = value;
        return this;
    }

    /** Applies it by a call of an API. */
    public EffectDraft call(String operation, Map<String, ?> parameters) {
        return act(new Action.Call(ApiCall.of(operation, parameters)));
    }

    /**
     * Applies it by that action.
     *
     * @throws IllegalStateException where it has another one already: two changes that look the same are not one
     */
    public EffectDraft act(Action value) {
        action = only("is to be applied", action, value);
        return this;
    }

    /** Takes it back by a call of an API. */
    public EffectDraft inverse(String operation, Map<String, ?> parameters) {
        return inverse(new Inverse.By(new Action.Call(ApiCall.of(operation, parameters))));
    }

    /**
     * Takes it back so.
     *
     * @throws IllegalStateException where it has another way back already
     */
    public EffectDraft inverse(Inverse value) {
        inverse = only("is to be taken back", inverse, value);
        return this;
    }

    private <T> T only(String what, @Nullable T had, T value) {
        if (had != null && !had.equals(value)) {
            throw new IllegalStateException(
                    "\"" + title + "\" on " + resource + " " + what + " in two ways; give them titles of their own");
        }
        return value;
    }

    /**
     * A fact of the resource that it changes. It is read now: what it is now is the state before, null where the thing
     * is not there yet.
     *
     * @param after the value that the effect leads to; null where only AWS will tell
     */
    public EffectDraft state(
            String name, String operation, Map<String, ?> parameters, String path, @Nullable Object after) {
        ApiCall reading = ApiCall.of(operation, parameters);
        DataPath place = new DataPath(path);
        Object before = place.in(planning.find(resource.scope(), operation, parameters));
        states.add(new State(name, reading, place, before, after));
        return this;
    }

    /** Facts of a node that it rests on, by the names of properties; an apply refuses when they have moved. */
    public EffectDraft rests(Node node, String... properties) {
        for (String property : properties) {
            grounds.add(Ground.of(node, property));
        }
        return this;
    }

    /** What could go wrong; where it is told more than once, the gravest counts. */
    public EffectDraft risk(Risk.Level level, String text) {
        if (risk.text().isEmpty() || level.compareTo(risk.level()) > 0) {
            risk = new Risk(level.compareTo(risk.level()) > 0 ? level : risk.level(), text);
        }
        return this;
    }

    public EffectDraft cost(String text) {
        cost = text;
        return this;
    }

    /** Ids of the checks that it is meant to make pass; by default those of the remedy. */
    public EffectDraft fixes(String... ids) {
        fixes = List.of(ids);
        return this;
    }

    /** Checks that must pass on its nodes afterwards, within that time. */
    public EffectDraft verify(Duration time, String... ids) {
        checks = List.of(ids);
        within = time;
        return this;
    }

    /** Further nodes on which the checks must pass. */
    public EffectDraft verifyOn(Iterable<Node> others) {
        others.forEach(node -> verifiedOn.put(node.id(), node));
        return this;
    }

    /** Beside the checks, nodes that only wait for this remedy must be heard again: their ping and their session channel. */
    public EffectDraft verifySignals() {
        signals = true;
        return this;
    }

    /** What a fact of its nodes, touched ones included, will be. */
    public EffectDraft assume(String fact, @Nullable Object value) {
        nodeAssumptions.computeIfAbsent("", key -> new LinkedHashMap<>()).put(fact, value);
        return this;
    }

    /** What a fact of one node will be. */
    public EffectDraft assume(Node node, String fact, @Nullable Object value) {
        nodeAssumptions.computeIfAbsent(node.id(), key -> new LinkedHashMap<>()).put(fact, value);
        return this;
    }

    /** What a fact of the scope will be: {@code preferences}, {@code tier} or {@code hostManagement}. */
    public EffectDraft assumeScope(String fact, @Nullable Object value) {
        assumptions.add(new Assumption(List.of(), fact, value));
        return this;
    }

    Resource key() {
        return resource;
    }

    String title() {
        return title;
    }

    /**
     * @throws IllegalStateException where the remedy says what changes, but not how
     */
    Effect effect() {
        if (action == null) {
            throw new IllegalStateException("the effect \"" + title + "\" on " + resource + " names no call");
        }
        List<String> all = new ArrayList<>(nodes.keySet());
        all.addAll(touches.keySet());
        List<Assumption> assumed = new ArrayList<>(assumptions);
        nodeAssumptions.forEach((node, facts) -> facts.forEach((fact, value) ->
                assumed.add(new Assumption(node.isEmpty() ? all : List.of(node), fact, Data.of(value)))));
        return new Effect(
                number,
                planning.remedy().id(),
                resource,
                stage,
                title,
                action,
                inverse == null ? new Inverse.None("the remedy names no way back") : inverse,
                List.copyOf(states),
                List.copyOf(grounds),
                List.copyOf(nodes.keySet()),
                List.copyOf(touches.keySet()),
                risk,
                cost,
                verification(),
                assumed,
                fixes);
    }

    private Verification verification() {
        if (checks.isEmpty()) {
            return Verification.NONE;
        }
        Map<String, Node> verified = new LinkedHashMap<>(nodes);
        verified.putAll(verifiedOn);
        return signals
                ? planning.back()
                        .verification(
                                checks, verified.values(), planning.remedy().fixes(), within)
                : new Verification(checks, List.copyOf(verified.keySet()), within);
    }

    static List<Effect> inOrder(Collection<EffectDraft> drafts) {
        return Numbering.inOrder(drafts.stream().map(EffectDraft::effect).toList());
    }
}
