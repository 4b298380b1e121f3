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

/** Values that are known when a predicate is compiled, and become fields of its class. */
final class Captures {
    private final List<Object> values = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();
    private final Map<Expression, Object> valueOf = new IdentityHashMap<>();

    /** A read of the field that holds the value. */
    Expression add(Object value) {
        VariableExpression read = new VariableExpression(name(values.size()));
        values.add(value);
        types.add(visibleType(value));
        valueOf.put(read, value);
        return read;
    }

    /** The value that an expression reads, or null when it reads none. */
    @Nullable
    Object value(Expression expression) {
        return valueOf.get(expression);
    }

    static String name(int index) {
        return "fleetsh$" + index;
    }

    List<Class<?>> types() {
        return types;
    }

    Object[] values() {
        return values.toArray();
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
