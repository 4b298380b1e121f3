package dev.fleetsh.remedy.probe;

import dev.fleetsh.remedy.json.DataJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON line of a probe. Nothing in it is trusted: a field of another type, too long or with control characters makes
 * the whole line unreadable, since half a finding would look like one.
 */
final class ProbeLine {
    private static final long VERSION = 1;
    private static final int LONGEST_QUOTE = 120;

    private final Map<?, ?> fields;

    private ProbeLine(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** A line that can't be read; the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The last line of an output that begins as an object does; what a profile or a warning prints before it is skipped.
     */
    static ProbeLine of(String output) throws Unreadable {
        String line = output.lines()
                .map(String::strip)
                .filter(text -> text.startsWith("{"))
                .reduce((first, last) -> last)
                .orElse("");
        if (line.isEmpty()) {
            String said = quote(output);
            throw new Unreadable(said.isEmpty() ? "the script printed nothing" : said);
        }
        Object value;
        try {
            value = DataJson.parse(line);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("no JSON: " + quote(line));
        }
        if (!(value instanceof Map<?, ?> fields)) {
            throw new Unreadable("no JSON: " + quote(line));
        }
        ProbeLine read = new ProbeLine(fields);
        if (!(fields.get("v") instanceof Long version) || version != VERSION) {
            throw new Unreadable("a line of another form: " + quote(line));
        }
        return read;
    }

    /** In one line, and cut. */
    static String quote(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    /** What went wrong on the node, or empty. */
    String error() {
        return fields.get("error") instanceof String text && !text.isBlank() ? quote(text) : "";
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    boolean yes(String name) throws Unreadable {
        if (fields.get(name) instanceof Boolean value) {
            return value;
        }
        throw wrong(name, "true or false");
    }

    long whole(String name, long least, long most) throws Unreadable {
        if (fields.get(name) instanceof Long value && value >= least && value <= most) {
            return value;
        }
        throw wrong(name, "a whole number from " + least + " to " + most);
    }

    /** Seconds, perhaps with a fraction. */
    BigDecimal number(String name, BigDecimal least, BigDecimal most) throws Unreadable {
        Object value = fields.get(name);
        BigDecimal number = value instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : value instanceof BigDecimal decimal ? decimal : null;
        if (number != null && number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
            return number;
        }
        throw wrong(name, "a number from " + least + " to " + most);
    }

    String text(String name, int longest) throws Unreadable {
        return text(name, fields.get(name), longest);
    }

    /** The text, or empty where the field is missing or null. */
    String textOrEmpty(String name, int longest) throws Unreadable {
        Object value = fields.get(name);
        return value == null ? "" : text(name, value, longest);
    }

    private String text(String name, @Nullable Object value, int longest) throws Unreadable {
        if (value instanceof String text
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        throw wrong(name, "a text of one line");
    }

    List<ProbeLine> objects(String name, int most) throws Unreadable {
        if (!(fields.get(name) instanceof List<?> items) || items.size() > most) {
            throw wrong(name, "a list of at most " + most);
        }
        List<ProbeLine> objects = new java.util.ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of objects");
            }
            objects.add(new ProbeLine(map));
        }
        return objects;
    }

    private Unreadable wrong(String name, String wanted) {
        return new Unreadable(
                fields.containsKey(name)
                        ? "\"" + name + "\" is not " + wanted + ": " + quote(String.valueOf(fields.get(name)))
                        : "there is no \"" + name + "\"");
    }
}
