package dev.fleetsh.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import java.util.Locale;

/**
 * Reads session documents such as {@code SSM-SessionManagerRunShell}. An input that is missing or null is a preference
 * that is not set; unknown fields are left alone; booleans may be written as texts, as the console does.
 */
public final class SessionDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FLAGS =
            List.of("s3EncryptionEnabled", "cloudWatchEncryptionEnabled", "cloudWatchStreamingEnabled", "runAsEnabled");

    private SessionDocument() {}

    /** The preferences of a document, or unknown(unparseable) where the text is no JSON object or an input is no value. */
    public static Fact<SessionPreferences> parse(String json, Origin origin) {
        JsonNode document;
        try {
            document = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return unparseable(
                    "the session document is not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    origin);
        }
        if (!document.isObject()) {
            return unparseable("the session document is not a JSON object", origin);
        }
        JsonNode inputs = document.path("inputs");
        if (!inputs.isObject() && !inputs.isMissingNode() && !inputs.isNull()) {
            return unparseable("inputs of the session document is not a JSON object", origin);
        }
        try {
            return Fact.known(preferences(inputs), origin);
        } catch (UnreadableInput e) {
            return unparseable(e.getMessage(), origin);
        }
    }

    private static SessionPreferences preferences(JsonNode inputs) throws UnreadableInput {
        JsonNode profile = inputs.path("shellProfile");
        if (profile.isValueNode() && !profile.isNull() && !profile.asText().isEmpty()) {
            throw new UnreadableInput("shellProfile");
        }
        SessionPreferences defaults = SessionPreferences.DEFAULTS;
        return new SessionPreferences(
                true,
                text(inputs, "kmsKeyId"),
                text(inputs, "s3BucketName"),
                text(inputs, "s3KeyPrefix"),
                flag(inputs, "s3EncryptionEnabled", defaults.s3EncryptionEnabled()),
                text(inputs, "cloudWatchLogGroupName"),
                flag(inputs, "cloudWatchEncryptionEnabled", defaults.cloudWatchEncryptionEnabled()),
                flag(inputs, "cloudWatchStreamingEnabled", defaults.cloudWatchStreamingEnabled()),
                flag(inputs, "runAsEnabled", defaults.runAsEnabled()),
                text(inputs, "runAsDefaultUser"),
                text(profile, "linux"),
                text(profile, "windows"),
                text(inputs, "idleSessionTimeout"),
                text(inputs, "maxSessionDuration"),
                FLAGS.stream().anyMatch(name -> inputs.path(name).isTextual()));
    }

    private static String text(JsonNode parent, String name) throws UnreadableInput {
        JsonNode value = parent.path(name);
        if (value.isContainerNode()) {
            throw new UnreadableInput(name);
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    private static boolean flag(JsonNode parent, String name, boolean otherwise) throws UnreadableInput {
        String text = text(parent, name).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableInput(name);
        };
    }

    private static Fact<SessionPreferences> unparseable(String why, Origin origin) {
        return Fact.unknown(Reason.UNPARSEABLE, why, origin);
    }

    private static final class UnreadableInput extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableInput(String name) {
            super("input " + name + " of the session document can't be read");
        }
    }
}
