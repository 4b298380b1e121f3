package dev.fleetsh.script.evaluate;

import static org.codehaus.groovy.ast.ClassHelper.make;

import dev.fleetsh.script.compare.Comparisons;
import dev.fleetsh.script.predicate.Operators;
import java.io.PrintWriter;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one class of a script: comparisons go to {@link Comparisons}, standard output to the session's writer, and
 * {@code sleep}, {@code catch} and {@code System.exit} to {@link Guards}.
 */
final class Routing extends ClassCodeExpressionTransformer {
    /** The writer's name in compiled code: a variable of scripts, a static field of classes. */
    static final String OUT = "fleetsh$out";

    private static final ClassNode GUARDS = make(Guards.class);
    private static final Set<String> PRINTS = Set.of("print", "println", "printf");
    private static final Set<String> CATCHES_INTERRUPTS = Set.of(
            "java.lang.Object",
            "Throwable",
            "Exception",
            "InterruptedException",
            "RuntimeException",
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.InterruptedException",
            "java.lang.RuntimeException");

    private final SourceUnit unit;
    private final boolean script;
    private final boolean canHoldWriter;

    private Routing(SourceUnit unit, ClassNode type) {
        this.unit = unit;
        this.script = type.isScript();
        this.canHoldWriter = !type.isInterface() && !type.isAnnotationDefinition();
    }

    static void apply(SourceUnit unit, ClassNode type) {
        Routing routing = new Routing(unit, type);
        routing.visitClass(type);
        if (!routing.script && routing.canHoldWriter) {
            type.addField(
                    OUT, Modifier.PUBLIC | Modifier.STATIC | ClassNodeFlags.SYNTHETIC, make(PrintWriter.class), null);
        }
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

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        super.visitCatchStatement(statement);
        if (CATCHES_INTERRUPTS.contains(statement.getExceptionType().getName())) {
            BlockStatement code = new BlockStatement();
            code.addStatement(new ExpressionStatement(new StaticMethodCallExpression(
                    GUARDS,
                    "passOn",
                    new ArgumentListExpression(
                            new VariableExpression(statement.getVariable().getName())))));
            code.addStatement(statement.getCode());
            statement.setCode(code);
        }
    }

    private Expression rewrite(Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            if (closure.getParameters() != null) {
                for (Parameter parameter : closure.getParameters()) {
                    parameter.setInitialExpression(transform(parameter.getInitialExpression()));
                }
            }
            closure.getCode().visit(this);
            return closure;
        }
        if (expression instanceof BinaryExpression binary) {
            String method = Operators.METHODS.get(binary.getOperation().getType());
            return method == null
                    ? binary.transformExpression(this)
                    : Operators.direct(
                            method, transform(binary.getLeftExpression()), transform(binary.getRightExpression()));
        }
        if (expression instanceof PropertyExpression property
                && isName(property.getObjectExpression(), "System")
                && Set.of("out", "err").contains(String.valueOf(property.getPropertyAsString()))
                && canHoldWriter) {
            return new VariableExpression(OUT);
        }
        if (expression instanceof MethodCallExpression call) {
            return call(call);
        }
        return expression.transformExpression(this);
    }

    private Expression call(MethodCallExpression call) {
        String name = String.valueOf(call.getMethodAsString());
        if (name.equals("exit") && isName(call.getObjectExpression(), "System")) {
            return new StaticMethodCallExpression(
                    GUARDS, "exit", java.util.Objects.requireNonNull(transform(call.getArguments())));
        }
        if (call.isImplicitThis()
                && name.equals("sleep")
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1) {
            return new StaticMethodCallExpression(
                    GUARDS, "sleep", java.util.Objects.requireNonNull(transform(arguments)));
        }
        if (call.isImplicitThis() && !script && canHoldWriter && PRINTS.contains(name)) {
            MethodCallExpression print =
                    new MethodCallExpression(new VariableExpression(OUT), name, transform(call.getArguments()));
            print.setImplicitThis(false);
            return print;
        }
        return call.transformExpression(this);
    }

    private static boolean isName(Expression expression, String name) {
        return expression instanceof VariableExpression variable
                && variable.getName().equals(name);
    }

    /** Names of access flags that the language model lacks. */
    private static final class ClassNodeFlags {
        static final int SYNTHETIC = 0x1000;
    }
}
