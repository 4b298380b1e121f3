package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.fleet.VersionRange;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Moments;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.error.Mistakes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.jspecify.annotations.Nullable;

/** Reads the text that stands beside a version, a label or a time, once, at its place. */
final class Constants {
    private final String source;
    private final Captures captures;
    private final StaticTypes types;
    private final Surroundings around;
    private final Instant now;

    Constants(String source, Captures captures, StaticTypes types, Surroundings around, Instant now) {
        this.source = source;
        this.captures = captures;
        this.types = types;
        this.around = around;
        this.now = now;
    }

    /** The operand as that type where its text is known now; the operand itself where it is known later. */
    Expression sameType(Expression left, Expression operand, Class<?> type, BinaryExpression place) {
        Class<?> seen = types.of(operand);
        if (seen == type
                || seen == Object.class
                || CharSequence.class.isAssignableFrom(seen) && textOf(operand) == null) {
            return operand;
        }
        Object value = valueAs(operand, type);
        if (value == null) {
            throw Mistakes.at(
                    source,
                    operand.getLineNumber() > 0 ? operand : place,
                    "can't compare " + text(left) + ", " + Words.one(type) + ", with " + text(operand),
                    Labels.apply(type) ? "write one of '" + String.join("', '", Labels.all(type)) + "'" : "");
        }
        if (value instanceof Enum<?> constant) {
            return types.put(Names.constant(constant), type);
        }
        return types.put(captures.constant(value, made(value, operand)), type);
    }

    /** The elements as a set of values of that type, or null when one of them is known later. */
    @Nullable
    Expression set(ListExpression list, Class<?> type) {
        Set<Object> values = new HashSet<>();
        List<Expression> made = new ArrayList<>();
        for (Expression element : list.getExpressions()) {
            Object value = valueAs(element, type);
            if (value == null) {
                return null;
            }
            values.add(value);
            made.add(made(value, element));
        }
        Expression initial = new StaticMethodCallExpression(
                Operators.COMPARISONS,
                "setOf",
                new ArgumentListExpression(List.of(new ArrayExpression(ClassHelper.OBJECT_TYPE, made))));
        return types.put(captures.constant(Set.copyOf(values), initial), Set.class);
    }

    /** How a constructor makes the value again that the operand's text stands for. */
    private Expression made(Object value, Expression operand) {
        if (value instanceof Enum<?> constant) {
            return Names.constant(constant);
        }
        ConstantExpression text = new ConstantExpression(String.valueOf(valueOf(operand)));
        if (value instanceof AgentVersion) {
            return call(AgentVersion.class, "require", text);
        }
        return value instanceof Instant ? call(Moments.class, "parse", text, now()) : text;
    }

    /** The time at which an instance is made. */
    Expression now() {
        MethodCallExpression clock =
                new MethodCallExpression(around.scope(), "clock", ArgumentListExpression.EMPTY_ARGUMENTS);
        clock.setImplicitThis(false);
        MethodCallExpression instant =
                new MethodCallExpression(clock, "instant", ArgumentListExpression.EMPTY_ARGUMENTS);
        instant.setImplicitThis(false);
        return instant;
    }

    static Expression call(Class<?> type, String method, Expression... arguments) {
        return new StaticMethodCallExpression(
                ClassHelper.make(type), method, new ArgumentListExpression(List.of(arguments)));
    }

    Expression label(Expression operand, Class<?> type) {
        Object value = valueAs(operand, type);
        return types.put(value instanceof Enum<?> constant ? Names.constant(constant) : operand, type);
    }

    Expression range(Expression operand) {
        try {
            String text = String.valueOf(textOf(operand));
            return types.put(
                    captures.constant(
                            VersionRange.parse(text), call(VersionRange.class, "parse", new ConstantExpression(text))),
                    VersionRange.class);
        } catch (UsageException e) {
            throw at(operand, e);
        }
    }

    /** The constant as a value of that type, or null when it is no constant of a kind that can stand for one. */
    @Nullable
    Object valueAs(Expression operand, Class<?> type) {
        String word = textOf(operand);
        if (type == AgentVersion.class) {
            Object number = valueOf(operand);
            if (word == null && number instanceof Number) {
                word = number.toString();
            }
            try {
                return word == null ? null : AgentVersion.require(word);
            } catch (UsageException e) {
                throw at(operand, e);
            }
        }
        if (word == null) {
            return null;
        }
        if (Labels.apply(type)) {
            Enum<?> constant = Labels.find(type, word);
            if (constant == null) {
                String near = Nearest.hint(word, Labels.all(type));
                throw Mistakes.at(
                        source,
                        operand,
                        "no " + Words.of(type) + " \"" + word + "\"",
                        near.isEmpty() ? "one of " + String.join(", ", Labels.all(type)) : near);
            }
            return constant;
        }
        if (type == Instant.class) {
            Instant moment = Moments.parse(word, now);
            if (moment == null) {
                throw Mistakes.at(
                        source, operand, "not a time: '" + word + "'", "write '2 h ago' or '2026-11-01T10:00:00Z'");
            }
            return moment;
        }
        return type == String.class ? word : null;
    }

    /** The text that the expression is known to have, or null. */
    @Nullable
    String textOf(Expression expression) {
        return valueOf(expression) instanceof CharSequence text ? text.toString() : null;
    }

    /** The expression as it was written. */
    String text(Expression expression) {
        int line = expression.getLineNumber();
        String[] lines = source.split("\n", -1);
        if (line < 1 || line > lines.length || line != expression.getLastLineNumber()) {
            return "this";
        }
        int end = Math.min(expression.getLastColumnNumber() - 1, lines[line - 1].length());
        return lines[line - 1]
                .substring(Math.min(expression.getColumnNumber() - 1, end), end)
                .strip();
    }

    private @Nullable Object valueOf(Expression expression) {
        return expression instanceof ConstantExpression constant ? constant.getValue() : captures.value(expression);
    }

    private RuntimeException at(ASTNode place, UsageException mistake) {
        return Mistakes.at(source, place, String.valueOf(mistake.getMessage()), mistake.hint());
    }
}
