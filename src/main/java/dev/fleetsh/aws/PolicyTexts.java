package dev.fleetsh.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Policy documents as IAM takes them. In its answers they are encoded for URLs (RFC 3986), so that what was read could
 * not be compared with what was written.
 */
final class PolicyTexts {
    private static final Set<String> FIELDS = Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Document");

    private PolicyTexts() {}

    /** The answer of IAM with its documents decoded. */
    static Map<String, @Nullable Object> decoded(Map<?, ?> answer) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        answer.forEach((key, value) -> copy.put(
                String.valueOf(key),
                value instanceof String text && FIELDS.contains(String.valueOf(key)) ? text(text) : any(value)));
        return copy;
    }

    private static @Nullable Object any(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return decoded(map);
        }
        return value instanceof List<?> items
                ? items.stream().map(PolicyTexts::any).toList()
                : value;
    }

    private static String text(String text) {
        if (!text.startsWith("%7B") && !text.startsWith("%7b")) {
            return text;
        }
        try {
            // A plus sign stands for itself in this encoding.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // It only looked encoded.
            return text;
        }
    }
}
