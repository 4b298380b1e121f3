package dev.fleetsh.sandbox.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Reads JSON into a typed object's builder by the SDK's own field names. */
final class JsonReader {
    private final JsonParser in;

    JsonReader(JsonParser in) {
        this.in = in;
    }

    /** Reads the one object of a body; members that the SDK doesn't know are passed over, as services do. */
    void readDocument(SdkPojo builder) throws IOException {
        in.nextToken();
        structure(builder);
        if (in.nextToken() != null) {
            throw new JsonParseException(in, "text after the object");
        }
    }

    private void structure(SdkPojo builder) throws IOException {
        expect(JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            SdkField<?> field = field(builder, in.currentName());
            in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else {
                Object value = value(field);
                if (value != null) {
                    field.set(builder, value);
                }
            }
        }
        expect(JsonToken.END_OBJECT);
    }

    private static @Nullable SdkField<?> field(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.locationName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private @Nullable Object value(SdkField<?> field) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> {
                expect(JsonToken.VALUE_STRING);
                yield in.getText();
            }
            case INTEGER -> in.getIntValue();
            case LONG -> in.getLongValue();
            case SHORT -> in.getShortValue();
            case BYTE -> in.getByteValue();
            case FLOAT -> in.getFloatValue();
            case DOUBLE -> in.getDoubleValue();
            case BIG_DECIMAL -> in.getDecimalValue();
            case BOOLEAN -> in.getBooleanValue();
            case INSTANT ->
                Instant.ofEpochMilli(in.getDecimalValue().movePointRight(3).longValue());
            case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                structure(builder);
                yield Built.from(builder);
            }
            case LIST -> list(field.getRequiredTrait(ListTrait.class).memberFieldInfo());
            case MAP -> map(field.getRequiredTrait(MapTrait.class).valueFieldInfo());
            default -> throw new IllegalArgumentException("no JSON form for member " + field.memberName());
        };
    }

    private List<@Nullable Object> list(SdkField<?> member) throws IOException {
        expect(JsonToken.START_ARRAY);
        List<@Nullable Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(member));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(SdkField<?> member) throws IOException {
        expect(JsonToken.START_OBJECT);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            map.put(key, value(member));
        }
        return map;
    }

    private void expect(JsonToken token) throws IOException {
        if (in.currentToken() != token) {
            throw new JsonParseException(in, "expected " + token);
        }
    }
}
