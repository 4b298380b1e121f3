package dev.fleetsh.script.predicate;

import static org.codehaus.groovy.syntax.Types.COMPARE_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_GREATER_THAN;
import static org.codehaus.groovy.syntax.Types.COMPARE_GREATER_THAN_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_LESS_THAN;
import static org.codehaus.groovy.syntax.Types.COMPARE_LESS_THAN_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_NOT_EQUAL;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Membership;
import dev.fleetsh.script.compare.Operand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;

/** Comparisons with values whose type is known only when the closure is met. */
final class Operands {
    private static final Map<Integer, String> ORDER = Map.of(
            COMPARE_LESS_THAN, "less",
            COMPARE_LESS_THAN_EQUAL, "lessOrEqual",
            COMPARE_GREATER_THAN, "greater",
            COMPARE_GREATER_THAN_EQUAL, "greaterOrEqual");

    private final Captures captures;
    private final StaticTypes types;
    private final Constants constants;
    private final List<ArgumentListExpression> memberships = new ArrayList<>();

    Operands(Captures captures, StaticTypes types, Constants constants) {
        this.captures = captures;
        this.types = types;
        this.constants = constants;
    }

    /** Whether the operator has a fast way between that type and a value of any type. */
    boolean canStandBeside(Class<?> type, int operator) {
        boolean equality = operator == COMPARE_EQUAL || operator == COMPARE_NOT_EQUAL;
        if (type == AgentVersion.class) {
            return equality || ORDER.containsKey(operator);
        }
        return type == Instant.class
                ? ORDER.containsKey(operator)
                : equality && (type == String.class || Labels.apply(type));
    }

    Expression compare(int operator, Expression left, Expression right) {
        Expression operand = captures.derived(Operand.class, meaning(types.of(left), right));
        Expression result = types.put(call(operand, ORDER.getOrDefault(operator, "equal"), left), boolean.class);
        return operator == COMPARE_NOT_EQUAL ? types.put(new NotExpression(result), boolean.class) : result;
    }

    boolean canBeAmong(Class<?> type) {
        return type == AgentVersion.class || type == String.class || type == Node.class || Labels.apply(type);
    }

    Expression membership(Expression left, Expression right) {
        ArgumentListExpression arguments = new ArgumentListExpression(right, type(types.of(left)));
        memberships.add(arguments);
        Expression membership = captures.derived(
                Membership.class,
                new org.codehaus.groovy.ast.expr.StaticMethodCallExpression(
                        ClassHelper.make(Membership.class), "of", arguments));
        return types.put(call(membership, "has", left), boolean.class);
    }

    /** Called when everything is rewritten: only then it is known whether the code may change what it looks into. */
    void finish(boolean changing) {
        memberships.forEach(arguments -> arguments.addExpression(new ConstantExpression(changing, true)));
    }

    private Expression meaning(Class<?> type, Expression value) {
        if (type == AgentVersion.class) {
            return Constants.call(Operand.class, "version", value);
        }
        if (type == Instant.class) {
            return Constants.call(Operand.class, "moment", value, constants.now());
        }
        return type == String.class
                ? Constants.call(Operand.class, "text", value)
                : Constants.call(Operand.class, "label", value, type(type));
    }

    private static Expression type(Class<?> type) {
        return new ClassExpression(ClassHelper.make(type));
    }

    private static Expression call(Expression owner, String method, Expression argument) {
        MethodCallExpression call = new MethodCallExpression(owner, method, new ArgumentListExpression(argument));
        call.setImplicitThis(false);
        return call;
    }
}
