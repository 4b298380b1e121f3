package dev.fleetsh.script.predicate;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Resolves the bare names of a predicate. */
final class Names {
    /** Name of the parameter of the compiled method. */
    static final String NODE = "node";

    private static final Map<String, Readiness> WORDS =
            Map.of("ready", Readiness.READY, "degraded", Readiness.DEGRADED, "blocked", Readiness.BLOCKED);
    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.time.", "java.math.", "dev.fleetsh.fleet.", "dev.fleetsh.check.");

    private final ScriptScope scope;
    private final String source;
    private final Captures captures;
    private final StaticTypes types;

    Names(ScriptScope scope, String source, Captures captures, StaticTypes types) {
        this.scope = scope;
        this.source = source;
        this.captures = captures;
        this.types = types;
    }

    /** What a name outside of closures stands for. */
    Expression resolve(String name, ASTNode place) {
        if (name.equals(NODE) || name.equals("it")) {
            return node();
        }
        if (NodeProperty.exists(name)) {
            return property(node(), Objects.requireNonNull(Members.reader(Node.class, name), name));
        }
        if (WORDS.containsKey(name)) {
            return same(readiness(), Objects.requireNonNull(WORDS.get(name)));
        }
        if (name.equals("readiness")) {
            return readiness();
        }
        Object value = variable(name);
        if (value != null) {
            return types.put(captures.add(value), Captures.visibleType(value));
        }
        Class<?> type = type(name);
        if (type != null) {
            return new ClassExpression(ClassHelper.make(type));
        }
        throw unknown(name, place);
    }

    /** A call of a property's reader. */
    Expression property(Expression owner, Method reader) {
        MethodCallExpression call =
                new MethodCallExpression(owner, reader.getName(), ArgumentListExpression.EMPTY_ARGUMENTS);
        call.setImplicitThis(false);
        return types.put(call, reader.getGenericReturnType());
    }

    /** {@code failing('check-id')}. */
    Expression failing(Expression checkId) {
        MethodCallExpression call = new MethodCallExpression(
                types.put(captures.add(scope), ScriptScope.class),
                "failing",
                new ArgumentListExpression(node(), checkId));
        call.setImplicitThis(false);
        return types.put(call, boolean.class);
    }

    /** The variable of that name, or null. */
    @Nullable
    Object variable(String name) {
        return switch (name) {
            case "nodes" -> scope.nodes();
            case "fleet" -> scope.fleet();
            default -> scope.values().get(name);
        };
    }

    Expression node() {
        return types.put(new VariableExpression(NODE, ClassHelper.make(Node.class)), Node.class);
    }

    ScriptException unknown(String name, ASTNode place) {
        if (List.of("and", "or", "not").contains(name)) {
            return Mistakes.at(source, place, "\"" + name + "\" is no operator", "write &&, || or !");
        }
        List<String> known = new ArrayList<>();
        NodeProperty.ALL.forEach(property -> known.add(property.name()));
        known.addAll(WORDS.keySet());
        known.addAll(List.of("readiness", "failing", NODE));
        known.addAll(scope.values().keySet());
        String near = Nearest.hint(name, known);
        return Mistakes.at(
                source,
                place,
                "no property \"" + name + "\" on a node",
                near.isEmpty() ? "`help properties` lists them" : near);
    }

    private Expression readiness() {
        MethodCallExpression call = new MethodCallExpression(
                types.put(captures.add(scope), ScriptScope.class), "readiness", new ArgumentListExpression(node()));
        call.setImplicitThis(false);
        return types.put(call, Readiness.class);
    }

    private Expression same(Expression value, Enum<?> constant) {
        return types.put(
                new StaticMethodCallExpression(
                        Operators.COMPARISONS, "same", new ArgumentListExpression(value, constant(constant))),
                boolean.class);
    }

    static Expression constant(Enum<?> constant) {
        return new PropertyExpression(
                new ClassExpression(ClassHelper.make(constant.getDeclaringClass())), constant.name());
    }

    private static @Nullable Class<?> type(String name) {
        if (!Character.isUpperCase(name.charAt(0))) {
            return null;
        }
        for (String prefix : PACKAGES) {
            try {
                return Class.forName(prefix + name, false, Names.class.getClassLoader());
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                // The next package may have it.
                continue;
            }
        }
        return null;
    }
}
