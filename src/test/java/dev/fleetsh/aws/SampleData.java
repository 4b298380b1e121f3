package dev.fleetsh.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Plain data with a value in every field that a request, or an answer, has. */
final class SampleData {
    private static final int DEEPEST = 6;

    private SampleData() {}

    static Map<String, Object> of(SdkPojo pojo) {
        return of(pojo, 0);
    }

    private static Map<String, Object> of(SdkPojo pojo, int depth) {
        Map<String, Object> sample = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            sample.put(field.memberName(), value(field, depth));
        }
        return sample;
    }

    private static Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> "text of " + field.memberName();
            case INTEGER, LONG, SHORT, BYTE -> 7L;
            case FLOAT, DOUBLE, BIG_DECIMAL -> new java.math.BigDecimal("0.5");
            case BOOLEAN -> true;
            case INSTANT -> "2026-11-23T12:00:00Z";
            case SDK_BYTES -> "AAEC/w==";
            case LIST ->
                depth > DEEPEST
                        ? List.of()
                        : List.of(value(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1));
            case MAP ->
                depth > DEEPEST
                        ? Map.of()
                        : Map.of(
                                "key",
                                value(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth + 1));
            case SDK_POJO -> depth > DEEPEST ? Map.of() : of(field.constructor().get(), depth + 1);
            case NULL, DOCUMENT -> throw new AssertionError("a type that no operation of the table has: " + field);
        };
    }
}
