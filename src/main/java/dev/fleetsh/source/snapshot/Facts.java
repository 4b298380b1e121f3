package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts of scopes: {@code {"value":…,"from":"ec2:DescribeVpcs","at":"…"}}, or {@code unknown} and {@code detail} in the
 * place of the value.
 */
final class Facts {
    private Facts() {}

    static SimpleModule module() {
        return new SimpleModule("facts")
                .addSerializer(Fact.class, new Writing())
                .addDeserializer(Fact.class, new Reading(null));
    }

    @SuppressWarnings("rawtypes")
    private static final class Writing extends JsonSerializer<Fact> {
        @Override
        public void serialize(Fact fact, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            if (fact instanceof Fact.Unknown<?> unknown) {
                json.writeStringField("unknown", unknown.reason().label());
                if (!unknown.detail().isEmpty()) {
                    json.writeStringField("detail", unknown.detail());
                }
            } else {
                provider.defaultSerializeField("value", ((Fact.Known<?>) fact).value(), json);
            }
            json.writeStringField("from", fact.origin().source());
            json.writeStringField("at", fact.origin().observedAt().toString());
            json.writeEndObject();
        }
    }

    @SuppressWarnings({"rawtypes", "serial"})
    private static final class Reading extends JsonDeserializer<Fact> implements ContextualDeserializer {
        private final @Nullable JavaType type;

        Reading(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Reading(context.getContextualType().containedType(0));
        }

        @Override
        public Fact deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(json);
            Origin origin = new Origin(
                    tree.path("from").asText(), Instant.parse(tree.path("at").asText()));
            if (tree.has("unknown")) {
                return Fact.unknown(
                        Labelled.find(Reason.class, tree.path("unknown").asText(), Reason.FAILED),
                        tree.path("detail").asText(""),
                        origin);
            }
            return Fact.known(context.readTreeAsValue(tree.path("value"), type), origin);
        }
    }
}
