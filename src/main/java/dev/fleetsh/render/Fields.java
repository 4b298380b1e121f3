package dev.fleetsh.render;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are a row of named fields: maps with words as keys, and records without a text of their own. */
final class Fields {
    private Fields() {}

    /** The fields, or null where the value has none. */
    static @Nullable Map<String, @Nullable Object> of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        return value instanceof Record row && plainly(row) ? of(row) : null;
    }

    private static @Nullable Map<String, @Nullable Object> of(Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof CharSequence key) || entry.getValue() == map) {
                return null;
            }
            fields.put(key.toString(), entry.getValue());
        }
        return map.isEmpty() ? null : fields;
    }

    private static boolean plainly(Record row) {
        try {
            return row.toString().startsWith(row.getClass().getSimpleName() + "[");
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private static @Nullable Map<String, @Nullable Object> of(Record row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                component.getAccessor().trySetAccessible();
                fields.put(component.getName(), component.getAccessor().invoke(row));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
        return fields.isEmpty() ? null : fields;
    }
}
