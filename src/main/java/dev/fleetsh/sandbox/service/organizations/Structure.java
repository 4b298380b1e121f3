package dev.fleetsh.sandbox.service.organizations;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A structure of a service of which the SDK's module is not on hand: the protocols read and write it by the same field
 * data as the SDK's own.
 */
final class Structure implements SdkPojo, SdkBuilder<Structure, Structure> {
    private final List<SdkField<?>> fields;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** An empty structure with members. */
    Structure(SdkField<?>... fields) {
        this.fields = List.of(fields);
    }

    static SdkField<String> text(String name) {
        return field(MarshallingType.STRING, name);
    }

    static SdkField<Integer> number(String name) {
        return field(MarshallingType.INTEGER, name);
    }

    static SdkField<Instant> time(String name) {
        return field(MarshallingType.INSTANT, name);
    }

    /** A list that is only written. */
    static SdkField<List<?>> list(String name) {
        return field(MarshallingType.LIST, name);
    }

    @SuppressWarnings("unchecked")
    private static <T> SdkField<T> field(MarshallingType<? super T> type, String name) {
        return SdkField.<T>builder(type)
                .memberName(name)
                .getter(pojo -> (T) ((Structure) pojo).values.get(name))
                .setter((pojo, value) -> ((Structure) pojo).values.put(name, value))
                .traits(LocationTrait.builder()
                        .location(MarshallLocation.PAYLOAD)
                        .locationName(name)
                        .build())
                .build();
    }

    /** The same with a member; null for none. */
    Structure put(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** A text, or null. */
    @Nullable
    String string(String name) {
        return (String) values.get(name);
    }

    /** A number, or null. */
    @Nullable
    Integer integer(String name) {
        return (Integer) values.get(name);
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return fields;
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        Map<String, SdkField<?>> byName = new HashMap<>();
        fields.forEach(field -> byName.put(field.memberName(), field));
        return byName;
    }

    @Override
    public Structure build() {
        return this;
    }
}
