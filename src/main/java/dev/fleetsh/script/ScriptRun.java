package dev.fleetsh.script;

import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.evaluate.Engine;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.scope.ScopeOfScript;
import dev.fleetsh.script.scope.ScriptScope;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs saved scripts, each with variables and classes of its own. */
final class ScriptRun {
    private static final int FAILED = 1;

    private final ScriptScope scope;
    private final Writer out;
    private final Map<String, Function<List<Object>, @Nullable Object>> functions;

    ScriptRun(ScriptScope scope, Writer out, Map<String, Function<List<Object>, @Nullable Object>> verbs) {
        this.scope = scope;
        this.out = out;
        this.functions = new HashMap<>(verbs);
        functions.put("exit", ScriptRun::exit);
        functions.put("fail", ScriptRun::fail);
    }

    @Nullable
    Object of(ScriptCall call) {
        Map<String, Object> values = new LinkedHashMap<>(call.values());
        Engine engine = new Engine(new ScopeOfScript(scope, values), out, functions);
        try {
            return engine.evaluate(call.header().body()).value();
        } catch (ScriptEndException e) {
            if (e.exitCode() == 0) {
                return null;
            }
            throw new ScriptEndException(
                    e.exitCode(), e.script().isEmpty() ? call.script().name() : e.script());
        } catch (ScriptException e) {
            throw e.file().isEmpty() ? e.in(call.script().place()) : e;
        }
    }

    private static Object exit(List<Object> arguments) {
        Object code = arguments.isEmpty() ? Integer.valueOf(0) : arguments.get(0);
        if (!(code instanceof Integer number) || number < 0 || number > 255) {
            throw new UsageException("\"" + code + "\" is no exit code", "write a number from 0 to 255");
        }
        throw new ScriptEndException(number, "");
    }

    private static Object fail(List<Object> arguments) {
        String message = arguments.isEmpty() ? "failed" : String.valueOf(arguments.get(0));
        throw new ScriptException(FAILED, message, "", "", 0, 0, 1);
    }
}
