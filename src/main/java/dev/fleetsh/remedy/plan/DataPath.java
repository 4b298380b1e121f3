package dev.fleetsh.remedy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in an answer: names with dots between them. {@code Name[]} goes through every item of a list and gives a list;
 * {@code Name[Key=text]} takes the first item whose key has that text. What is not there is null, and an empty path is
 * the whole answer.
 *
 * <p>Example: {@code ServiceSetting.SettingValue}, {@code SecurityGroupRules[].SecurityGroupRuleId},
 * {@code Associations[AssociationName=fleetsh].AssociationId}.
 *
 * @param text as written
 */
public record DataPath(String text) {
    private static final Pattern STEP =
            Pattern.compile("(?:([A-Za-z0-9_:/-]+)|(?=\\[))(\\[(?:([A-Za-z0-9_]+)=([^\\]]*))?\\])?(?:\\.(?!$)|$)");

    /**
     * @throws IllegalArgumentException when it is no path
     */
    public DataPath {
        if (!text.isEmpty()) {
            Matcher step = STEP.matcher(text);
            int end = 0;
            while (end < text.length() && step.find(end) && step.start() == end && step.end() > end) {
                end = step.end();
            }
            if (end < text.length()) {
                throw new IllegalArgumentException("not a path into an answer: \"" + text + "\"");
            }
        }
    }

    /** What is at this place. */
    public @Nullable Object in(@Nullable Object answer) {
        return text.isEmpty() ? answer : from(answer, 0);
    }

    private @Nullable Object from(@Nullable Object here, int at) {
        if (at >= text.length()) {
            return here;
        }
        Matcher step = STEP.matcher(text);
        step.find(at);
        String name = step.group(1);
        Object there = name == null ? here : here instanceof Map<?, ?> map ? map.get(name) : null;
        if (step.group(2) == null) {
            return from(there, step.end());
        }
        if (!(there instanceof List<?> items)) {
            return step.group(3) == null && there == null ? List.of() : null;
        }
        String key = step.group(3);
        if (key == null) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object item : items) {
                all.add(from(item, step.end()));
            }
            return all;
        }
        for (Object item : items) {
            if (item instanceof Map<?, ?> map && step.group(4).equals(String.valueOf(map.get(key)))) {
                return from(item, step.end());
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return text;
    }
}
