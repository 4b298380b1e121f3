package dev.fleetsh.script.predicate;

import dev.fleetsh.script.scope.ScriptScope;
import groovy.lang.Closure;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/** Around the text of a predicate: values of the session as they are now. */
final class SessionValues implements Surroundings {
    private final ScriptScope scope;
    private final Captures captures;
    private final StaticTypes types;

    SessionValues(ScriptScope scope, Captures captures, StaticTypes types) {
        this.scope = scope;
        this.captures = captures;
        this.types = types;
    }

    @Override
    public @Nullable Expression variable(String name) {
        Object value = value(name);
        return value == null ? null : types.putOutside(captures.value(value), Captures.visibleType(value));
    }

    @Override
    public @Nullable Expression function(String name, Expression arguments) {
        return value(name) instanceof Closure<?> closure
                ? Outside.closureCall(captures.value(closure), arguments, types)
                : null;
    }

    @Override
    public Expression scope() {
        return types.put(captures.value(scope), ScriptScope.class);
    }

    @Override
    public Set<String> variables() {
        return scope.values().keySet();
    }

    @Override
    public Set<String> functions() {
        Set<String> functions = new HashSet<>();
        scope.values().forEach((name, value) -> {
            if (value instanceof Closure<?>) {
                functions.add(name);
            }
        });
        return functions;
    }

    @Override
    public boolean isLocal(String name) {
        return false;
    }

    @Override
    public boolean hasType(String name) {
        return false;
    }

    @Override
    public boolean closure() {
        return false;
    }

    @Override
    public boolean mayKnowMore() {
        return false;
    }

    private @Nullable Object value(String name) {
        return switch (name) {
            case "nodes" -> scope.nodes();
            case "fleet" -> scope.fleet();
            default -> scope.values().get(name);
        };
    }
}
