package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.UnknownFactException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.cloud.Lookup;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One planning of one remedy for a selection: what it may look at, and what it adds. Reads of AWS are kept. */
public final class Planning {
    private final Remedy remedy;
    private Fleet fleet;
    private final Nodes selection;
    private final Assessment assessment;
    private final Return back;
    private final Map<String, @Nullable Object> arguments;
    private final Cloud cloud;
    private final Function<String, NodeScript> scripts;
    private final PlanName name;
    private final Set<String> selected = new HashSet<>();
    private final Map<String, EffectDraft> drafts = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, @Nullable Object> answers = new HashMap<>();
    private @Nullable Node at;
    private @Nullable ScopeId asked;

    /**
     * @param arguments a value for each parameter of the remedy
     * @param scripts finds a node script by its id, with its language where there are two: {@code set-sudo.sh}
     * @param name of the plan that comes of it
     */
    public Planning(
            Remedy remedy,
            Fleet fleet,
            Nodes selection,
            Assessment assessment,
            Map<String, @Nullable Object> arguments,
            Cloud cloud,
            Function<String, NodeScript> scripts,
            PlanName name) {
        this.remedy = remedy;
        this.fleet = fleet;
        this.selection = selection;
        this.assessment = assessment;
        this.back = new Return(assessment);
        this.arguments = Data.map(arguments);
        this.cloud = cloud;
        this.scripts = scripts;
        this.name = name;
        selection.forEach(node -> selected.add(node.id()));
    }

    public Remedy remedy() {
        return remedy;
    }

    public Fleet fleet() {
        return fleet;
    }

    /** The nodes that it is planned for. */
    public Nodes selection() {
        return selection;
    }

    public boolean selects(Node node) {
        return selected.contains(node.id());
    }

    /** Verdicts on the whole fleet as it is now. */
    public Assessment assessment() {
        return assessment;
    }

    /** Which nodes are to be heard again. */
    Return back() {
        return back;
    }

    public Map<String, @Nullable Object> arguments() {
        return arguments;
    }

    public @Nullable Object argument(String name) {
        return arguments.get(name);
    }

    /** What the plan marks with everything that it makes, so that taking it back takes back only its own. */
    public String mark() {
        return name.mark();
    }

    /**
     * Plans for one node after another, so that a failure names its node. Where a fact is unknown that is needed, nothing is
     * planned for that node, and a remark says why.
     */
    public void each(Consumer<Node> step) {
        for (Node node : selection) {
            at = node;
            Set<String> before = Set.copyOf(drafts.keySet());
            try {
                step.accept(node);
            } catch (UnknownFactException e) {
                drafts.keySet().retainAll(before);
                remark(Remark.Kind.CANNOT, node.id(), e.getMessage());
            }
        }
        at = null;
    }

    /**
     * Plans for several nodes at once. Where a fact of one of them is needed and unknown, all is planned anew without that
     * node, and a remark says why: one odd node spoils nobody else's plan. A node outside the selection of which that is so
     * is left out of {@link #fleet()} while the step runs. So is a scope of which AWS refuses to tell, where nodes of others
     * are left.
     *
     * @throws UnknownFactException for a fact that is no node's
     * @throws RefusedException where AWS refuses to tell of all that is left
     */
    public void together(Nodes nodes, Consumer<Nodes> step) {
        Map<String, EffectDraft> drafted = new LinkedHashMap<>(drafts);
        List<Remark> remarked = new ArrayList<>(remarks);
        Set<String> odd = new HashSet<>();
        while (true) {
            try {
                step.accept(odd.isEmpty() ? nodes : Nodes.of(but(nodes, odd)));
                return;
            } catch (UnknownFactException e) {
                Node node = e.node();
                if (node == null || !odd.add(node.id())) {
                    throw e;
                }
                remarked.add(new Remark(
                        Remark.Kind.CANNOT,
                        node.id(),
                        selects(node) ? e.getMessage() : "whether it is touched can't be told: " + e.getMessage()));
            } catch (RefusedException e) {
                ScopeId place = asked;
                List<Node> left = but(nodes, odd);
                List<Node> there = left.stream()
                        .filter(node -> node.scope().id().equals(place))
                        .toList();
                // What the guard does not let out is the remedy's mistake.
                if (e.code().equals("guard") || there.isEmpty() || there.size() == left.size()) {
                    throw e;
                }
                there.forEach(node -> odd.add(node.id()));
                remarked.add(new Remark(Remark.Kind.CANNOT, there.get(0).scope().label(), e.getMessage()));
            }
            drafts.clear();
            drafts.putAll(drafted);
            remarks.clear();
            remarks.addAll(remarked);
            fleet = new Fleet(
                    fleet.source(), fleet.takenAt(), fleet.scopes(), but(fleet.nodes(), odd), fleet.completeness());
        }
    }

    private static List<Node> but(Nodes nodes, Set<String> ids) {
        return nodes.stream().filter(node -> !ids.contains(node.id())).toList();
    }

    /** The node that is planned for now, or null. */
    @Nullable
    Node at() {
        return at;
    }

    /** A script that runs on nodes, by the name of its file. */
    public NodeScript script(String file) {
        return scripts.apply(file);
    }

    /** Asks a reading operation, once for equal questions. */
    public @Nullable Object read(ScopeId scope, String operation, Map<String, ?> parameters) {
        return kept(scope, ApiCall.of(operation, parameters), cloud::read);
    }

    /** Asks a reading operation about something that may not be there; null where AWS knows nothing of that name. */
    public @Nullable Object find(ScopeId scope, String operation, Map<String, ?> parameters) {
        return kept(scope, ApiCall.of(operation, parameters), (of, call) -> Lookup.read(cloud, of, call));
    }

    private @Nullable Object kept(ScopeId scope, ApiCall call, BiFunction<ScopeId, ApiCall, @Nullable Object> reader) {
        asked = scope;
        String key = scope + " " + call.operation() + Data.sorted(call.parameters());
        Object answer = answers.get(key);
        if (answer == null) {
            answer = reader.apply(scope, call);
            answers.put(key, answer);
        }
        return answer;
    }

    /**
     * The effect on that resource with that title; there is one of each, whoever asks for it first.
     *
     * @param title what changes, in a line
     */
    public EffectDraft effect(ResourceKind kind, ScopeId scope, String id, String title) {
        Resource resource = new Resource(kind, scope, id);
        return drafts.computeIfAbsent(
                resource.key() + " " + title, key -> new EffectDraft(drafts.size() + 1, this, resource, title));
    }

    /** Says why nothing is planned for a node or a resource, or what a person has to do. */
    public void remark(Remark.Kind kind, String about, String text) {
        Remark remark = new Remark(kind, about, text);
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    /** The effects in the order in which they are to be applied. */
    public List<Effect> effects() {
        return EffectDraft.inOrder(drafts.values());
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
