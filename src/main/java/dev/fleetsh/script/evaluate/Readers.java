package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.script.member.Members;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hides names of private fields of nodes from the type checker, which would take them for what scripts read: {@code agent} is
 * the reader's version, not the field's fact. A hidden name is a name with a mark that nobody can type.
 */
final class Readers extends ClassCodeExpressionTransformer {
    private static final String MARK = "\u0001";

    private final SourceUnit unit;
    private final Set<String> hidden;

    private Readers(SourceUnit unit) {
        this.unit = unit;
        Set<String> names = new HashSet<>();
        for (Field field : Node.class.getDeclaredFields()) {
            Method reader = Members.reader(Node.class, field.getName());
            if (reader != null && reader.getReturnType() != field.getType()) {
                names.add(field.getName());
            }
        }
        this.hidden = Set.copyOf(names);
    }

    /** Hides them in a class whose variables are resolved. */
    static void hide(SourceUnit unit, ClassNode type) {
        new Readers(unit).visitClass(type);
    }

    /** The name as it was written. */
    static String written(String name) {
        return name.replace(MARK, "");
    }

    static boolean isHidden(String name) {
        return name.endsWith(MARK);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        if (expression instanceof VariableExpression variable) {
            return variable.getAccessedVariable() instanceof DynamicVariable && hidden.contains(variable.getName())
                    ? marked(variable)
                    : variable;
        }
        if (expression == null) {
            return null;
        }
        Expression result = expression.transformExpression(this);
        if (result instanceof PropertyExpression property
                && property.getProperty() instanceof ConstantExpression name
                && hidden.contains(String.valueOf(name.getValue()))) {
            ConstantExpression other = new ConstantExpression(name.getValue() + MARK);
            other.setSourcePosition(name);
            PropertyExpression changed =
                    new PropertyExpression(property.getObjectExpression(), other, property.isSafe());
            changed.setSpreadSafe(property.isSpreadSafe());
            changed.setSourcePosition(property);
            return changed;
        }
        return result;
    }

    private static VariableExpression marked(VariableExpression variable) {
        VariableExpression other = new VariableExpression(new DynamicVariable(variable.getName() + MARK, false));
        other.setSourcePosition(variable);
        return other;
    }
}
