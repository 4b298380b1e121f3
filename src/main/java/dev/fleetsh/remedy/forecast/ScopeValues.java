package dev.fleetsh.remedy.forecast;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.remedy.json.DataJson;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads assumed values of facts of a scope, and sets them. */
final class ScopeValues {
    static final Set<String> FACTS = Set.of("preferences", "tier", "hostManagement");

    private final FactValues values;

    ScopeValues(FactValues values) {
        this.values = values;
    }

    /**
     * The scope with that fact changed.
     *
     * @throws IllegalArgumentException as {@link FactValues#set}
     */
    Scope with(Scope scope, String fact, @Nullable Object value) {
        return switch (fact) {
            case "preferences" ->
                new Scope(
                        scope.id(),
                        scope.alias(),
                        scope.caller(),
                        values.read(value, ScopeValues::preferences),
                        scope.tier(),
                        scope.hostManagement(),
                        scope.evidence());
            case "tier" ->
                new Scope(
                        scope.id(),
                        scope.alias(),
                        scope.caller(),
                        scope.preferences(),
                        values.read(value, FactValues.word(ActivationTier.class)),
                        scope.hostManagement(),
                        scope.evidence());
            case "hostManagement" ->
                new Scope(
                        scope.id(),
                        scope.alias(),
                        scope.caller(),
                        scope.preferences(),
                        scope.tier(),
                        values.read(value, role -> new HostManagement(FactValues.text(role))),
                        scope.evidence());
            default -> throw new IllegalArgumentException("nothing of that name can be assumed of a scope");
        };
    }

    /** Session preferences: the text of the document, the document as data, or its inputs alone. */
    private static SessionPreferences preferences(Object value) {
        Object document = value instanceof String text ? DataJson.parse(text) : value;
        if (!(document instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("session preferences are an object");
        }
        Map<?, ?> inputs = map.get("inputs") instanceof Map<?, ?> inner ? inner : map;
        Map<?, ?> profile = inputs.get("shellProfile") instanceof Map<?, ?> shells ? shells : Map.of();
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
                inputs.entrySet().stream()
                        .anyMatch(entry -> String.valueOf(entry.getKey()).endsWith("Enabled")
                                && entry.getValue() instanceof String));
    }

    private static String text(Map<?, ?> inputs, String name) {
        Object value = inputs.get(name);
        return value == null ? "" : value.toString().strip();
    }

    private static boolean flag(Map<?, ?> inputs, String name, boolean otherwise) {
        String text = text(inputs, name);
        return text.isEmpty() ? otherwise : text.equalsIgnoreCase("true");
    }
}
