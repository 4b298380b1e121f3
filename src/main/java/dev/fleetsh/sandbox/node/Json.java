package dev.fleetsh.sandbox.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one compact line that a script prints. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Json() {}

    static Json line() {
        return new Json().with("v", 1);
    }

    Json with(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Ended well, with this line. */
    Ended ended() {
        return ended(0);
    }

    /** Ended with an exit code and this line. */
    Ended ended(int exit) {
        try {
            return new Ended(exit, MAPPER.writeValueAsString(members) + "\n", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The refusal of a changing script. */
    static Ended refused(int exit, String why) {
        return line().with("changed", false).with("why", why).ended(exit);
    }

    /** The text in Base64; empty for none. */
    static String encoded(@Nullable String text) {
        return text == null ? "" : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text that Base64 stands for.
     *
     * @throws IllegalArgumentException where it is none
     */
    static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
