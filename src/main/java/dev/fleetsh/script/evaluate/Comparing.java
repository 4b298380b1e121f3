package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Moments;
import dev.fleetsh.script.compare.Words;
import java.time.Instant;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/** Comparisons of the model with a constant that can never be one of its values. */
final class Comparing {
    private static final Set<String> METHODS =
            Set.of("equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual", "order");

    private Comparing() {}

    static void check(
            KnownNames names,
            String method,
            Expression left,
            @Nullable Class<?> leftType,
            Expression right,
            @Nullable Class<?> rightType) {
        if (METHODS.contains(method)) {
            if (right instanceof ConstantExpression constant && leftType != null) {
                constant(names, leftType, constant);
            } else if (left instanceof ConstantExpression constant && rightType != null) {
                constant(names, rightType, constant);
            }
        }
    }

    private static void constant(KnownNames names, Class<?> type, ConstantExpression written) {
        Object value = written.getValue();
        if (value == null) {
            return;
        }
        boolean text = value instanceof String;
        if (type == AgentVersion.class) {
            if (!text || AgentVersion.parse((String) value) == null) {
                names.mistake(
                        written,
                        "not an agent version: " + quoted(value),
                        "write one to four numbers, as in '3.0.222.0'");
            }
        } else if (type == Instant.class) {
            if (!text || Moments.parse((String) value, Instant.EPOCH) == null) {
                names.mistake(
                        written,
                        "not a time: " + quoted(value),
                        "write '2 h ago', '2026-11-01' or '2026-11-01T10:00:00Z'");
            }
        } else if (Labels.apply(type)) {
            if (!text || Labels.find(type, (String) value) == null) {
                String near = text ? Nearest.to((String) value, Labels.all(type)) : null;
                names.mistake(
                        written,
                        quoted(value) + " is no " + Words.of(type),
                        near == null
                                ? "one of " + String.join(", ", Labels.all(type))
                                : "did you mean \"" + near + "\"?");
            }
        }
    }

    private static String quoted(Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
