package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Inverse;
import groovy.lang.Closure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of {@code effect(…) { … }}, those included that run something on one node instead of calling AWS. */
public final class RunWords extends EffectWords {
    private final Planning planning;
    private @Nullable Node at;

    RunWords(Planning planning, EffectDraft draft) {
        super(change -> change.accept(draft));
        this.planning = planning;
    }

    /** The node that runs what changes the resource; it comes before {@code shell}, {@code powershell} and {@code document}. */
    public void at(Node node) {
        at = node;
    }

    public void shell(Map<String, ?> named) {
        act(actions().shell(named));
    }

    public void powershell(Map<String, ?> named) {
        act(actions().powershell(named));
    }

    public void document(String name, Map<String, ?> parameters) {
        act(actions().document(name, parameters));
    }

    /** How it is taken back on the same node, in the words {@code shell}, {@code powershell} and {@code document}. */
    public void undo(Closure<?> closure) {
        UndoWords words = new UndoWords(actions(), planning);
        Words.run(closure, words);
        Action back = words.action();
        if (back != null) {
            change(effect -> effect.inverse(new Inverse.By(back)));
        }
    }

    private Actions actions() {
        if (at == null) {
            throw new WrongWordException("an effect that runs something says where", "write at node before it");
        }
        return new Actions(planning, at);
    }

    private void act(@Nullable Action action) {
        if (action != null) {
            change(effect -> effect.act(action));
        }
    }
}
