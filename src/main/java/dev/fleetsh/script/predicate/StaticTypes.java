package dev.fleetsh.script.predicate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Static types of the expressions of one predicate, as far as they matter for operators; Object stands for unknown. */
final class StaticTypes {
    private final Map<Expression, Type> types = new IdentityHashMap<>();
    private final Set<Expression> outside = Collections.newSetFromMap(new IdentityHashMap<>());

    <E extends Expression> E put(E expression, Type type) {
        types.put(expression, type);
        return expression;
    }

    /** The type of something that comes from around the expression. */
    <E extends Expression> E putOutside(E expression, Type type) {
        outside.add(expression);
        return put(expression, type);
    }

    /** Whether the value comes from around the expression and its type is known only when it is there. */
    boolean isOpen(Expression expression) {
        return outside.contains(expression) && of(expression) == Object.class;
    }

    boolean isOutside(Expression expression) {
        return outside.contains(expression);
    }

    /** Whether an argument, or an element of one, is open. */
    boolean hasOpen(Expression arguments) {
        if (arguments instanceof TupleExpression tuple) {
            return tuple.getExpressions().stream().anyMatch(this::isOpen);
        }
        return arguments instanceof ListExpression list
                ? list.getExpressions().stream().anyMatch(this::isOpen)
                : isOpen(arguments);
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
