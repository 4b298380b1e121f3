package dev.fleetsh.script.evaluate;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.compare.Comparisons;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.member.Members;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;
import org.codehaus.groovy.transform.stc.TypeCheckingContext.EnclosingClosure;
import org.jspecify.annotations.Nullable;

/** Tells Groovy's type checker what scripts of fleetsh know beyond the language: verbs, parameters, readers, node closures. */
final class ScriptTypes extends AbstractTypeCheckingExtension {
    private static final Map<String, Class<?>> WORDS = Map.of(
            "ready", boolean.class,
            "degraded", boolean.class,
            "blocked", boolean.class,
            "readiness", Readiness.class,
            "node", Node.class);
    private static final Set<String> NODE_METHODS = Set.of(
            "where",
            "groupBy",
            "counts",
            "count",
            "values",
            "sortBy",
            "sortByDescending",
            "distinct",
            "percentiles",
            "percentile",
            "top",
            "min",
            "max",
            "any",
            "every",
            "join");

    private final KnownNames names;
    private final WrongCalls calls;

    ScriptTypes(StaticTypeCheckingVisitor visitor, KnownNames names) {
        super(visitor);
        this.names = names;
        this.calls = new WrongCalls(names);
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        String name = Readers.written(variable.getName());
        Class<?> type = inNodeClosure() ? nodeName(name) : null;
        type = type == null ? names.variable(name) : type;
        if (type == null) {
            List<String> further = new ArrayList<>();
            if (inNodeClosure()) {
                NodeProperty.ALL.forEach(property -> further.add(property.name()));
                further.addAll(WORDS.keySet());
            }
            names.unknownVariable(variable, name, further);
        }
        makeDynamic(variable, node(type == null ? Object.class : type));
        return true;
    }

    @Override
    public boolean handleUnresolvedProperty(PropertyExpression property) {
        String hidden = String.valueOf(property.getPropertyAsString());
        String name = Readers.written(hidden);
        Expression owner = property.getObjectExpression();
        Class<?> type = WrongCalls.type(getType(owner));
        if (property.isImplicitThis() || owner instanceof VariableExpression self && self.isThisExpression()) {
            return false;
        }
        Class<?> each = property.isSpreadSafe() ? null : type;
        if (each == Node.class && Readers.isHidden(hidden)) {
            Class<?> read = nodeName(name);
            makeDynamic(property, node(read == null ? Object.class : read));
            return true;
        }
        if (each == null || each == Object.class || Map.class.isAssignableFrom(each)) {
            makeDynamic(property, ClassHelper.OBJECT_TYPE);
            return true;
        }
        Method reader = Members.hasReaders(each) ? Members.reader(each, name) : null;
        if (reader != null) {
            makeDynamic(property, generic(reader));
            return true;
        }
        if (Iterable.class.isAssignableFrom(each)) {
            // A property of each element, which Groovy spreads; the elements' type is not known here.
            Set<String> known = new TreeSet<>(Members.readers(each).keySet());
            if (each != Nodes.class || NodeProperty.exists(name)) {
                makeDynamic(property, ClassHelper.OBJECT_TYPE);
                return true;
            }
            known.addAll(NodeProperty.ALL.stream().map(NodeProperty::name).toList());
        }
        Set<String> known = Members.readers(each).keySet();
        names.mistake(
                property.getProperty(),
                "no property \"" + name + "\" on " + Words.one(each),
                Nearest.hint(name, known));
        makeDynamic(property, ClassHelper.OBJECT_TYPE);
        return true;
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver, String name, ArgumentListExpression arguments, ClassNode[] types, MethodCall call) {
        Class<?> type = WrongCalls.type(receiver);
        ScriptFunction function = names.functions().get(name);
        boolean own = receiver.isScript()
                || type != null && Script.class.isAssignableFrom(type)
                || type != null && Closure.class.isAssignableFrom(type);
        Class<?> answer = Object.class;
        if (own && function != null) {
            named(function, arguments);
            answer = function.answer();
        } else if (own || inNodeClosure() && call instanceof MethodCallExpression bare && bare.isImplicitThis()) {
            boolean ofNode = inNodeClosure()
                    && (name.equals("failing")
                            || Members.methods(Node.class).stream()
                                    .anyMatch(method -> method.getName().equals(name)));
            Class<?> variable = names.variable(name);
            if (!receiver.getMethods(name).isEmpty()) {
                names.mistake(
                        WrongCalls.place(call),
                        name.length(),
                        "\"" + name + "\" does not take " + WrongCalls.given(types),
                        "");
            } else if (!ofNode && variable == null && function == null) {
                names.mistake(
                        WrongCalls.place(call),
                        name.length(),
                        "no such function \"" + name + "\"",
                        Nearest.hint(name, names.functions().keySet()));
            }
            answer = name.equals("failing") ? boolean.class : answer;
        } else if (type != null && type != Object.class && !Map.class.isAssignableFrom(type)) {
            calls.missing(type, name, types, call);
        }
        return List.of(makeDynamic(call, node(answer)));
    }

    @Override
    public void onMethodSelection(Expression expression, MethodNode target) {
        if (target.getDeclaringClass().getName().equals(Comparisons.class.getName())
                && expression instanceof MethodCall call
                && call.getArguments() instanceof TupleExpression sides
                && sides.getExpressions().size() == 2) {
            Comparing.check(
                    names,
                    target.getName(),
                    sides.getExpression(0),
                    WrongCalls.type(getType(sides.getExpression(0))),
                    sides.getExpression(1),
                    WrongCalls.type(getType(sides.getExpression(1))));
        }
    }

    private void named(ScriptFunction function, ArgumentListExpression arguments) {
        Set<String> known = function.named();
        if (known == null) {
            return;
        }
        for (Expression argument : arguments.getExpressions()) {
            if (argument instanceof MapExpression map) {
                for (MapEntryExpression entry : map.getMapEntryExpressions()) {
                    String key = entry.getKeyExpression() instanceof ConstantExpression constant
                            ? String.valueOf(constant.getValue())
                            : "";
                    if (!key.isEmpty() && !known.contains(key)) {
                        names.mistake(
                                entry.getKeyExpression(),
                                key.length(),
                                "\"" + function.name() + "\" has no option \"" + key + "\"",
                                Nearest.hint(key, known));
                    }
                }
            }
        }
    }

    private @Nullable Class<?> nodeName(String name) {
        Class<?> word = WORDS.get(name);
        if (word != null) {
            return word;
        }
        Method reader = NodeProperty.exists(name) ? Members.reader(Node.class, name) : null;
        return reader == null ? null : reader.getReturnType();
    }

    /** Whether what is looked at stands in a closure that is asked of each node. */
    private boolean inNodeClosure() {
        List<Expression> closures = new ArrayList<>();
        for (EnclosingClosure enclosing : getEnclosingClosureStack()) {
            closures.add(enclosing.getClosureExpression());
        }
        for (Expression call : getEnclosingMethodCalls()) {
            if (call instanceof MethodCallExpression method
                    && overNodes(String.valueOf(method.getMethodAsString()))
                    && method.getArguments() instanceof TupleExpression arguments
                    && arguments.getExpressions().stream().anyMatch(closures::contains)) {
                Class<?> receiver = WrongCalls.type(getType(method.getObjectExpression()));
                if (receiver == Nodes.class || receiver == null || receiver == Object.class) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A method that does not exist may be meant to be one over nodes; its closure is no further mistake. */
    private static boolean overNodes(String method) {
        return NODE_METHODS.contains(method)
                || Stream.of(DefaultGroovyMethods.class.getMethods())
                        .noneMatch(known -> known.getName().equals(method));
    }

    private static ClassNode node(Class<?> type) {
        return ClassHelper.make(type).getPlainNodeReference();
    }

    private static ClassNode generic(Method reader) {
        ClassNode declared = ClassHelper.make(reader.getDeclaringClass());
        for (MethodNode method : declared.getMethods(reader.getName())) {
            if (method.getParameters().length == 0) {
                return method.getReturnType().isGenericsPlaceHolder()
                        ? ClassHelper.OBJECT_TYPE
                        : method.getReturnType();
            }
        }
        return node(reader.getReturnType());
    }
}
