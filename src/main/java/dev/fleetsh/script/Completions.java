package dev.fleetsh.script;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.complete.Completing;
import dev.fleetsh.script.complete.Explained;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.complete.Verb;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What could stand at a place in a text. Nothing is evaluated for it, and Groovy is not needed. */
public final class Completions {
    private final Completing completing;

    public Completions(ScriptScope scope) {
        this(scope, List::of, Map::of);
    }

    /**
     * @param verbs what scripts can call as functions
     * @param classes classes that lines have declared or imported, by their names; asked on each key
     */
    public Completions(ScriptScope scope, Supplier<List<Verb>> verbs, Supplier<Map<String, Class<?>>> classes) {
        this.completing = new Completing(scope, verbs, classes);
    }

    /** Sorts the values of a fleet, once; takes a noticeable time for a large one. */
    public void learn(Fleet fleet) {
        completing.learn(fleet);
    }

    /** Candidates for a line of Groovy, all of which begin with the word before the cursor. */
    public List<Suggestion> at(String text, int cursor) {
        return completing.candidates(text.substring(0, cursor), false);
    }

    /** What stands before the cursor in a line of Groovy, or is called around it; null where nothing is known. */
    public @Nullable Explained explained(String text, int cursor) {
        return completing.explained(text.substring(0, cursor), false);
    }

    /** The same in a predicate over nodes. */
    public @Nullable Explained explainedInPredicate(String text, int cursor) {
        return completing.explained(text.substring(0, cursor), true);
    }

    /**
     * Names in a line of Groovy that nothing has: properties, methods, variables, checks.
     *
     * @param predicate whether the text is a predicate over nodes
     * @param cursor where a word may still be being typed
     */
    public List<Token> doubtful(String text, boolean predicate, int cursor) {
        return completing.doubtful(text, predicate, cursor);
    }

    /** Candidates for a predicate over nodes. */
    public List<Suggestion> inPredicate(String text, int cursor) {
        return completing.candidates(text.substring(0, cursor), true);
    }
}
