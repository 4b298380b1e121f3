package dev.fleetsh.remedy.trial;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two values made of records, lists and maps differ, so that a test can say it. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> of(@Nullable Object one, @Nullable Object other) {
        Differences differences = new Differences();
        differences.compare("", one, other);
        return differences.found;
    }

    private void compare(String path, @Nullable Object one, @Nullable Object other) {
        if (Objects.equals(one, other)) {
            return;
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            TreeSet<String> keys = new TreeSet<>();
            first.keySet().forEach(key -> keys.add(String.valueOf(key)));
            second.keySet().forEach(key -> keys.add(String.valueOf(key)));
            keys.forEach(key -> compare(path + "[" + key + "]", first.get(key), second.get(key)));
        } else if (one instanceof List<?> first && other instanceof List<?> second && first.size() == second.size()) {
            for (int i = 0; i < first.size(); i++) {
                compare(path + "[" + i + "]", first.get(i), second.get(i));
            }
        } else if (one instanceof Record first && other != null && one.getClass() == other.getClass()) {
            for (RecordComponent part : first.getClass().getRecordComponents()) {
                compare(path + "." + part.getName(), value(part, first), value(part, other));
            }
        } else {
            found.add(path + ": " + shown(one) + " → " + shown(other));
        }
    }

    private static @Nullable Object value(RecordComponent part, Object of) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 160 ? text.substring(0, 159) + "…" : text;
    }
}
