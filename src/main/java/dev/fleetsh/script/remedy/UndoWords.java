package dev.fleetsh.script.remedy;

import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.DataPath;
import groovy.lang.GroovyObjectSupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of {@code undo { … }}. */
public final class UndoWords extends GroovyObjectSupport {
    private final Actions actions;
    private final Planning planning;
    private @Nullable Action action;

    UndoWords(Actions actions, Planning planning) {
        this.actions = actions;
        this.planning = planning;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return planning.arguments().containsKey(name) ? planning.argument(name) : super.getProperty(name);
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

    /** A place in the JSON line that the effect's own script printed. */
    public Map<String, @Nullable Object> answer(Object path) {
        return new AnswerRef(0, new DataPath(path.toString())).data();
    }

    private void act(@Nullable Action next) {
        if (next != null) {
            action = next;
        }
    }

    @Nullable
    Action action() {
        return action;
    }
}
