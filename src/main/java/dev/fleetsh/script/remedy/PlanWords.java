package dev.fleetsh.script.remedy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of {@code plan { nodes -> … }}; parameters of the remedy are properties. */
public final class PlanWords extends GroovyObjectSupport {
    private final Planning planning;
    private final Stage stage;

    PlanWords(Planning planning, Stage stage) {
        this.planning = planning;
        this.stage = stage;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return planning.arguments().containsKey(name) ? planning.argument(name) : super.getProperty(name);
    }

    public Fleet getFleet() {
        return planning.fleet();
    }

    /** The nodes that it is planned for, those included to which it does not apply. */
    public Nodes getSelection() {
        return planning.selection();
    }

    public Assessment getAssessment() {
        return planning.assessment();
    }

    /** What marks everything that the plan makes. */
    public String mark() {
        return planning.mark();
    }

    /** Asks AWS, about the account and Region of a node or a scope. */
    public @Nullable Object read(Map<String, ?> parameters, String operation, Object where) {
        return planning.read(scope(where), operation, parameters);
    }

    public @Nullable Object read(String operation, Object where) {
        return read(Map.of(), operation, where);
    }

    public @Nullable Object read(String operation, Object where, Map<String, ?> parameters) {
        return read(parameters, operation, where);
    }

    /** Asks AWS about something that may not be there; null where it is not. */
    public @Nullable Object find(Map<String, ?> parameters, String operation, Object where) {
        return planning.find(scope(where), operation, parameters);
    }

    public @Nullable Object find(String operation, Object where, Map<String, ?> parameters) {
        return find(parameters, operation, where);
    }

    /**
     * Adds a change of a resource.
     *
     * @param kind as plans show it, such as {@code security group}
     * @param where a node or a scope
     * @return the effect, of whose answer a later one can make use
     */
    public EffectDraft effect(String kind, Object where, Object id, Object title, Closure<?> words) {
        EffectDraft draft = planning.effect(
                Words.labelled(ResourceKind.class, kind), scope(where), String.valueOf(id), String.valueOf(title));
        draft.stage(stage);
        Words.run(words, new RunWords(planning, draft));
        return draft;
    }

    public void nothing(Object about, Object text) {
        remark(Remark.Kind.NOTHING_TO_DO, about, text);
    }

    public void cannot(Object about, Object text) {
        remark(Remark.Kind.CANNOT, about, text);
    }

    public void byHand(Object about, Object text) {
        remark(Remark.Kind.BY_HAND, about, text);
    }

    private void remark(Remark.Kind kind, Object about, Object text) {
        planning.remark(
                kind,
                about instanceof Node node
                        ? node.id()
                        : about instanceof Scope scope ? scope.label() : about.toString(),
                text.toString());
    }

    static ScopeId scope(Object where) {
        if (where instanceof Node node) {
            return node.scope().id();
        }
        if (where instanceof Scope scope) {
            return scope.id();
        }
        if (where instanceof ScopeId id) {
            return id;
        }
        throw new WrongWordException("\"" + where + "\" is no place to ask at", "give a node or a scope");
    }
}
