package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Rewrites the expression of a predicate into one over the parameter {@code node}, checking every name on the way. */
final class Rewriting extends ClassCodeExpressionTransformer {
    private final SourceUnit unit;
    private final String source;
    private final ScriptScope scope;
    private final Captures captures;
    private final StaticTypes types = new StaticTypes();
    private final Names names;
    private final Constants constants;
    private final Operators operators;
    private Set<String> locals = Set.of();
    private boolean dynamic;

    Rewriting(SourceUnit unit, String source, ScriptScope scope, Captures captures) {
        this.unit = unit;
        this.source = source;
        this.scope = scope;
        this.captures = captures;
        this.names = new Names(scope, source, captures, types);
        this.constants = new Constants(source, captures, types, scope.clock().instant());
        this.operators = new Operators(source, captures, types, constants);
    }

    /** The whole predicate, as something that has Groovy truth. */
    BooleanExpression predicate(Expression written) {
        Expression value = operand(transform(written));
        return value instanceof BooleanExpression truth && !(value instanceof NotExpression)
                ? truth
                : new BooleanExpression(value);
    }

    /** Whether a value's type is known only when it is there, so that the predicate can't be compiled statically. */
    boolean dynamic() {
        return dynamic;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression == null) {
            return null;
        }
        Expression result = rewrite(expression);
        if (result != expression && result.getLineNumber() < 1) {
            result.setSourcePosition(expression);
        }
        return result;
    }

    private Expression rewrite(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            return variable(variable);
        } else if (expression instanceof DeclarationExpression declaration) {
            return declaration(declaration);
        } else if (expression instanceof BinaryExpression binary) {
            return binary(binary);
        } else if (expression instanceof PropertyExpression property) {
            return property(property);
        } else if (expression instanceof MethodCallExpression call) {
            return call(call);
        } else if (expression instanceof ClosureExpression closure) {
            return closure(closure);
        } else if (expression instanceof PostfixExpression || expression instanceof PrefixExpression) {
            throw Mistakes.at(source, expression, "a predicate changes nothing", "");
        } else if (expression instanceof NotExpression not) {
            return types.put(new NotExpression(operand(transformed(not.getExpression()))), boolean.class);
        } else if (expression instanceof BooleanExpression truth) {
            return types.put(new BooleanExpression(operand(transformed(truth.getExpression()))), boolean.class);
        } else if (expression instanceof TernaryExpression choice) {
            Expression rewritten = choice.transformExpression(this);
            return types.put(rewritten, commonType((TernaryExpression) rewritten));
        }
        return expression.transformExpression(this);
    }

    private Expression variable(VariableExpression variable) {
        String name = variable.getName();
        if (locals.contains(name)) {
            return variable;
        }
        if (name.equals("this") || name.equals("super")) {
            throw Mistakes.at(source, variable, "no \"" + name + "\" in a predicate", "\"node\" is the node itself");
        }
        return names.resolve(name, variable);
    }

    private Expression declaration(DeclarationExpression declaration) {
        if (locals.isEmpty()) {
            throw notOneExpression(declaration);
        }
        declaration.setRightExpression(transformed(declaration.getRightExpression()));
        Set<String> more = new HashSet<>(locals);
        if (declaration.isMultipleAssignmentDeclaration()) {
            declaration.getTupleExpression().forEach(part -> more.add(((VariableExpression) part).getName()));
        } else {
            more.add(declaration.getVariableExpression().getName());
        }
        locals = more;
        return declaration;
    }

    private Expression binary(BinaryExpression binary) {
        int operator = binary.getOperation().getType();
        if (Types.ofType(operator, Types.ASSIGNMENT_OPERATOR)) {
            throw assignment(binary);
        }
        Expression left = transformed(binary.getLeftExpression());
        if (operator == Types.LEFT_SQUARE_BRACKET && Map.class.isAssignableFrom(types.of(left))) {
            return get(left, transformed(binary.getRightExpression()), binary.isSafe());
        }
        Expression right = transformed(binary.getRightExpression());
        if (Operators.METHODS.containsKey(operator)) {
            return operators.compare(binary, operand(left), operand(right));
        }
        if (operator == Types.LOGICAL_AND || operator == Types.LOGICAL_OR) {
            return types.put(new BinaryExpression(operand(left), binary.getOperation(), operand(right)), boolean.class);
        }
        BinaryExpression rewritten = new BinaryExpression(left, binary.getOperation(), right);
        rewritten.setSafe(binary.isSafe());
        return rewritten;
    }

    private Expression property(PropertyExpression property) {
        String name = property.getPropertyAsString();
        Expression written = property.getObjectExpression();
        Expression owner = transformed(written);
        if (name == null || property.isSpreadSafe() || owner instanceof ClassExpression) {
            return owner instanceof ClassExpression ? constant(property, owner) : property.transformExpression(this);
        }
        Class<?> type = types.of(owner);
        if (type == Fact.class && Members.reader(Fact.class, name) == null) {
            owner = operand(owner);
            type = types.of(owner);
        }
        if (Map.class.isAssignableFrom(type)) {
            return get(owner, new ConstantExpression(name), property.isSafe());
        }
        Method reader = Members.hasReaders(type) ? Members.reader(type, name) : null;
        if (reader != null) {
            Expression read = names.property(owner, reader);
            if (property.isSafe() && read instanceof MethodCallExpression call) {
                call.setSafe(true);
                // A safe read of a primitive may be null.
                types.put(call, reader.getReturnType().isPrimitive() ? Object.class : reader.getGenericReturnType());
            }
            return read;
        }
        if (Members.hasReaders(type)) {
            String near = Nearest.hint(name, Members.readers(type).keySet());
            throw Mistakes.at(
                    source, property.getProperty(), "no property \"" + name + "\" on " + Words.one(type), near);
        }
        dynamic |= type == Object.class && captures.value(owner) != null;
        PropertyExpression plain = new PropertyExpression(owner, property.getProperty(), property.isSafe());
        plain.setSpreadSafe(property.isSpreadSafe());
        return plain;
    }

    private Expression constant(PropertyExpression property, Expression owner) {
        Expression constant = new PropertyExpression(owner, property.getProperty(), property.isSafe());
        Class<?> type = owner.getType().getTypeClass();
        return type.isEnum() ? types.put(constant, type) : constant;
    }

    private Expression get(Expression map, Expression key, boolean safe) {
        MethodCallExpression call = new MethodCallExpression(map, "get", new ArgumentListExpression(key));
        call.setImplicitThis(false);
        call.setSafe(safe);
        return types.put(call, types.of(map) == dev.fleetsh.fleet.Tags.class ? String.class : Object.class);
    }

    private Expression call(MethodCallExpression call) {
        if (call.isImplicitThis()) {
            return functionCall(call);
        }
        Expression owner = transformed(call.getObjectExpression());
        String name = call.getMethodAsString();
        Class<?> type = types.of(owner);
        Expression arguments = transformed(call.getArguments());
        dynamic |= type == Object.class && captures.value(owner) != null;
        MethodCallExpression rewritten = new MethodCallExpression(owner, transformed(call.getMethod()), arguments);
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
        if (!Members.hasReaders(type) || Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
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

    private Expression functionCall(MethodCallExpression call) {
        String name = String.valueOf(call.getMethodAsString());
        Expression arguments = transformed(call.getArguments());
        if (locals.contains(name)) {
            return new MethodCallExpression(new VariableExpression(name), "call", arguments);
        }
        if (name.equals("failing")
                && arguments instanceof TupleExpression list
                && list.getExpressions().size() == 1) {
            Expression id = list.getExpression(0);
            String written = constants.textOf(id);
            if (written != null && !scope.checkIds().contains(written)) {
                throw Mistakes.at(source, id, "no check \"" + written + "\"", Nearest.hint(written, scope.checkIds()));
            }
            return names.failing(id);
        }
        Object value = names.variable(name);
        if (value instanceof groovy.lang.Closure<?>) {
            dynamic = true;
            MethodCallExpression called = new MethodCallExpression(captures.add(value), "call", arguments);
            called.setImplicitThis(false);
            return called;
        }
        List<String> methods =
                Members.methods(Node.class).stream().map(Method::getName).toList();
        if (!methods.contains(name)) {
            throw dev.fleetsh.fleet.NodeProperty.exists(name)
                            || Set.of("ready", "blocked", "degraded").contains(name)
                    ? Mistakes.at(
                            source,
                            call.getArguments(),
                            "expected an operator after \"" + name + "\"",
                            "write &&, || or a comparison")
                    : functionUnknown(name, call, methods);
        }
        MethodCallExpression onNode = new MethodCallExpression(names.node(), name, arguments);
        onNode.setImplicitThis(false);
        return Members.methods(Node.class).stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(method -> types.put(onNode, method.getGenericReturnType()))
                .orElse(onNode);
    }

    private RuntimeException functionUnknown(String name, MethodCallExpression call, List<String> methods) {
        if (Set.of("and", "or", "not").contains(name)) {
            return names.unknown(name, call.getMethod());
        }
        Set<String> known = new HashSet<>(methods);
        known.add("failing");
        return Mistakes.at(
                source, call.getMethod(), "no function \"" + name + "\" in a predicate", Nearest.hint(name, known));
    }

    private Expression closure(ClosureExpression closure) {
        Set<String> outer = locals;
        Set<String> inner = new HashSet<>(outer);
        Parameter[] parameters = closure.getParameters();
        if (parameters != null && parameters.length == 0) {
            inner.add("it");
        } else if (parameters != null) {
            for (Parameter parameter : parameters) {
                inner.add(parameter.getName());
            }
        }
        inner.add("");
        locals = inner;
        closure.getCode().visit(this);
        locals = outer;
        return closure;
    }

    /** What an operator works on: a fact stands for its value. */
    private Expression operand(Expression expression) {
        if (types.of(expression) != Fact.class) {
            return expression;
        }
        java.lang.reflect.Type type = StaticTypes.argument(types.generic(expression));
        Class<?> raw = StaticTypes.raw(type);
        Expression known = new StaticMethodCallExpression(
                Operators.COMPARISONS,
                "known",
                new ArgumentListExpression(expression, new ConstantExpression(constants.text(expression))));
        Expression value = raw == Object.class ? known : new CastExpression(ClassHelper.make(raw), known);
        value.setSourcePosition(expression);
        return types.put(value, type);
    }

    private Expression transformed(Expression expression) {
        return java.util.Objects.requireNonNull(transform(expression));
    }

    private Class<?> commonType(TernaryExpression choice) {
        Class<?> type = types.of(choice.getTrueExpression());
        return type == types.of(choice.getFalseExpression()) ? type : Object.class;
    }

    private static int count(Expression arguments) {
        return arguments instanceof TupleExpression tuple
                ? tuple.getExpressions().size()
                : 1;
    }

    private RuntimeException assignment(BinaryExpression binary) {
        boolean plain = binary.getOperation().getType() == Types.ASSIGN;
        return Mistakes.at(
                source,
                binary.getOperation().getStartLine(),
                binary.getOperation().getStartColumn(),
                binary.getOperation().getText().length(),
                "a predicate changes nothing",
                plain ? "did you mean \"==\"?" : "");
    }

    private RuntimeException notOneExpression(Expression place) {
        return Mistakes.at(source, place, "a predicate is one expression", "");
    }
}
