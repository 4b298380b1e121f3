package dev.fleetsh.sandbox.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A condition of a statement.
 *
 * @param operator such as {@code StringEquals} or {@code ArnLikeIfExists}
 * @param key what is compared, such as {@code aws:SourceAccount}
 * @param values of which one has to fit
 */
record Condition(String operator, String key, List<String> values) {
    private static final String IF_EXISTS = "IfExists";

    /** Whether it is fulfilled by what is known, whose keys are in lower case. */
    boolean fulfilled(Map<String, String> context) {
        String actual = context.get(key.toLowerCase(Locale.ROOT));
        if (operator.equals("Null")) {
            return values.contains(Boolean.toString(actual == null));
        }
        boolean lenient = operator.endsWith(IF_EXISTS);
        String plain = lenient ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
        boolean negated = plain.contains("Not");
        if (actual == null) {
            return lenient || negated;
        }
        boolean fits = values.stream().anyMatch(value -> fits(plain.replace("Not", ""), value, actual));
        return negated ? plain.startsWith("String") || plain.startsWith("Arn") ? !fits : false : fits;
    }

    private static boolean fits(String positive, String value, String actual) {
        return switch (positive) {
            case "StringEquals" -> value.equals(actual);
            case "StringEqualsIgnoreCase", "Bool" -> value.equalsIgnoreCase(actual);
            case "StringLike", "ArnLike", "ArnEquals" -> Glob.matches(value, actual);
            default -> false;
        };
    }
}
