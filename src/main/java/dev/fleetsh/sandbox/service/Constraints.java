package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits that the service model sets to members; all that are broken are reported in one `ValidationException`. */
public final class Constraints {
    private final List<String> broken = new ArrayList<>();

    /** The member has to be there. */
    public Constraints required(String member, @Nullable Object value) {
        if (value == null) {
            broken.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** The number is between two others, or not there. */
    public Constraints range(String member, @Nullable Integer value, int min, int max) {
        if (value != null && value < min) {
            add(value, member, "Member must have value greater than or equal to " + min);
        } else if (value != null && value > max) {
            add(value, member, "Member must have value less than or equal to " + max);
        }
        return this;
    }

    /** The list has so many elements, or is not there. */
    public Constraints size(String member, boolean present, Collection<?> value, int min, int max) {
        return present ? length(member, value, value.size(), min, max) : this;
    }

    /** The text has so many characters, or is not there. */
    public Constraints length(String member, @Nullable String value, int min, int max) {
        return value == null ? this : length(member, value, value.length(), min, max);
    }

    private Constraints length(String member, Object value, int length, int min, int max) {
        if (length < min) {
            add(value, member, "Member must have length greater than or equal to " + min);
        } else if (length > max) {
            add(value, member, "Member must have length less than or equal to " + max);
        }
        return this;
    }

    /** The text matches, or is not there. */
    public Constraints pattern(String member, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).find()) {
            add(value, member, "Member must satisfy regular expression pattern: " + pattern);
        }
        return this;
    }

    /** The text is one of an enumeration, or is not there. */
    public Constraints oneOf(String member, @Nullable String value, Collection<?> values) {
        if (value != null && values.stream().noneMatch(known -> known.toString().equals(value))) {
            add(value, member, "Member must satisfy enum value set: " + values);
        }
        return this;
    }

    private void add(Object value, String member, String rule) {
        broken.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + rule);
    }

    /** Throws the `ValidationException` where something is broken. */
    public void check() {
        if (!broken.isEmpty()) {
            String count = broken.size() == 1 ? "1 validation error" : broken.size() + " validation errors";
            throw ServiceError.of("ValidationException", count + " detected: " + String.join("; ", broken));
        }
    }
}
