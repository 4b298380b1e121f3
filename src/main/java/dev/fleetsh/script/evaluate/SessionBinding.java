package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.scope.ScriptScope;
import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.codehaus.groovy.runtime.typehandling.GroovyCastException;
import org.jspecify.annotations.Nullable;

/** The variables of scripts: the session's values, and what is always there. */
public final class SessionBinding extends Binding {
    private static final List<String> FIXED = List.of("fleet", "nodes", "session", "out", Routing.OUT);
    private static final Pattern ANSWERS = Pattern.compile("\\$\\d+|_|_e");

    private final ScriptScope scope;
    private final PrintWriter out;
    private final Map<String, Function<List<Object>, @Nullable Object>> functions;

    /** Types that typed declarations gave to variables; a later value has to be of that type. */
    private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

    SessionBinding(
            ScriptScope scope, PrintWriter out, Map<String, Function<List<Object>, @Nullable Object>> functions) {
        this.scope = scope;
        this.out = out;
        this.functions = functions;
    }

    /** Whether the shell gives that name its value: {@code $1}, {@code _}, {@code _e}. */
    static boolean isAnswer(String name) {
        return ANSWERS.matcher(name).matches();
    }

    ScriptScope scope() {
        return scope;
    }

    PrintWriter out() {
        return out;
    }

    @Nullable
    Function<List<Object>, @Nullable Object> function(String name) {
        return functions.get(name);
    }

    Set<String> functions() {
        return functions.keySet();
    }

    /** Names that a script can read. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of("fleet", "nodes", "session", "out"));
        names.addAll(scope.values().keySet());
        return names;
    }

    @Override
    public @Nullable Object getVariable(String name) {
        switch (name) {
            case "fleet":
                return scope.fleet();
            case "nodes":
                return scope.nodes();
            case "session":
                return scope.session();
            case "out", Routing.OUT:
                return out;
            default:
                Object value = scope.values().get(name);
                if (value == null && !scope.values().containsKey(name)) {
                    throw new MissingPropertyException(name, SessionScript.class);
                }
                return value;
        }
    }

    @Override
    public boolean hasVariable(String name) {
        return FIXED.contains(name) || scope.values().containsKey(name);
    }

    /** Says of what type a variable is from now on, as a typed declaration does; Object for every value. */
    void declare(String name, Class<?> type) {
        if (type == Object.class) {
            types.remove(name);
        } else {
            types.put(name, type);
        }
    }

    @Override
    @SuppressWarnings("NullAway")
    public void setVariable(String name, @Nullable Object value) {
        String refusal = refusal(name);
        if (refusal != null) {
            throw new UsageException(refusal, "choose another name");
        }
        Class<?> type = types.get(name);
        if (type != null && type.isPrimitive() && value == null) {
            throw new GroovyCastException(null, type);
        }
        scope.values().put(name, type == null ? value : DefaultTypeTransformation.castToType(value, type));
    }

    @Override
    public void removeVariable(String name) {
        types.remove(name);
        scope.values().remove(name);
    }

    @Override
    public Map<String, Object> getVariables() {
        Map<String, Object> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, getVariable(name)));
        return all;
    }

    /** Why a script may not give that name a value, or null. */
    @Nullable
    String refusal(String name) {
        if (functions.containsKey(name)) {
            return "\"" + name + "\" is a verb";
        }
        return FIXED.contains(name) || ANSWERS.matcher(name).matches() ? "\"" + name + "\" is set by the shell" : null;
    }
}
