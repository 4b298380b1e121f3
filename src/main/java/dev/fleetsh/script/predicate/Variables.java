package dev.fleetsh.script.predicate;

import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Variables that rewritten code declares itself. */
final class Variables {
    private final StaticTypes types;
    private final Locals locals = new Locals();
    private final Set<String> assigned = new HashSet<>();

    Variables(StaticTypes types) {
        this.types = types;
    }

    boolean isEmpty() {
        return locals.isEmpty();
    }

    boolean has(String name) {
        return locals.has(name);
    }

    void enter() {
        locals.enter();
    }

    /** Enters a body; what it assigns to has no type that holds. */
    void enter(Statement code) {
        Assignments assignments = new Assignments();
        code.visit(assignments);
        assigned.addAll(assignments.names());
        locals.enter();
    }

    void enter(ClosureExpression closure) {
        enter(closure.getCode());
        Parameter[] parameters = closure.getParameters();
        if (parameters != null && parameters.length == 0) {
            add("it");
        } else if (parameters != null) {
            for (Parameter parameter : parameters) {
                add(parameter.getName());
            }
        }
    }

    void enter(String name) {
        locals.enter();
        add(name);
    }

    void leave() {
        locals.leave();
    }

    void add(String name) {
        locals.add(name, Object.class);
    }

    void declare(DeclarationExpression declaration) {
        if (declaration.isMultipleAssignmentDeclaration()) {
            declaration.getTupleExpression().forEach(part -> add(((VariableExpression) part).getName()));
            return;
        }
        VariableExpression variable = declaration.getVariableExpression();
        boolean holds = variable.isDynamicTyped() && !assigned.contains(variable.getName());
        Type type = holds ? types.generic(declaration.getRightExpression()) : Object.class;
        locals.add(variable.getName(), type);
    }

    /** A read of one of these variables. */
    Expression read(VariableExpression variable) {
        Type type = locals.type(variable.getName());
        return type == null || type == Object.class ? variable : types.put(variable, type);
    }

    /** Whether the expression is one of these variables, to which the code may assign. */
    boolean owns(Expression target) {
        return target instanceof VariableExpression variable && has(variable.getName());
    }
}
