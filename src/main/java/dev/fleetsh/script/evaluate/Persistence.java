package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.scope.ScopeOfScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** Makes the variables that a text declares at its top level variables of the session. */
final class Persistence {
    private final SessionBinding binding;
    private final String source;
    private final Map<String, ClassNode> declared = new LinkedHashMap<>();

    Persistence(SessionBinding binding, String source) {
        this.binding = binding;
        this.source = source;
    }

    /** The types that variables are declared with, by their names; of {@code def} that of every value. */
    Map<String, ClassNode> declared() {
        return declared;
    }

    void apply(ModuleNode module) {
        for (Statement statement : module.getStatementBlock().getStatements()) {
            if (!(statement instanceof ExpressionStatement line)) {
                continue;
            }
            // In a saved script they are what they are in any program; names of verbs are free for them.
            if (!(binding.scope() instanceof ScopeOfScript)
                    && line.getExpression() instanceof DeclarationExpression declaration
                    && declaration.getAnnotations().isEmpty()) {
                line.setExpression(assignment(declaration));
            }
            if (line.getExpression() instanceof BinaryExpression binary
                    && !(binary instanceof DeclarationExpression)
                    && binary.getOperation().getType() == Types.ASSIGN
                    && binary.getLeftExpression() instanceof VariableExpression variable) {
                refuse(variable.getName(), variable);
            }
        }
    }

    private Expression assignment(DeclarationExpression declaration) {
        Expression left;
        Expression right = declaration.getRightExpression();
        if (declaration.isMultipleAssignmentDeclaration()) {
            List<Expression> names = new ArrayList<>();
            for (Expression part : declaration.getTupleExpression()) {
                VariableExpression variable = (VariableExpression) part;
                refuse(variable.getName(), variable);
                declared.put(variable.getName(), variable.getOriginType());
                names.add(name(variable));
            }
            left = new ArgumentListExpression(names);
        } else {
            VariableExpression variable = declaration.getVariableExpression();
            left = name(variable);
            ClassNode type = variable.getOriginType();
            declared.put(variable.getName(), type);
            if (right instanceof EmptyExpression) {
                right = new ConstantExpression(null);
            }
            if (!variable.isDynamicTyped() && !type.equals(ClassHelper.OBJECT_TYPE)) {
                boolean unset = declaration.getRightExpression() instanceof EmptyExpression;
                right = unset ? unset(type) : cast(type, right);
            }
        }
        Expression assignment = new BinaryExpression(
                left, Token.newSymbol(Types.ASSIGN, declaration.getLineNumber(), declaration.getColumnNumber()), right);
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private static Expression cast(ClassNode type, Expression value) {
        CastExpression cast = new CastExpression(type, value);
        cast.setSourcePosition(value);
        return cast;
    }

    private static Expression unset(ClassNode type) {
        if (!ClassHelper.isPrimitiveType(type)) {
            return new ConstantExpression(null);
        }
        Object zero = type.equals(ClassHelper.boolean_TYPE) ? Boolean.FALSE : Integer.valueOf(0);
        return cast(type, new ConstantExpression(zero));
    }

    private static VariableExpression name(VariableExpression variable) {
        VariableExpression name = new VariableExpression(variable.getName());
        name.setSourcePosition(variable);
        return name;
    }

    private void refuse(String name, ASTNode place) {
        String refusal = binding.refusal(name);
        if (refusal != null) {
            throw Mistakes.at(
                    source,
                    place.getLineNumber(),
                    place.getColumnNumber(),
                    name.length(),
                    refusal,
                    "choose another name");
        }
    }
}
