package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/**
 * Values that become fields of a compiled class: known when it is compiled, made by its constructor, or handed to its
 * constructor where the closure stands.
 */
final class Captures {
    /**
     * One field.
     *
     * @param initial makes the value in the constructor; null when the constructor is handed the value
     */
    record Capture(String name, Class<?> type, @Nullable Expression initial) {}

    private final boolean closure;
    private final List<Capture> all = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Expression> outside = new ArrayList<>();
    private final Map<Expression, Object> valueOf = new IdentityHashMap<>();

    /**
     * @param closure whether instances are made by the code around a closure, so that no value may be handed over now
     */
    Captures(boolean closure) {
        this.closure = closure;
    }

    /** A read of the field that holds the value, which is known now and handed to the constructor. */
    Expression value(Object value) {
        VariableExpression read = add(visibleType(value), null);
        values.add(value);
        valueOf.put(read, value);
        return read;
    }

    /** A read of a constant that the text itself names. */
    Expression constant(Object value, Expression initial) {
        if (!closure) {
            return value(value);
        }
        VariableExpression read = add(visibleType(value), initial);
        valueOf.put(read, value);
        return read;
    }

    /** A read of what another expression over captured values gives when an instance is made. */
    Expression derived(Class<?> type, Expression initial) {
        return add(type, initial);
    }

    /** A read of the value that an expression has where the closure stands. */
    Expression open(Class<?> type, Expression written) {
        outside.add(written);
        return add(type, null);
    }

    /** The value that an expression is known to read, or null. */
    @Nullable
    Object value(Expression expression) {
        return valueOf.get(expression);
    }

    List<Capture> all() {
        return all;
    }

    Object[] values() {
        return values.toArray();
    }

    /** What the constructor is handed where the closure stands. */
    List<Expression> outside() {
        return outside;
    }

    private VariableExpression add(Class<?> type, @Nullable Expression initial) {
        String name = "fleetsh$" + all.size();
        all.add(new Capture(name, type, initial));
        return new VariableExpression(name);
    }

    /** The most useful type of the value that any class may name. */
    static Class<?> visibleType(Object value) {
        for (Class<?> type : List.of(
                ScriptScope.class,
                Nodes.class,
                Node.class,
                Fleet.class,
                String.class,
                CharSequence.class,
                groovy.lang.Closure.class,
                Set.class,
                List.class,
                Map.class)) {
            if (type.isInstance(value)) {
                return type;
            }
        }
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        boolean visible = Modifier.isPublic(type.getModifiers())
                && (type.getClassLoader() == null || type.getClassLoader() == Captures.class.getClassLoader());
        return visible && type.getEnclosingClass() == null ? type : Object.class;
    }
}
