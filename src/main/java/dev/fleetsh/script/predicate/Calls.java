package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.member.Members;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Calls of methods and functions. */
final class Calls {
    /** What Groovy gives every object, and lines do in their own way. */
    private static final Set<String> OF_EVERY_SCRIPT =
            Set.of("print", "println", "printf", "sprintf", "sleep", "use", "with", "tap", "evaluate", "call");

    private final String source;
    private final Rewriting rewriting;
    private final Surroundings around;
    private final StaticTypes types;
    private final Names names;
    private final Constants constants;
    private final Variables variables;
    private final Findings findings;
    private final Set<String> checkIds;

    Calls(
            String source,
            Rewriting rewriting,
            Surroundings around,
            StaticTypes types,
            Names names,
            Constants constants,
            Variables variables,
            Findings findings,
            Set<String> checkIds) {
        this.source = source;
        this.rewriting = rewriting;
        this.around = around;
        this.types = types;
        this.names = names;
        this.constants = constants;
        this.variables = variables;
        this.findings = findings;
        this.checkIds = checkIds;
    }

    Expression call(MethodCallExpression call) {
        if (call.isImplicitThis()) {
            return function(call);
        }
        if (call.getObjectExpression() instanceof VariableExpression variable
                && variable.getName().matches("this|super|System")
                && around.closure()) {
            findings.needsClosure();
        }
        Expression owner = isPackage(call.getObjectExpression())
                ? call.getObjectExpression()
                : rewriting.transformed(call.getObjectExpression());
        Class<?> type = types.of(owner);
        if (type == dev.fleetsh.fleet.Nodes.class && hasClosure(call) && around.closure()) {
            // Bare names in that closure are those of other nodes.
            findings.needsClosure();
            return call;
        }
        String name = call.getMethodAsString();
        Expression arguments = rewriting.transformed(call.getArguments());
        if (types.isOutside(owner)) {
            findings.changes();
        }
        if (types.isOpen(owner) || types.hasOpen(arguments)) {
            findings.dynamic();
        }
        MethodCallExpression rewritten =
                new MethodCallExpression(owner, rewriting.transformed(call.getMethod()), arguments);
        rewritten.setImplicitThis(false);
        rewritten.setSafe(call.isSafe());
        rewritten.setSpreadSafe(call.isSpreadSafe());
        if (name != null && type != Object.class && !(owner instanceof ClassExpression) && !call.isSpreadSafe()) {
            checkMethod(call, type, name);
            List<java.lang.reflect.Type> results = Members.methods(type).stream()
                    .filter(method -> method.getName().equals(name) && method.getParameterCount() == count(arguments))
                    .map(Method::getGenericReturnType)
                    .distinct()
                    .toList();
            if (results.size() == 1
                    && !(call.isSafe() && StaticTypes.raw(results.get(0)).isPrimitive())) {
                types.put(rewritten, results.get(0));
            }
        }
        return rewritten;
    }

    private void checkMethod(MethodCallExpression call, Class<?> type, String name) {
        if (!Members.hasReaders(type)
                || Iterable.class.isAssignableFrom(type)
                || java.util.Map.class.isAssignableFrom(type)) {
            return;
        }
        List<String> known =
                Members.methods(type).stream().map(Method::getName).distinct().toList();
        if (!known.contains(name)
                && !Set.of("equals", "toString", "hashCode", "with", "is").contains(name)) {
            throw Mistakes.at(
                    source,
                    call.getMethod(),
                    "no method \"" + name + "\" on " + Words.one(type),
                    Nearest.hint(name, known));
        }
    }

    private Expression function(MethodCallExpression call) {
        String name = String.valueOf(call.getMethodAsString());
        Expression arguments = rewriting.transformed(call.getArguments());
        if (variables.has(name)) {
            return Outside.closureCall(new VariableExpression(name), arguments, types);
        }
        if (name.equals("failing") && arguments instanceof TupleExpression list && count(list) == 1) {
            Expression id = list.getExpression(0);
            String written = constants.textOf(id);
            if (written != null && !checkIds.contains(written)) {
                throw Mistakes.at(source, id, "no check \"" + written + "\"", Nearest.hint(written, checkIds));
            }
            return names.failing(id);
        }
        List<Method> ofNode = Members.methods(Node.class).stream()
                .filter(method -> method.getName().equals(name))
                .toList();
        if (ofNode.isEmpty()) {
            return around(call, name, arguments);
        }
        MethodCallExpression onNode = new MethodCallExpression(names.node(), name, arguments);
        onNode.setImplicitThis(false);
        return types.put(onNode, ofNode.get(0).getGenericReturnType());
    }

    private Expression around(MethodCallExpression call, String name, Expression arguments) {
        if (!isPlain(arguments)) {
            findings.needsClosure();
        }
        if (around.closure() && OF_EVERY_SCRIPT.contains(name)) {
            findings.needsClosure();
            return call;
        }
        Expression called = around.function(name, arguments);
        if (called == null && around.mayKnowMore()) {
            findings.needsClosure();
            return call;
        }
        if (called == null) {
            throw unknown(call, name);
        }
        findings.callsAround();
        return called;
    }

    private RuntimeException unknown(MethodCallExpression call, String name) {
        if (NodeProperty.exists(name) || Set.of("ready", "blocked", "degraded").contains(name)) {
            return Mistakes.at(
                    source,
                    call.getArguments(),
                    "expected an operator after \"" + name + "\"",
                    "write &&, || or a comparison");
        }
        if (Set.of("and", "or", "not").contains(name)) {
            return names.unknown(name, call.getMethod());
        }
        Set<String> known = new HashSet<>(around.functions());
        Members.methods(Node.class).forEach(method -> known.add(method.getName()));
        known.add("failing");
        return Mistakes.at(
                source,
                call.getMethod(),
                around.closure() ? "no such function \"" + name + "\"" : "no function \"" + name + "\" in a predicate",
                Nearest.hint(name, known));
    }

    /** Whether the expression is the beginning of a qualified name such as {@code java.time.Duration}. */
    static boolean isPackage(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            return Set.of("java", "javax", "groovy").contains(variable.getName());
        }
        return expression instanceof PropertyExpression property
                && !(property.isSafe() || property.isSpreadSafe())
                && isPackage(property.getObjectExpression());
    }

    private static boolean hasClosure(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().stream().anyMatch(ClosureExpression.class::isInstance);
    }

    private static boolean isPlain(Expression arguments) {
        return !(arguments instanceof TupleExpression tuple)
                || tuple.getExpressions().stream()
                        .noneMatch(argument -> argument instanceof SpreadExpression
                                || argument instanceof NamedArgumentListExpression
                                || argument instanceof org.codehaus.groovy.ast.expr.MapExpression);
    }

    private static int count(Expression arguments) {
        return arguments instanceof TupleExpression tuple
                ? tuple.getExpressions().size()
                : 1;
    }
}
