package dev.fleetsh.render;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InterruptedByUserException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Any value as one line of text, whatever it contains and whatever its own text is like: bounded in length and depth, with
 * an ellipsis and a number where something is left out.
 */
final class ValueText {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_BYTES = 32;
    private static final int DEEPEST = 6;
    private static final int LONGEST = 2_000;

    private final Words words;
    private final boolean whole;

    /**
     * @param whole whether long values come in full, for files and programs; depth stays bounded
     */
    ValueText(Words words, boolean whole) {
        this.words = words;
        this.whole = whole;
    }

    String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text, new IdentityHashMap<>());
        return whole ? text.toString() : cut(text.toString(), LONGEST);
    }

    /** The beginning of a text with the number of characters that are left out. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(longest)) ? longest - 1 : longest;
        return text.substring(0, end) + "… " + Words.count(text.length() - end, "more character");
    }

    private boolean full(StringBuilder text) {
        return !whole && text.length() > LONGEST;
    }

    private void write(@Nullable Object value, StringBuilder text, Map<Object, Boolean> around) {
        Interrupts.heed();
        Object plain = value instanceof Map.Entry<?, ?> ? value : Plain.of(value, MOST_ITEMS);
        if (plain == null) {
            text.append(value == null ? "null" : "empty");
        } else if (plain instanceof Map.Entry<?, ?> entry) {
            write(entry.getKey(), text, around);
            text.append(": ");
            write(entry.getValue(), text, around);
        } else if (plain instanceof Plain.Sample sample) {
            items(sample.items(), sample.items().size(), sample.more(), plain, text, around);
        } else if (isModel(plain) || plain instanceof Fact<?>) {
            text.append(own(plain));
        } else if (plain instanceof Collection<?> items) {
            items(items, items.size(), false, value == null ? plain : value, text, around);
        } else if (plain instanceof Map<?, ?> map) {
            map(map, text, around);
        } else {
            text.append(own(plain));
        }
    }

    private void items(
            Iterable<?> items, int size, boolean more, Object self, StringBuilder text, Map<Object, Boolean> around) {
        if (!enter(self, "list", text, around)) {
            return;
        }
        text.append('[');
        int written = 0;
        for (Object item : items) {
            if (!whole && written == MOST_ITEMS || full(text)) {
                break;
            }
            text.append(written++ == 0 ? "" : ", ");
            write(item, text, around);
        }
        left(size - written, more, text);
        text.append(']');
        around.remove(self);
    }

    private void map(Map<?, ?> map, StringBuilder text, Map<Object, Boolean> around) {
        if (!enter(map, "map", text, around)) {
            return;
        }
        text.append('[');
        int written = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!whole && written == MOST_ITEMS || full(text)) {
                break;
            }
            text.append(written++ == 0 ? "" : ", ");
            write(entry.getKey(), text, around);
            text.append(':');
            write(entry.getValue(), text, around);
        }
        text.append(map.isEmpty() ? ":" : "");
        left(map.size() - written, false, text);
        text.append(']');
        around.remove(map);
    }

    private static void left(int number, boolean more, StringBuilder text) {
        if (more) {
            text.append(", …");
        } else if (number > 0) {
            text.append(", … ").append(number).append(" more");
        }
    }

    /** Goes into a value, unless that is where we are already, or too deep. */
    private static boolean enter(Object value, String kind, StringBuilder text, Map<Object, Boolean> around) {
        if (around.containsKey(value)) {
            text.append("(this ").append(kind).append(')');
            return false;
        }
        if (around.size() == DEEPEST) {
            text.append("[…]");
            return false;
        }
        around.put(value, true);
        return true;
    }

    private static boolean isModel(Object value) {
        return value.getClass().getName().startsWith("dev.fleetsh.");
    }

    /** What a value says of itself, where that can be read. */
    private String own(Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            int shown = whole ? bytes.length : Math.min(bytes.length, MOST_BYTES);
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
            return Words.count(bytes.length, "byte")
                    + (bytes.length == 0 ? "" : ": ")
                    + hex
                    + (shown < bytes.length ? " …" : "");
        }
        if (value instanceof Matcher matcher) {
            return "matcher of /" + matcher.pattern() + "/";
        }
        if (value instanceof Throwable thrown) {
            String message = thrown.getMessage();
            return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
        String type = value.getClass().getSimpleName();
        String text;
        try {
            text = String.valueOf(words.value(value));
        } catch (InterruptedByUserException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return "a value of " + type + " whose text can't be made: "
                    + e.getClass().getSimpleName();
        }
        boolean unnamed =
                text.equals(value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value)));
        if (!unnamed) {
            return text;
        }
        return value instanceof Runnable ? "a closure" : "a value of " + (type.isEmpty() ? "an unnamed class" : type);
    }
}
