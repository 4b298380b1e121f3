package dev.fleetsh.script.predicate;

import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Calls that compiled expressions make of functions around them. */
public final class Outside {
    private static final ClassNode THIS = ClassHelper.make(Outside.class);

    private Outside() {}

    /** Calls a value as a function. */
    public static @Nullable Object call(@Nullable Object function, Object[] arguments) {
        return InvokerHelper.invokeClosure(function, arguments);
    }

    /** Calls a method, or what the owner has under that name and can be called. */
    public static @Nullable Object call(Object owner, String name, Object[] arguments) {
        return InvokerHelper.invokeMethod(owner, name, arguments);
    }

    static Expression closureCall(Expression function, Expression arguments, StaticTypes types) {
        return types.putOutside(
                new StaticMethodCallExpression(
                        THIS, "call", new ArgumentListExpression(List.of(function, array(arguments)))),
                Object.class);
    }

    static Expression methodCall(Expression owner, String name, Expression arguments, StaticTypes types) {
        return types.putOutside(
                new StaticMethodCallExpression(
                        THIS,
                        "call",
                        new ArgumentListExpression(List.of(owner, new ConstantExpression(name), array(arguments)))),
                Object.class);
    }

    private static Expression array(Expression arguments) {
        List<Expression> list =
                arguments instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(arguments);
        return new ArrayExpression(ClassHelper.OBJECT_TYPE, List.copyOf(list));
    }
}
