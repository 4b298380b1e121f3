package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.member.Members;
import java.lang.reflect.Method;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Reads of properties: {@code platform.name}, {@code tags.Env}. */
final class Reads {
    private final String source;
    private final Rewriting rewriting;
    private final StaticTypes types;
    private final Names names;
    private final Findings findings;

    Reads(String source, Rewriting rewriting, StaticTypes types, Names names, Findings findings) {
        this.source = source;
        this.rewriting = rewriting;
        this.types = types;
        this.names = names;
        this.findings = findings;
    }

    Expression property(PropertyExpression property) {
        String name = property.getPropertyAsString();
        if (Calls.isPackage(property)) {
            return property;
        }
        Expression owner = rewriting.transformed(property.getObjectExpression());
        if (owner instanceof ClassExpression) {
            return constant(property, owner);
        }
        if (isUnresolvedType(owner)) {
            return new PropertyExpression(owner, property.getProperty(), property.isSafe());
        }
        if (name == null || property.isSpreadSafe()) {
            PropertyExpression plain = new PropertyExpression(owner, property.getProperty(), property.isSafe());
            plain.setSpreadSafe(property.isSpreadSafe());
            return plain;
        }
        Class<?> type = types.of(owner);
        if (type == Fact.class && Members.reader(Fact.class, name) == null) {
            owner = rewriting.operand(owner);
            type = types.of(owner);
        }
        if (Map.class.isAssignableFrom(type)) {
            return get(owner, new ConstantExpression(name), property.isSafe());
        }
        if (Members.hasReaders(type)) {
            return reader(property, owner, type, name);
        }
        if (types.isOpen(owner)) {
            findings.dynamic();
        }
        return new PropertyExpression(owner, property.getProperty(), property.isSafe());
    }

    private Expression reader(PropertyExpression property, Expression owner, Class<?> type, String name) {
        Method reader = Members.reader(type, name);
        if (reader == null) {
            throw Mistakes.at(
                    source,
                    property.getProperty(),
                    "no property \"" + name + "\" on " + Words.one(type),
                    Nearest.hint(name, Members.readers(type).keySet()));
        }
        Expression read = names.property(owner, reader);
        if (property.isSafe() && read instanceof MethodCallExpression call) {
            call.setSafe(true);
            // A safe read of a primitive may be null.
            types.put(call, reader.getReturnType().isPrimitive() ? Object.class : reader.getGenericReturnType());
        }
        return read;
    }

    /** {@code map[key]}. */
    Expression get(Expression map, Expression key, boolean safe) {
        MethodCallExpression call = new MethodCallExpression(map, "get", new ArgumentListExpression(key));
        call.setImplicitThis(false);
        call.setSafe(safe);
        boolean tags = types.of(map) == Tags.class;
        return tags || !types.isOutside(map)
                ? types.put(call, tags ? String.class : Object.class)
                : types.putOutside(call, Object.class);
    }

    private Expression constant(PropertyExpression property, Expression owner) {
        Expression constant = new PropertyExpression(owner, property.getProperty(), property.isSafe());
        Class<?> type = owner.getType().getTypeClass();
        return type.isEnum() ? types.put(constant, type) : constant;
    }

    static boolean isUnresolvedType(Expression owner) {
        return owner instanceof VariableExpression variable
                && Character.isUpperCase(variable.getName().charAt(0));
    }
}
