package dev.fleetsh.aws;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * From plain data to a request of the SDK, by the fields that the SDK lists for it: their names are AWS's own. Times are
 * ISO 8601 text and bytes are Base64.
 */
final class Translation {
    private final String operation;

    /** @param operation as {@code ssm:SendCommand}, for messages */
    Translation(String operation) {
        this.operation = operation;
    }

    /**
     * Sets fields of a builder. What is null is left unset.
     *
     * @throws UsageException for a field that AWS does not have there, or a value of another type
     */
    void fill(SdkPojo builder, Map<String, ? extends @Nullable Object> values) {
        fill(builder, values, "");
    }

    private void fill(SdkPojo builder, Map<?, ?> values, String where) {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            SdkField<?> field = fields.get(name);
            if (field == null) {
                String nearest = Nearest.hint(name, fields.keySet());
                throw new UsageException(
                        operation + " has no parameter \"" + where + name + "\""
                                + (nearest.isEmpty() ? "" : "; " + nearest),
                        fields.isEmpty() ? "it takes none" : "it takes " + String.join(", ", fields.keySet()));
            }
            if (value != null) {
                field.set(builder, value(field, value, where + name));
            }
        });
    }

    private Object value(SdkField<?> field, Object value, String where) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> text(value, where);
            case INTEGER, LONG, SHORT, BYTE -> whole(type, value, where);
            case FLOAT, DOUBLE, BIG_DECIMAL -> decimal(type, value, where);
            case BOOLEAN -> value instanceof Boolean ? value : wrong(where, "true or false", value);
            case INSTANT -> time(text(value, where), where);
            case SDK_BYTES -> bytes(text(value, where), where);
            case LIST -> list(field, value, where);
            case MAP -> map(field, value, where);
            case SDK_POJO -> object(field, value, where);
            case NULL, DOCUMENT -> wrong(where, "something that can't be written as data", value);
        };
    }

    private String text(Object value, String where) {
        return value instanceof CharSequence ? value.toString() : wrong(where, "text", value);
    }

    private Object whole(MarshallingKnownType type, Object value, String where) {
        try {
            BigDecimal number =
                    value instanceof Number ? new BigDecimal(value.toString()) : wrong(where, "a whole number", value);
            return switch (type) {
                case INTEGER -> number.intValueExact();
                case SHORT -> number.shortValueExact();
                case BYTE -> number.byteValueExact();
                default -> number.longValueExact();
            };
        } catch (ArithmeticException e) {
            return wrong(where, "a whole number", value);
        }
    }

    private Object decimal(MarshallingKnownType type, Object value, String where) {
        BigDecimal number =
                value instanceof Number ? new BigDecimal(value.toString()) : wrong(where, "a number", value);
        return switch (type) {
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            default -> number;
        };
    }

    private Instant time(String text, String where) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return wrong(where, "a time as 2026-11-23T12:00:00Z", text);
        }
    }

    private SdkBytes bytes(String text, String where) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return wrong(where, "bytes in Base64", text);
        }
    }

    private Object list(SdkField<?> field, Object value, String where) {
        if (!(value instanceof List<?> items)) {
            return wrong(where, "a list", value);
        }
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            String place = where + "[" + i + "]";
            list.add(item == null ? wrong(place, "a value", "null") : value(member, item, place));
        }
        return list;
    }

    private Object map(SdkField<?> field, Object value, String where) {
        if (!(value instanceof Map<?, ?> entries)) {
            return wrong(where, "a map", value);
        }
        SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, item) -> {
            String place = where + "." + key;
            map.put(String.valueOf(key), item == null ? wrong(place, "a value", "null") : value(member, item, place));
        });
        return map;
    }

    private Object object(SdkField<?> field, Object value, String where) {
        if (!(value instanceof Map<?, ?> entries)) {
            return wrong(where, "a map", value);
        }
        SdkPojo builder = field.constructor().get();
        fill(builder, entries, where + ".");
        return builder instanceof Buildable made ? made.build() : builder;
    }

    private <T> T wrong(String where, String wanted, Object value) {
        String shown = String.valueOf(value);
        throw new UsageException(
                operation + ": " + where + " takes " + wanted + ", not "
                        + (shown.length() > 60 ? shown.substring(0, 59) + "…" : shown),
                "");
    }
}
