package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The words of {@code onEach { node -> … }}: one effect on the node itself, once something is to be run on it. */
public final class NodeWords extends EffectWords {
    private final Planning planning;
    private final Node node;
    private final List<Consumer<EffectDraft>> changes;
    private final Actions actions;
    private ResourceKind kind = ResourceKind.OS;
    private String title;
    private @Nullable Action action;
    private boolean remarked;

    NodeWords(Planning planning, Node node, List<Consumer<EffectDraft>> changes) {
        super(changes::add);
        this.planning = planning;
        this.node = node;
        this.changes = changes;
        this.actions = new Actions(planning, node);
        this.title = planning.remedy().title();
    }

    static NodeWords of(Planning planning, Node node) {
        return new NodeWords(planning, node, new ArrayList<>());
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return planning.arguments().containsKey(name) ? planning.argument(name) : super.getProperty(name);
    }

    /** What of the node changes, and how, in a line. */
    public void changes(String label, Object text) {
        kind = Words.labelled(ResourceKind.class, label);
        title = text.toString();
    }

    public String mark() {
        return planning.mark();
    }

    public void shell(Map<String, ?> named) {
        act(actions.shell(named));
    }

    public void powershell(Map<String, ?> named) {
        act(actions.powershell(named));
    }

    public void document(String name, Map<String, ?> parameters) {
        act(actions.document(name, parameters));
    }

    private void act(@Nullable Action next) {
        if (next != null) {
            action = next;
        }
    }

    /** How it is taken back, in the words {@code shell}, {@code powershell} and {@code document}. */
    public void undo(Closure<?> closure) {
        UndoWords words = new UndoWords(actions, planning);
        Words.run(closure, words);
        Action back = words.action();
        if (back != null) {
            change(effect -> effect.inverse(new Inverse.By(back)));
        }
    }

    public void nothing(Object text) {
        remark(Remark.Kind.NOTHING_TO_DO, text);
    }

    public void cannot(Object text) {
        remark(Remark.Kind.CANNOT, text);
    }

    public void byHand(Object text) {
        remark(Remark.Kind.BY_HAND, text);
    }

    private void remark(Remark.Kind remark, Object text) {
        remarked = true;
        planning.remark(remark, node.id(), text.toString());
    }

    /** Adds the effect, where there is one. */
    void finish(Stage stage) {
        Action wanted = action;
        if (wanted == null) {
            if (!remarked) {
                remark(Remark.Kind.CANNOT, "there is nothing to run on its operating system");
            }
            return;
        }
        EffectDraft draft = planning.effect(kind, node.scope().id(), node.id(), title);
        draft.stage(stage).on(node).act(wanted);
        changes.forEach(change -> change.accept(draft));
    }
}
