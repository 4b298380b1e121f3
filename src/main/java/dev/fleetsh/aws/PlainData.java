package dev.fleetsh.aws;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Requests and answers of the SDK as plain data, the way back of {@link Translation}. What the service did not send, or
 * nobody set, is left out.
 */
final class PlainData {
    private PlainData() {}

    static Map<String, @Nullable Object> of(SdkPojo pojo) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !invented(field, value, pojo)) {
                Object plain = plain(value);
                if (plain != null) {
                    data.put(field.memberName(), plain);
                }
            }
        }
        return data;
    }

    /** Whether the SDK makes the value up at each look: a token that was not set. */
    private static boolean invented(SdkField<?> field, Object value, SdkPojo pojo) {
        return field.containsTrait(DefaultValueTrait.class) && !value.equals(field.getValueOrDefault(pojo));
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(item == null ? null : plain(item)));
            return list;
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries.forEach((key, item) -> map.put(String.valueOf(key), item == null ? null : plain(item)));
            return map;
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
