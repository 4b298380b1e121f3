package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/** How records of the model are written: their components and nothing else. */
final class SnapshotJson {
    /** Version of the format; a file of a later one is refused. */
    static final int VERSION = 1;

    private SnapshotJson() {}

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
                .addModule(Facts.module())
                .addModule(new SimpleModule("times")
                        .addSerializer(Instant.class, ToStringSerializer.instance)
                        .addDeserializer(Instant.class, new FromStringDeserializer<>(Instant.class) {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected Instant _deserialize(String text, DeserializationContext context) {
                                return Instant.parse(text);
                            }
                        }))
                .build();
    }
}
