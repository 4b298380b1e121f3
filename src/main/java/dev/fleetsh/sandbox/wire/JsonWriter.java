package dev.fleetsh.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes a typed object as JSON, member by member, by the SDK's own field names. */
final class JsonWriter {
    private final JsonGenerator out;

    JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    void structure(SdkPojo pojo) throws IOException {
        out.writeStartObject();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                out.writeFieldName(field.locationName());
                value(value);
            }
        }
        out.writeEndObject();
    }

    private void value(Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof SdkPojo pojo) {
            structure(pojo);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                value(entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Instant instant) {
            out.writeNumber(seconds(instant));
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Number number) {
            out.writeNumber(number.toString());
        } else if (value instanceof SdkBytes bytes) {
            out.writeBinary(bytes.asByteArrayUnsafe());
        } else {
            throw new IllegalArgumentException(
                    "no JSON form for " + value.getClass().getName());
        }
    }

    /** Epoch seconds with milliseconds as the fraction, the protocol's default. */
    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
