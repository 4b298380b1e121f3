package dev.fleetsh.script.evaluate;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/** Names that a script gives values to without declaring them. */
final class Assigned extends CodeVisitorSupport {
    private final Set<String> names = new HashSet<>();

    private Assigned() {}

    static Set<String> in(ModuleNode module) {
        Assigned assigned = new Assigned();
        module.getStatementBlock().visit(assigned);
        module.getMethods().forEach(method -> method.getCode().visit(assigned));
        return assigned.names;
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        if (!(binary instanceof DeclarationExpression) && binary.getOperation().getType() == Types.ASSIGN) {
            if (binary.getLeftExpression() instanceof VariableExpression variable) {
                names.add(variable.getName());
            } else if (binary.getLeftExpression() instanceof TupleExpression tuple) {
                tuple.forEach(part -> names.add(part.getText()));
            }
        }
        super.visitBinaryExpression(binary);
    }
}
