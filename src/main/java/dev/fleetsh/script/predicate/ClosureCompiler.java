package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.scope.ScriptScope;
import groovy.transform.CompileStatic;
import groovy.transform.ThreadInterrupt;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Makes the classes of the closures of one text. */
final class ClosureCompiler {
    /** Methods of a selection that take a predicate, and those that take a function: what these take can be a closure. */
    private static final Set<String> PREDICATES = methodsThatTake(Predicate.class);

    private static final Set<String> FUNCTIONS = methodsThatTake(Function.class);

    private final SourceUnit unit;
    private final String text;
    private final ScriptScope scope;
    private final Set<String> assigned;
    private final boolean dynamic;
    private final List<ClassNode> classes = new ArrayList<>();
    private @Nullable Copies copies;

    ClosureCompiler(SourceUnit unit, String text, ScriptScope scope, Set<String> assigned, boolean dynamic) {
        this.unit = unit;
        this.text = text;
        this.scope = scope;
        this.assigned = assigned;
        this.dynamic = dynamic;
    }

    static boolean takesClosure(String method) {
        return PREDICATES.contains(method) || FUNCTIONS.contains(method);
    }

    List<ClassNode> classes() {
        return classes;
    }

    /**
     * What stands in the place of the closure, or null where it must stay.
     *
     * @param certain whether the receiver is a selection of nodes
     * @param delegated whether names may have a meaning that can't be seen here
     * @throws ScriptException when there is a mistake in the closure of a certain receiver
     */
    @Nullable
    Expression compile(
            String method,
            ClosureExpression closure,
            Outer outer,
            Map<String, Type> locals,
            boolean certain,
            boolean delegated) {
        Parameter[] parameters = closure.getParameters();
        if (parameters != null
                && (parameters.length > 1 || parameters.length == 1 && parameters[0].hasInitialExpression())) {
            return null;
        }
        if (copies == null) {
            copies = Copies.of(unit.getName(), text);
        }
        ClosureExpression copy = copies.take(closure);
        if (copy == null) {
            return null;
        }
        try {
            Expression made = rewrite(method, copy, outer, locals, delegated);
            return made == null || certain
                    ? made
                    : new ConstructorCallExpression(
                            ClassHelper.make(NodeClosure.class), new ArgumentListExpression(closure, made));
        } catch (ScriptException e) {
            if (certain) {
                throw e;
            }
            return null;
        }
    }

    private @Nullable Expression rewrite(
            String method, ClosureExpression closure, Outer outer, Map<String, Type> locals, boolean delegated) {
        Captures captures = new Captures(true);
        StaticTypes types = new StaticTypes();
        Enclosing enclosing = new Enclosing(outer, locals, assigned, captures, types, delegated);
        Rewriting rewriting = new Rewriting(
                unit,
                text,
                enclosing,
                captures,
                types,
                aliases(closure.getParameters()),
                Set.copyOf(scope.checkIds()),
                scope.clock().instant());
        Statement code = closure.getCode();
        Expression only = onlyExpression(code);
        boolean holds = only != null && PREDICATES.contains(method);
        if (only == null) {
            rewriting.body(code);
        } else {
            code = holds ? PredicateClass.truth(rewriting.predicate(only)) : new ReturnStatement(rewriting.value(only));
        }
        Findings findings = rewriting.findings();
        if (findings.isForClosure() || findings.isCallingAround() && enclosing.readsWhatMayChange()) {
            return null;
        }
        ClassNode type = PredicateClass.closure(
                unit.getName() + "$nodes" + (classes.size() + 1), holds ? "holds" : "value", code, captures);
        if (enclosing.usesScope()) {
            type.addField(
                    Enclosing.SCOPE, Modifier.PUBLIC | Modifier.STATIC, ClassHelper.make(ScriptScope.class), null);
        }
        if (!dynamic && !findings.isDynamic()) {
            type.addAnnotation(ClassHelper.make(CompileStatic.class));
        }
        if (only == null || findings.hasClosure()) {
            // Selections look for interrupts between nodes; within one node only loops and closures can take long.
            AnnotationNode interrupts = new AnnotationNode(ClassHelper.make(ThreadInterrupt.class));
            interrupts.addMember("checkOnMethodStart", new ConstantExpression(false, true));
            type.addAnnotation(interrupts);
        }
        classes.add(type);
        return new ConstructorCallExpression(
                type,
                new ArgumentListExpression(
                        List.<Expression>of(new ArrayExpression(ClassHelper.OBJECT_TYPE, captures.outside()))));
    }

    private static Set<String> aliases(Parameter @Nullable [] parameters) {
        if (parameters == null) {
            return Set.of("node");
        }
        return parameters.length == 0 ? Set.of("node", "it") : new HashSet<>(List.of("node", parameters[0].getName()));
    }

    /** The only thing in the closure, if it is an expression. */
    private static @Nullable Expression onlyExpression(Statement code) {
        List<Statement> statements = code instanceof BlockStatement block ? block.getStatements() : List.of(code);
        if (statements.size() != 1) {
            return null;
        }
        Expression only = statements.get(0) instanceof ExpressionStatement line
                ? line.getExpression()
                : statements.get(0) instanceof ReturnStatement result ? result.getExpression() : null;
        return only instanceof DeclarationExpression ? null : only;
    }

    private static Set<String> methodsThatTake(Class<?> function) {
        return Stream.of(Nodes.class.getMethods())
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(function))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
