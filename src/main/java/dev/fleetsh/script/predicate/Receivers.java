package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.member.Members;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** What a method is called on, as far as the text says it before any name is resolved; Object stands for unknown. */
final class Receivers {
    private final Function<String, Class<?>> variables;

    /**
     * @param variables types of variables by name
     */
    Receivers(Function<String, Class<?>> variables) {
        this.variables = variables;
    }

    Class<?> type(Expression expression) {
        if (expression instanceof VariableExpression variable) {
            return variables.apply(variable.getName());
        } else if (expression instanceof MethodCallExpression call) {
            return call.isImplicitThis() || call.isSpreadSafe()
                    ? Object.class
                    : result(type(call.getObjectExpression()), String.valueOf(call.getMethodAsString()));
        } else if (expression instanceof PropertyExpression property) {
            Class<?> owner = type(property.getObjectExpression());
            Method reader = property.isSpreadSafe() || !Members.hasReaders(owner)
                    ? null
                    : Members.reader(owner, String.valueOf(property.getPropertyAsString()));
            return reader == null ? Object.class : reader.getReturnType();
        } else if (expression instanceof ListExpression || expression instanceof RangeExpression) {
            return List.class;
        } else if (expression instanceof MapExpression) {
            return Map.class;
        } else if (expression instanceof GStringExpression) {
            return CharSequence.class;
        } else if (expression instanceof ClosureExpression) {
            return groovy.lang.Closure.class;
        } else if (expression instanceof CastExpression cast) {
            return declared(cast.getType());
        } else if (expression instanceof TernaryExpression choice) {
            Class<?> type = type(choice.getTrueExpression());
            return type == type(choice.getFalseExpression()) ? type : Object.class;
        }
        return expression instanceof ConstantExpression constant && constant.getValue() != null
                ? constant.getValue().getClass()
                : Object.class;
    }

    private static Class<?> result(Class<?> owner, String method) {
        if (owner != Nodes.class && owner != Fleet.class) {
            return Object.class;
        }
        List<Class<?>> results = Members.methods(owner).stream()
                .filter(each -> each.getName().equals(method))
                .<Class<?>>map(Method::getReturnType)
                .distinct()
                .toList();
        return results.size() == 1 ? results.get(0) : Object.class;
    }

    /** The class behind a type that the text writes, if it is one of the model's or of Java's. */
    static Class<?> declared(ClassNode type) {
        if (ClassHelper.isPrimitiveType(type)) {
            return type.getTypeClass();
        }
        String name = type.getName().replaceFirst("^dev\\.fleetsh\\.fleet\\.", "");
        Class<?> known = type.isArray() || name.contains(".") ? null : Names.type(name);
        return known == null ? Object.class : known;
    }
}
