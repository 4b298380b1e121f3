package dev.fleetsh.sandbox.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Reads form parameters into a typed object's builder by the SDK's own field names. */
final class ParameterReader {
    /** Where a protocol puts the numbered elements of a list. */
    interface ListStyle {
        Parameters elements(Parameters list, boolean flattened);
    }

    private final ListStyle lists;

    ParameterReader(ListStyle lists) {
        this.lists = lists;
    }

    void read(Parameters parameters, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            Parameters sent = parameters.child(field.locationName());
            Object value = sent.isEmpty() ? null : value(field, sent);
            if (value != null) {
                field.set(builder, value);
            }
        }
    }

    private @Nullable Object value(SdkField<?> field, Parameters sent) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                read(sent, builder);
                yield Built.from(builder);
            }
            case LIST -> list(field.getRequiredTrait(ListTrait.class), sent);
            case MAP -> map(field.getRequiredTrait(MapTrait.class), sent);
            default -> sent.text().map(text -> scalar(field, text)).orElse(null);
        };
    }

    private static Object scalar(SdkField<?> field, String text) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case INSTANT -> Instant.parse(text);
                case SDK_BYTES ->
                    SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
                default -> throw new UnsupportedOperationException("no query form for member " + field.memberName());
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw ServiceError.of(
                    "InvalidParameterValue",
                    "Value (" + text + ") for parameter " + field.locationName() + " is invalid.");
        }
    }

    private List<@Nullable Object> list(ListTrait trait, Parameters sent) {
        Parameters elements = lists.elements(sent, trait.isFlattened());
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 1; i <= elements.elements(); i++) {
            list.add(value(trait.memberFieldInfo(), elements.child(Integer.toString(i))));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(MapTrait trait, Parameters sent) {
        Parameters entries = trait.isFlattened() ? sent : sent.child("entry");
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 1; i <= entries.elements(); i++) {
            Parameters entry = entries.child(Integer.toString(i));
            entry.text(trait.keyLocationName())
                    .ifPresent(
                            key -> map.put(key, value(trait.valueFieldInfo(), entry.child(trait.valueLocationName()))));
        }
        return map;
    }
}
