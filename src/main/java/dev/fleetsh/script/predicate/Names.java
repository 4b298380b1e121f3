package dev.fleetsh.script.predicate;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.member.Members;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    /** Name of the parameter of the compiled method, which no script can write. */
    static final String PARAMETER = "fleetsh$node";

    private static final Map<String, Readiness> WORDS =
            Map.of("ready", Readiness.READY, "degraded", Readiness.DEGRADED, "blocked", Readiness.BLOCKED);
    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.time.", "java.math.", "dev.fleetsh.fleet.", "dev.fleetsh.check.");

    private final String source;
    private final Surroundings around;
    private final StaticTypes types;
    private final Set<String> aliases;
    private final Findings findings;

    /**
     * @param aliases names of the node itself
     */
    Names(String source, Surroundings around, StaticTypes types, Set<String> aliases, Findings findings) {
        this.source = source;
        this.around = around;
        this.types = types;
        this.aliases = aliases;
        this.findings = findings;
    }

    /** What a name stands for that is no variable of the expression's own. */
    Expression resolve(String name, VariableExpression place) {
        if (aliases.contains(name)) {
            return node();
        }
        if (isOfNode(name)) {
            if (around.isLocal(name)) {
                throw Mistakes.at(
                        source,
                        place,
                        "\"" + name + "\" is a property of the node and a variable here",
                        "give the variable another name");
            }
            return ofNode(name);
        }
        Expression variable = around.variable(name);
        if (variable != null) {
            return variable;
        }
        if (Character.isUpperCase(name.charAt(0))) {
            Class<?> type = around.hasType(name) ? null : type(name);
            if (type != null) {
                return new ClassExpression(ClassHelper.make(type));
            }
            if (around.closure()) {
                // A class of the script, or none: the compiler tells.
                return place;
            }
        }
        if (around.mayKnowMore()) {
            findings.needsClosure();
            return place;
        }
        throw unknown(name, place);
    }

    static boolean isOfNode(String name) {
        return NodeProperty.exists(name) || WORDS.containsKey(name) || name.equals("readiness");
    }

    private Expression ofNode(String name) {
        if (NodeProperty.exists(name)) {
            return property(node(), Objects.requireNonNull(Members.reader(Node.class, name), name));
        }
        return name.equals("readiness")
                ? readiness()
                : types.put(
                        new StaticMethodCallExpression(
                                Operators.COMPARISONS,
                                "same",
                                new ArgumentListExpression(readiness(), constant(WORDS.get(name)))),
                        boolean.class);
    }

    /** A call of a property's reader. */
    Expression property(Expression owner, Method reader) {
        return types.put(
                call(owner, reader.getName(), ArgumentListExpression.EMPTY_ARGUMENTS), reader.getGenericReturnType());
    }

    /** {@code failing('check-id')}. */
    Expression failing(Expression checkId) {
        return types.put(call(around.scope(), "failing", new ArgumentListExpression(node(), checkId)), boolean.class);
    }

    Expression node() {
        return types.put(new VariableExpression(PARAMETER, ClassHelper.make(Node.class)), Node.class);
    }

    ScriptException unknown(String name, ASTNode place) {
        if (List.of("and", "or", "not").contains(name)) {
            return Mistakes.at(source, place, "\"" + name + "\" is no operator", "write &&, || or !");
        }
        List<String> known = new ArrayList<>();
        NodeProperty.ALL.forEach(property -> known.add(property.name()));
        known.addAll(WORDS.keySet());
        known.addAll(List.of("readiness", "failing", "node"));
        known.addAll(around.variables());
        String near = Nearest.hint(name, known);
        return Mistakes.at(
                source,
                place,
                "no property \"" + name + "\" on a node",
                near.isEmpty() ? "`help properties` lists them" : near);
    }

    private Expression readiness() {
        return types.put(call(around.scope(), "readiness", new ArgumentListExpression(node())), Readiness.class);
    }

    static Expression constant(@Nullable Enum<?> constant) {
        Enum<?> known = Objects.requireNonNull(constant);
        return new PropertyExpression(new ClassExpression(ClassHelper.make(known.getDeclaringClass())), known.name());
    }

    private static Expression call(Expression owner, String method, Expression arguments) {
        MethodCallExpression call = new MethodCallExpression(owner, method, arguments);
        call.setImplicitThis(false);
        return call;
    }

    static @Nullable Class<?> type(String name) {
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
