package dev.fleetsh.sandbox.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Typed objects as maps, lists, text, numbers and booleans, by the names of AWS's own documentation. */
public final class Plain {
    private Plain() {}

    /** The members that were given. */
    public static Map<String, @Nullable Object> of(SdkPojo pojo) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null
                    && !(value instanceof SdkAutoConstructList<?>)
                    && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.memberName(), value(value));
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        } else if (value instanceof List<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(value(item)));
            return Collections.unmodifiableList(list);
        } else if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach((key, item) -> map.put(String.valueOf(key), value(item)));
            return Collections.unmodifiableMap(map);
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof Float || value instanceof Double) {
            return new BigDecimal(value.toString());
        } else if (value instanceof SdkBytes bytes) {
            return java.util.Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        } else if (value == null || value instanceof Boolean || value instanceof Long || value instanceof BigDecimal) {
            return value;
        }
        return value.toString();
    }
}
