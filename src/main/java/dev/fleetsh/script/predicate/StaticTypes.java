package dev.fleetsh.script.predicate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.IdentityHashMap;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;

/** Static types of the expressions of one predicate, as far as they matter for operators; Object stands for unknown. */
final class StaticTypes {
    private final Map<Expression, Type> types = new IdentityHashMap<>();

    <E extends Expression> E put(E expression, Type type) {
        types.put(expression, type);
        return expression;
    }

    Type generic(Expression expression) {
        Type type = types.get(expression);
        if (type != null) {
            return type;
        }
        if (expression instanceof ConstantExpression constant && constant.getValue() != null) {
            return constant.getValue().getClass();
        }
        return expression instanceof GStringExpression ? CharSequence.class : Object.class;
    }

    Class<?> of(Expression expression) {
        return raw(generic(expression));
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    /** The only type argument, or Object. */
    static Type argument(Type type) {
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : Object.class;
    }
}
