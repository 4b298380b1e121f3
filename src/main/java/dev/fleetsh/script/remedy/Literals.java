package dev.fleetsh.script.remedy;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Calls and constants of a syntax tree. */
final class Literals {
    private Literals() {}

    /** The call that a statement is, by a plain name on nothing; or null. */
    static @Nullable MethodCallExpression call(Statement statement) {
        return statement instanceof ExpressionStatement line
                        && line.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethodAsString() != null
                ? call
                : null;
    }

    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
    }

    static @Nullable Object constant(Expression written) {
        return written instanceof ConstantExpression constant ? constant.getValue() : null;
    }

    /** A constant or a list of constants; null for everything else. */
    static @Nullable Object value(Expression written) {
        if (!(written instanceof ListExpression list)) {
            return constant(written);
        }
        List<Object> values = new ArrayList<>();
        for (Expression item : list.getExpressions()) {
            Object value = constant(item);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }
}
