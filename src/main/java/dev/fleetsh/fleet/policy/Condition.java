package dev.fleetsh.fleet.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a statement's conditions.
 *
 * @param operator such as {@code StringEquals}, perhaps with a set prefix or {@code IfExists}
 * @param key such as {@code aws:SourceAccount}
 * @param values of which one must fit
 */
public record Condition(String operator, String key, List<String> values) {
    private static final String IF_EXISTS = "ifexists";

    public Condition {
        values = List.copyOf(values);
    }

    /**
     * Whether it holds. Only comparisons of texts and ARNs are decided.
     *
     * @param context values by key in lower case; a key that it lacks is one whose value nobody knows
     */
    public Holds in(Map<String, String> context) {
        String value = context.get(key.toLowerCase(Locale.ROOT));
        if (value == null) {
            return Holds.UNKNOWN;
        }
        String name = operator.toLowerCase(Locale.ROOT);
        if (name.endsWith(IF_EXISTS)) {
            name = name.substring(0, name.length() - IF_EXISTS.length());
        }
        return switch (name) {
            case "stringequals" -> Holds.of(values.contains(value));
            case "stringequalsignorecase" -> Holds.of(values.stream().anyMatch(value::equalsIgnoreCase));
            case "stringlike", "arnequals", "arnlike" -> Holds.of(fits(value));
            case "stringnotequals" -> Holds.of(!values.contains(value));
            case "stringnotlike", "arnnotequals", "arnnotlike" -> Holds.of(!fits(value));
            default -> Holds.UNKNOWN;
        };
    }

    private boolean fits(String value) {
        return values.stream().anyMatch(pattern -> Wildcard.matches(pattern, value));
    }

    @Override
    public String toString() {
        return operator + " " + key + " " + String.join(", ", values);
    }
}
