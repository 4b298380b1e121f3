package dev.fleetsh.remedy.journal;

import dev.fleetsh.remedy.json.DataJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers as they may lie on a disk: without secrets, and not longer than answers are. */
final class Discreet {
    /** Fields of AWS's answers that open doors, such as the code of an activation. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(activationcode|password|passphrase|secret|token|privatekey|credential).*");

    /** A script answers in 2,400 characters; what AWS answers to a change is seldom longer than a policy. */
    private static final int LONGEST = 64_000;

    private Discreet() {}

    /** The answer with nothing in the places of secrets; null where it is too long to be one. */
    static @Nullable Object of(@Nullable Object answer) {
        Object shown = without(answer);
        return DataJson.compact(shown).length() > LONGEST ? null : shown;
    }

    private static @Nullable Object without(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                String name = String.valueOf(key);
                if (!(item instanceof String) || !SECRET.matcher(name).matches()) {
                    copy.put(name, without(item));
                }
            });
            return copy;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(without(item)));
            return copy;
        }
        return value;
    }
}
