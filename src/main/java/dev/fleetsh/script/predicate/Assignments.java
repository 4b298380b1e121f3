package dev.fleetsh.script.predicate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Collects the names of variables that code gives a value other than by declaring them. */
final class Assignments extends CodeVisitorSupport {
    private final Map<String, Integer> times = new HashMap<>();

    Set<String> names() {
        return times.keySet();
    }

    /** How often each name is given a value. */
    Map<String, Integer> times() {
        return times;
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
            add(binary.getLeftExpression());
        }
        super.visitBinaryExpression(binary);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declaration.getRightExpression().visit(this);
    }

    @Override
    public void visitPostfixExpression(PostfixExpression change) {
        add(change.getExpression());
        super.visitPostfixExpression(change);
    }

    @Override
    public void visitPrefixExpression(PrefixExpression change) {
        add(change.getExpression());
        super.visitPrefixExpression(change);
    }

    private void add(Expression target) {
        if (target instanceof VariableExpression variable) {
            times.merge(variable.getName(), 1, Integer::sum);
        } else if (target instanceof TupleExpression several) {
            several.getExpressions().forEach(this::add);
        }
    }
}
