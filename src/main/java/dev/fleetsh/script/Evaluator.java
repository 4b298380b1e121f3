package dev.fleetsh.script;

import dev.fleetsh.script.evaluate.Engine;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.SnippetKind;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates lines and blocks of Groovy over a session. Variables, methods, classes and imports stay for the lines that
 * follow; nothing is ever run twice. Groovy is loaded by the first line, or by {@link #warm}.
 */
public final class Evaluator {
    private final ScriptScope scope;
    private final Writer out;
    private final Map<String, Function<List<Object>, @Nullable Object>> functions = new ConcurrentHashMap<>();
    private volatile @Nullable Engine engine;

    /**
     * @param out receives what scripts print
     */
    public Evaluator(ScriptScope scope, Writer out) {
        this.scope = scope;
        this.out = out;
    }

    /**
     * Runs the text once and gives the value of its last expression.
     *
     * @throws dev.fleetsh.fleet.ScriptException when it does not compile (3), or failed (1)
     * @throws dev.fleetsh.fleet.InterruptedByUserException when the thread was interrupted; its flag is cleared then
     * @throws dev.fleetsh.fleet.FleetException what the script met in the session
     */
    public @Nullable Object evaluate(String source) {
        return run(source).value();
    }

    /** Runs the text once, as {@link #evaluate} does, and tells also what it defines. */
    public Evaluated run(String source) {
        if (source.isBlank()) {
            return new Evaluated(null, SnippetKind.STATEMENT, List.of());
        }
        Engine.Result result = engine().evaluate(source);
        return new Evaluated(
                result.value(), result.outline().kind(), result.outline().definitions());
    }

    /**
     * Runs a saved script once, with variables of its own, and gives the value of its last expression.
     *
     * @throws dev.fleetsh.fleet.FleetException as {@link #evaluate} does; what is told of a place names the file
     */
    public @Nullable Object run(ScriptCall call) {
        return new ScriptRun(scope, out, functions).of(call);
    }

    /**
     * Compiles the text without running it, with every check that comes before a text runs; leaves nothing.
     *
     * @throws dev.fleetsh.fleet.ScriptException with the place of the first mistake
     */
    public void check(String source) {
        if (!source.isBlank()) {
            engine().check(source);
        }
    }

    /**
     * An evaluator that knows all that this one does, for another thread to go on with while a line that will not end
     * uses this one.
     */
    public synchronized Evaluator successor() {
        Evaluator successor = new Evaluator(scope, out);
        successor.functions.putAll(functions);
        successor.engine = engine == null ? null : engine.successor();
        return successor;
    }

    /** Forgets a variable, a method, a type or an import. */
    public void forget(Definition definition) {
        engine().forget(definition);
    }

    /** Gives a name a value. */
    public void bind(String name, Object value) {
        scope.values().put(name, value);
    }

    /** Binds a verb as a function that scripts can call and can't redefine. */
    public void function(String name, Function<List<Object>, @Nullable Object> function) {
        functions.put(name, function);
    }

    /** Names that scripts can read or call. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>(List.of("fleet", "nodes", "session", "out"));
        names.addAll(functions.keySet());
        names.addAll(scope.values().keySet());
        return names;
    }

    /** Classes that lines have declared or imported, by their names; does not load Groovy. */
    public Map<String, Class<?>> classes() {
        Engine loaded = engine;
        return loaded == null ? Map.of() : loaded.classes();
    }

    /** Loads what the first line needs, for a background thread. */
    public void warm() {
        engine().warm();
    }

    /** Loads what the first predicate needs; lines can be evaluated meanwhile. */
    public void warmPredicates() {
        new Predicates(scope).compile("name == '' || windows && 'a' in tags");
    }

    private synchronized Engine engine() {
        Engine loaded = engine;
        if (loaded == null) {
            loaded = new Engine(scope, out, functions);
            engine = loaded;
        }
        return loaded;
    }
}
