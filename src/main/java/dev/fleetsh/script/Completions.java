package dev.fleetsh.script;

import dev.fleetsh.script.complete.Candidates;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.scope.ScriptScope;
import java.util.List;

/** What could stand at a place in a text. Nothing is evaluated for it, and Groovy is not needed. */
public final class Completions {
    private final ScriptScope scope;

    public Completions(ScriptScope scope) {
        this.scope = scope;
    }

    /** Candidates for a line of Groovy, all of which begin with the word before the cursor. */
    public List<Suggestion> at(String text, int cursor) {
        return Candidates.of(scope, text.substring(0, cursor), false);
    }

    /** Candidates for a predicate over nodes. */
    public List<Suggestion> inPredicate(String text, int cursor) {
        return Candidates.of(scope, text.substring(0, cursor), true);
    }
}
