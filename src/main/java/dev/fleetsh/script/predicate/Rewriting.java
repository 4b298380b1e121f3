package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.script.error.Mistakes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
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
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Rewrites code over a node into code over the parameter of the compiled method, checking every name on the way. */
final class Rewriting extends ClassCodeExpressionTransformer {
    private final SourceUnit unit;
    private final String source;
    private final Surroundings around;
    private final StaticTypes types;
    private final Constants constants;
    private final Operands operands;
    private final Operators operators;
    private final Names names;
    private final Reads reads;
    private final Calls calls;
    private final Findings findings = new Findings();
    private final Variables variables;

    /**
     * @param aliases names of the node
     * @param now what times such as {@code 2 h ago} are counted from
     */
    Rewriting(
            SourceUnit unit,
            String source,
            Surroundings around,
            Captures captures,
            StaticTypes types,
            Set<String> aliases,
            Set<String> checkIds,
            Instant now) {
        this.unit = unit;
        this.source = source;
        this.around = around;
        this.types = types;
        this.constants = new Constants(source, captures, types, around, now);
        this.operands = new Operands(captures, types, constants);
        this.operators = new Operators(source, captures, types, constants, operands);
        this.names = new Names(source, around, types, aliases, findings);
        this.variables = new Variables(types);
        this.reads = new Reads(source, this, types, names, findings);
        this.calls = new Calls(source, this, around, types, names, constants, variables, findings, checkIds);
    }

    /** A whole predicate, as something that has Groovy truth. */
    BooleanExpression predicate(Expression written) {
        Expression value = operand(transformed(written));
        operands.finish(findings.changesAround());
        return value instanceof BooleanExpression truth && !(value instanceof NotExpression)
                ? truth
                : new BooleanExpression(value);
    }

    /** A whole value. */
    Expression value(Expression written) {
        Expression value = transformed(written);
        operands.finish(findings.changesAround());
        return value;
    }

    /** A whole body of statements, which is changed in place. */
    void body(Statement code) {
        variables.enter(code);
        code.visit(this);
        variables.leave();
        operands.finish(findings.changesAround());
    }

    /** What was found out about the code on the way. */
    Findings findings() {
        return findings;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        variables.enter();
        super.visitBlockStatement(block);
        variables.leave();
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        variables.enter();
        if (loop.getValueVariable() != null) {
            variables.add(loop.getValueVariable().getName());
        }
        if (loop.getIndexVariable() != null) {
            variables.add(loop.getIndexVariable().getName());
        }
        super.visitForLoop(loop);
        variables.leave();
    }

    @Override
    public void visitTryCatchFinally(TryCatchStatement statement) {
        // Lines guard their catch blocks against interrupts; the closure as it was written gets those guards.
        findings.needsClosure();
        statement
                .getCatchStatements()
                .forEach(block -> variables.enter(block.getVariable().getName()));
        super.visitTryCatchFinally(statement);
        statement.getCatchStatements().forEach(block -> variables.leave());
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
            return reads.property(property);
        } else if (expression instanceof MethodCallExpression call) {
            return calls.call(call);
        } else if (expression instanceof ClosureExpression closure) {
            return closure(closure);
        } else if (expression instanceof PostfixExpression change) {
            return change(change, change.getExpression());
        } else if (expression instanceof PrefixExpression change) {
            return change(change, change.getExpression());
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
        if (variables.has(name)) {
            return variables.read(variable);
        }
        if (name.equals("this") || name.equals("super")) {
            if (around.closure()) {
                findings.needsClosure();
                return variable;
            }
            throw Mistakes.at(source, variable, "no \"" + name + "\" in a predicate", "\"node\" is the node itself");
        }
        if (around.closure() && Set.of("owner", "delegate", "thisObject").contains(name)) {
            findings.needsClosure();
            return variable;
        }
        return names.resolve(name, variable);
    }

    private Expression declaration(DeclarationExpression declaration) {
        if (variables.isEmpty()) {
            throw Mistakes.at(source, declaration, "a predicate is one expression", "");
        }
        declaration.setRightExpression(transformed(declaration.getRightExpression()));
        variables.declare(declaration);
        return declaration;
    }

    private Expression binary(BinaryExpression binary) {
        int operator = binary.getOperation().getType();
        if (Types.ofType(operator, Types.ASSIGNMENT_OPERATOR)) {
            return assignment(binary);
        }
        Expression left = transformed(binary.getLeftExpression());
        if (operator == Types.LEFT_SQUARE_BRACKET && Map.class.isAssignableFrom(types.of(left))) {
            return reads.get(left, transformed(binary.getRightExpression()), binary.isSafe());
        }
        Expression right = transformed(binary.getRightExpression());
        if (Operators.METHODS.containsKey(operator)) {
            return operators.compare(binary, operand(left), operand(right));
        }
        if (operator == Types.LOGICAL_AND || operator == Types.LOGICAL_OR) {
            return types.put(new BinaryExpression(operand(left), binary.getOperation(), operand(right)), boolean.class);
        }
        if (types.isOpen(left) || types.isOpen(right)) {
            findings.dynamic();
        }
        if (operator == Types.LEFT_SHIFT && types.isOutside(left)) {
            findings.changes();
        }
        BinaryExpression rewritten = new BinaryExpression(left, binary.getOperation(), right);
        rewritten.setSafe(binary.isSafe());
        return rewritten;
    }

    private Expression assignment(BinaryExpression binary) {
        if (!around.closure()) {
            throw Mistakes.at(
                    source,
                    binary.getOperation().getStartLine(),
                    binary.getOperation().getStartColumn(),
                    binary.getOperation().getText().length(),
                    "a predicate changes nothing",
                    binary.getOperation().getType() == Types.ASSIGN ? "did you mean \"==\"?" : "");
        }
        Expression right = transformed(binary.getRightExpression());
        if (!variables.owns(binary.getLeftExpression())) {
            findings.needsClosure();
        }
        return new BinaryExpression(binary.getLeftExpression(), binary.getOperation(), right);
    }

    private Expression change(Expression change, Expression target) {
        if (!around.closure()) {
            throw Mistakes.at(source, change, "a predicate changes nothing", "");
        }
        if (!variables.owns(target)) {
            findings.needsClosure();
        }
        return change;
    }

    private Expression closure(ClosureExpression closure) {
        findings.containsClosure();
        variables.enter(closure);
        closure.getCode().visit(this);
        variables.leave();
        return closure;
    }

    /** What an operator works on: a fact stands for its value. */
    Expression operand(Expression expression) {
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

    Expression transformed(Expression expression) {
        return java.util.Objects.requireNonNull(transform(expression));
    }

    private Class<?> commonType(TernaryExpression choice) {
        Class<?> type = types.of(choice.getTrueExpression());
        return type == types.of(choice.getFalseExpression()) ? type : Object.class;
    }
}
