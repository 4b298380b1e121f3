package dev.fleetsh.script.predicate;

import static org.codehaus.groovy.syntax.Types.COMPARE_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_GREATER_THAN;
import static org.codehaus.groovy.syntax.Types.COMPARE_GREATER_THAN_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_LESS_THAN;
import static org.codehaus.groovy.syntax.Types.COMPARE_LESS_THAN_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_NOT_EQUAL;
import static org.codehaus.groovy.syntax.Types.COMPARE_NOT_IN;
import static org.codehaus.groovy.syntax.Types.COMPARE_TO;
import static org.codehaus.groovy.syntax.Types.FIND_REGEX;
import static org.codehaus.groovy.syntax.Types.KEYWORD_IN;
import static org.codehaus.groovy.syntax.Types.MATCH_REGEX;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.script.compare.Comparisons;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.error.Mistakes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * Comparison operators of a predicate. Where the types are known they become calls that cost no more than the comparison
 * itself; text beside a version, a label or a time is read once, here.
 */
public final class Operators {
    static final ClassNode COMPARISONS = ClassHelper.make(Comparisons.class);

    /** Methods of {@link Comparisons} for operands of any type. */
    public static final Map<Integer, String> METHODS = Map.ofEntries(
            Map.entry(COMPARE_EQUAL, "equal"),
            Map.entry(COMPARE_NOT_EQUAL, "notEqual"),
            Map.entry(COMPARE_LESS_THAN, "less"),
            Map.entry(COMPARE_LESS_THAN_EQUAL, "lessOrEqual"),
            Map.entry(COMPARE_GREATER_THAN, "greater"),
            Map.entry(COMPARE_GREATER_THAN_EQUAL, "greaterOrEqual"),
            Map.entry(COMPARE_TO, "order"),
            Map.entry(KEYWORD_IN, "isIn"),
            Map.entry(COMPARE_NOT_IN, "notIn"),
            Map.entry(FIND_REGEX, "find"),
            Map.entry(MATCH_REGEX, "match"));

    private static final Map<Integer, Integer> MIRRORED = Map.of(
            COMPARE_EQUAL, COMPARE_EQUAL,
            COMPARE_NOT_EQUAL, COMPARE_NOT_EQUAL,
            COMPARE_LESS_THAN, COMPARE_GREATER_THAN,
            COMPARE_LESS_THAN_EQUAL, COMPARE_GREATER_THAN_EQUAL,
            COMPARE_GREATER_THAN, COMPARE_LESS_THAN,
            COMPARE_GREATER_THAN_EQUAL, COMPARE_LESS_THAN_EQUAL);
    private static final Set<Integer> ORDER = Set.of(
            COMPARE_LESS_THAN, COMPARE_LESS_THAN_EQUAL, COMPARE_GREATER_THAN, COMPARE_GREATER_THAN_EQUAL, COMPARE_TO);

    private final String source;
    private final Captures captures;
    private final StaticTypes types;
    private final Constants constants;
    private final Operands operands;

    Operators(String source, Captures captures, StaticTypes types, Constants constants, Operands operands) {
        this.source = source;
        this.captures = captures;
        this.types = types;
        this.constants = constants;
        this.operands = operands;
    }

    /** The comparison with operands that are rewritten already. */
    Expression compare(BinaryExpression written, Expression left, Expression right) {
        int operator = written.getOperation().getType();
        boolean swap = MIRRORED.containsKey(operator)
                && !isSpecial(types.of(left))
                && (isSpecial(types.of(right)) || types.isOpen(left) && types.of(right) == String.class);
        Expression a = swap ? right : left;
        Expression b = swap ? left : right;
        int meant = swap ? MIRRORED.getOrDefault(operator, operator) : operator;
        Expression result = typed(meant, a, b, written);
        if (result == null) {
            result = general(operator, left, right);
        }
        result.setSourcePosition(written);
        return result;
    }

    private @Nullable Expression typed(int operator, Expression left, Expression right, BinaryExpression written) {
        Class<?> type = types.of(left);
        if (operator == FIND_REGEX || operator == MATCH_REGEX) {
            return regex(operator, left, right);
        }
        if (operator == KEYWORD_IN) {
            return membership(left, right);
        }
        if (operator == COMPARE_NOT_IN) {
            Expression in = membership(left, right);
            return in == null ? null : not(in);
        }
        if (isNull(right)) {
            return null;
        }
        if (types.isOpen(right) && operands.canStandBeside(type, operator)) {
            return operands.compare(operator, left, right);
        }
        if (type == AgentVersion.class) {
            return version(operator, left, constants.sameType(left, right, AgentVersion.class, written));
        }
        if (Labels.apply(type)) {
            return label(operator, left, right, written);
        }
        if (type == Instant.class) {
            Expression moment = constants.sameType(left, right, Instant.class, written);
            return ORDER.contains(operator) && types.of(moment) == Instant.class
                    ? order(operator, "compare", left, moment)
                    : general(operator, left, moment);
        }
        if (type == Platform.class && isText(right)) {
            return general(operator, left, right);
        }
        if (isYesOrNo(type) && isText(right)) {
            throw Mistakes.at(
                    source,
                    right,
                    constants.text(left) + " is yes or no",
                    "write it without a comparison, or with ! before it");
        }
        if (type == String.class && types.of(right) == String.class) {
            return switch (operator) {
                case COMPARE_EQUAL -> call("sameText", boolean.class, left, right);
                case COMPARE_NOT_EQUAL -> not(call("sameText", boolean.class, left, right));
                default -> null;
            };
        }
        return isPrimitive(type) && isPrimitive(types.of(right)) ? groovy(operator, left, right) : null;
    }

    private @Nullable Expression version(int operator, Expression left, Expression right) {
        if (types.of(right) != AgentVersion.class) {
            return null;
        }
        return switch (operator) {
            case COMPARE_EQUAL -> call("sameVersion", boolean.class, left, right);
            case COMPARE_NOT_EQUAL -> not(call("sameVersion", boolean.class, left, right));
            default -> order(operator, "compareVersions", left, right);
        };
    }

    private @Nullable Expression label(int operator, Expression left, Expression right, BinaryExpression written) {
        Class<?> type = types.of(left);
        if (ORDER.contains(operator) && types.of(right) != type) {
            throw Mistakes.at(source, written, constants.text(left) + " has no order", "compare it with ==, != or in");
        }
        Expression constant = constants.sameType(left, right, type, written);
        if (types.of(constant) != type || ORDER.contains(operator)) {
            return null;
        }
        Expression same = call("same", boolean.class, left, constant);
        return operator == COMPARE_EQUAL ? same : not(same);
    }

    private @Nullable Expression membership(Expression left, Expression right) {
        Class<?> type = types.of(left);
        if (types.isOutside(right) && constants.textOf(right) == null && operands.canBeAmong(type)) {
            return operands.membership(left, right);
        }
        if (type == AgentVersion.class && constants.textOf(right) != null) {
            return call("inRange", boolean.class, left, constants.range(right));
        }
        if (Labels.apply(type) && constants.textOf(right) != null) {
            return call("same", boolean.class, left, constants.label(right, type));
        }
        if (!(right instanceof ListExpression list) || !isSpecial(type) && type != String.class) {
            return null;
        }
        Expression set = constants.set(list, type);
        return set == null ? null : call("isOneOf", boolean.class, left, set);
    }

    private @Nullable Expression regex(int operator, Expression left, Expression right) {
        String regex = constants.textOf(right);
        if (regex == null) {
            return null;
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw Mistakes.at(source, right, "not a regular expression: " + e.getDescription(), "");
        }
        Expression constant = types.put(
                captures.constant(
                        pattern,
                        new StaticMethodCallExpression(
                                ClassHelper.make(Pattern.class),
                                "compile",
                                new ArgumentListExpression(new ConstantExpression(regex)))),
                Pattern.class);
        return operator == FIND_REGEX
                ? call("findCompiled", Matcher.class, left, constant)
                : call("matchCompiled", boolean.class, left, constant);
    }

    private Expression order(int operator, String method, Expression left, Expression right) {
        Expression order = call(method, int.class, left, right);
        return operator == COMPARE_TO ? order : groovy(operator, order, new ConstantExpression(0, true));
    }

    private Expression general(int operator, Expression left, Expression right) {
        Class<?> type = operator == FIND_REGEX ? Matcher.class : operator == COMPARE_TO ? Integer.class : boolean.class;
        return types.put(direct(METHODS.getOrDefault(operator, ""), left, right), type);
    }

    /**
     * A call of one of {@link #METHODS}. Its target is told, so that it stays a plain call in code that finds its methods when
     * it runs: there, operands of changing types would make Groovy look for the method again and again.
     */
    public static MethodCallExpression direct(String method, Expression left, Expression right) {
        MethodCallExpression call = new MethodCallExpression(
                new ClassExpression(COMPARISONS), method, new ArgumentListExpression(left, right));
        call.setImplicitThis(false);
        call.setMethodTarget(COMPARISONS.getDeclaredMethods(method).get(0));
        return call;
    }

    private Expression groovy(int operator, Expression left, Expression right) {
        Token token = Token.newSymbol(operator, left.getLineNumber(), left.getColumnNumber());
        return types.put(
                new BinaryExpression(left, token, right), operator == COMPARE_TO ? Integer.class : boolean.class);
    }

    private Expression call(String method, Class<?> type, Expression left, Expression right) {
        return types.put(
                new StaticMethodCallExpression(COMPARISONS, method, new ArgumentListExpression(left, right)), type);
    }

    private Expression not(Expression expression) {
        return types.put(new NotExpression(expression), boolean.class);
    }

    private boolean isText(Expression expression) {
        return CharSequence.class.isAssignableFrom(types.of(expression));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() == null;
    }

    static boolean isSpecial(Class<?> type) {
        return type == AgentVersion.class || type == Instant.class || type == Platform.class || Labels.apply(type);
    }

    private static boolean isYesOrNo(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    private static boolean isPrimitive(Class<?> type) {
        return type.isPrimitive()
                || type == Boolean.class
                || type == Integer.class
                || type == Long.class
                || type == Double.class;
    }
}
