package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Labelled;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How the value of a fact is written and read. One that reads is for one thread: it shares equal values. */
interface Codec<T> {
    void write(JsonGenerator json, T value) throws IOException;

    /** The parser stands on the value's first token. */
    T read(JsonParser json) throws IOException;

    static Codec<Boolean> truth() {
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, Boolean value) throws IOException {
                json.writeBoolean(value);
            }

            @Override
            public Boolean read(JsonParser json) throws IOException {
                return json.getBooleanValue();
            }
        };
    }

    static Codec<String> text() {
        Map<String, String> known = new HashMap<>();
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, String value) throws IOException {
                json.writeString(value);
            }

            @Override
            public String read(JsonParser json) throws IOException {
                return known.computeIfAbsent(json.getText(), text -> text);
            }
        };
    }

    static Codec<AgentVersion> version() {
        Map<String, AgentVersion> known = new HashMap<>();
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, AgentVersion value) throws IOException {
                json.writeString(value.toString());
            }

            @Override
            public AgentVersion read(JsonParser json) throws IOException {
                return known.computeIfAbsent(json.getText(), AgentVersion::require);
            }
        };
    }

    static Codec<Duration> duration() {
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, Duration value) throws IOException {
                json.writeString(value.toString());
            }

            @Override
            public Duration read(JsonParser json) throws IOException {
                return Duration.parse(json.getText());
            }
        };
    }

    static <E extends Enum<E> & Labelled> Codec<E> label(Class<E> type) {
        Map<String, E> known = new HashMap<>();
        for (E value : type.getEnumConstants()) {
            known.put(value.label(), value);
        }
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, E value) throws IOException {
                json.writeString(value.label());
            }

            @Override
            public E read(JsonParser json) throws IOException {
                String text = json.getText();
                E value = known.get(text);
                if (value == null) {
                    throw new IOException("'" + text + "' is no value of " + type.getSimpleName());
                }
                return value;
            }
        };
    }

    /**
     * A record of the model, by its components.
     *
     * @param shared whether few nodes have a value of their own
     */
    static <T> Codec<T> record(ObjectMapper mapper, Class<T> type, boolean shared) {
        ObjectWriter writer = mapper.writerFor(type);
        ObjectReader reader = mapper.readerFor(type);
        Map<T, T> known = new HashMap<>();
        return new Codec<>() {
            @Override
            public void write(JsonGenerator json, T value) throws IOException {
                writer.writeValue(json, value);
            }

            @Override
            public T read(JsonParser json) throws IOException {
                T value = reader.readValue(json);
                return shared ? known.computeIfAbsent(value, same -> same) : value;
            }
        };
    }
}
