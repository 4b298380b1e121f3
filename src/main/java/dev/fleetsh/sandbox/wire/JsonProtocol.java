package dev.fleetsh.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, the members as one JSON object. */
public final class JsonProtocol implements Protocol {
    private static final String TARGET = "X-Amz-Target";

    private final JsonFactory json = new JsonFactory();
    private final String contentType;

    /** The protocol in a version, `1.0` or `1.1`. */
    public JsonProtocol(String version) {
        contentType = "application/x-amz-json-" + version;
    }

    /** Whether a request is meant for a JSON service. */
    public static boolean spokenIn(WireRequest request) {
        return request.header(TARGET).isPresent();
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return request.header(TARGET).map(target -> target.substring(target.lastIndexOf('.') + 1));
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        if (request.body().length == 0) {
            return;
        }
        try (JsonParser parser = json.createParser(request.body())) {
            new JsonReader(parser).readDocument(builder);
        } catch (IOException e) {
            throw ServiceError.of("SerializationException", "Could not read the JSON of the request.");
        }
    }

    @Override
    public WireResponse write(String operation, SdkPojo response, String requestId) {
        return message(200, Map.of("x-amzn-RequestId", requestId), generator -> {
            JsonWriter writer = new JsonWriter(generator);
            writer.structure(response);
        });
    }

    @Override
    public WireResponse write(ServiceError error, String requestId) {
        Map<String, String> headers = Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
        return message(error.status(), headers, generator -> {
            generator.writeStartObject();
            generator.writeStringField("__type", error.code());
            generator.writeStringField("message", error.text());
            generator.writeEndObject();
        });
    }

    private WireResponse message(int status, Map<String, String> headers, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = json.createGenerator(bytes)) {
            body.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", contentType);
        return new WireResponse(status, all, bytes.toByteArray());
    }

    private interface Body {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}
