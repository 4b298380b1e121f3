package dev.fleetsh.remedy.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One statement of a policy. */
public record Statement(Map<String, @Nullable Object> parts) {
    private static final Set<String> SAME = Set.of("stringequals", "stringlike", "arnequals", "arnlike");

    boolean effect(String wanted) {
        return wanted.equals(parts.get("Effect"));
    }

    boolean unconditional() {
        return !(parts.get("Condition") instanceof Map<?, ?> conditions) || conditions.isEmpty();
    }

    /** Whether it names no principal, as policies of roles do, or all of them. */
    boolean everybody() {
        Object principal = parts.get("Principal");
        return parts.get("NotPrincipal") == null
                && (principal == null
                        || principal.equals("*")
                        || principal instanceof Map<?, ?> map
                                && PolicyDocument.items(map.get("AWS")).contains("*"));
    }

    boolean acts(String action) {
        List<@Nullable Object> not = PolicyDocument.items(parts.get("NotAction"));
        return not.isEmpty() ? any("Action", action) : not.stream().noneMatch(item -> like(item, action));
    }

    boolean on(String resource) {
        return parts.get("NotResource") == null && (parts.get("Resource") == null || any("Resource", resource));
    }

    boolean lets(String service, String account, String arn) {
        return effect("Allow")
                && acts("sts:AssumeRole")
                && parts.get("Principal") instanceof Map<?, ?> principal
                && PolicyDocument.items(principal.get("Service")).contains(service)
                && (!(parts.get("Condition") instanceof Map<?, ?> conditions)
                        || conditions.entrySet().stream()
                                .allMatch(condition ->
                                        holds(String.valueOf(condition.getKey()), condition.getValue(), account, arn)));
    }

    private static boolean holds(String operator, @Nullable Object wanted, String account, String arn) {
        return SAME.contains(operator.toLowerCase(Locale.ROOT))
                && wanted instanceof Map<?, ?> keys
                && keys.entrySet().stream().allMatch(entry -> {
                    String key = String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT);
                    String value = key.equals("aws:sourceaccount") ? account : key.equals("aws:sourcearn") ? arn : null;
                    return value != null
                            && PolicyDocument.items(entry.getValue()).stream().anyMatch(item -> like(item, value));
                });
    }

    private boolean any(String key, String value) {
        return PolicyDocument.items(parts.get(key)).stream().anyMatch(item -> like(item, value));
    }

    /** Whether a text with {@code *} and {@code ?} fits, without regard to case as actions have none. */
    private static boolean like(@Nullable Object pattern, String value) {
        String expression =
                Pattern.quote(String.valueOf(pattern)).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                .matcher(value)
                .matches();
    }
}
