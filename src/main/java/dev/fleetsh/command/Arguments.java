package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a verb: options taken out, the rest as it was written, since it may be an expression.
 *
 * @param options values by name; an empty text for a flag
 * @param text the rest, without surrounding spaces
 * @param value what the verb before handed on, or null where there is none
 */
public record Arguments(
        Map<String, String> options, String text, @Nullable Object value) {
    /** Nothing behind the verb. */
    public static final Arguments NONE = new Arguments(Map.of(), "");

    public Arguments {
        options = Map.copyOf(options);
    }

    public Arguments(Map<String, String> options, String text) {
        this(options, text, null);
    }

    /** The same with the value of the verb before. */
    Arguments taking(Object handedOn) {
        return new Arguments(options, text, handedOn);
    }

    /** The same with another text. */
    Arguments with(String other) {
        return new Arguments(options, other.strip(), value);
    }

    /**
     * Reads {@code --name value}, {@code --name=value} and flags out of a text. Quoted text is never an option, and
     * {@code --} ends the options.
     *
     * @throws UsageException for an unknown option, one without its value, or a flag with one
     */
    public static Arguments parse(Command command, String text) {
        if (command.readsOptions()) {
            return new Arguments(Map.of(), text.strip());
        }
        Map<String, String> options = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder();
        List<Words.Word> words = Words.of(text);
        int copied = 0;
        for (int i = 0; i < words.size(); i++) {
            Words.Word word = words.get(i);
            if (word.quoted() || !word.text().matches("--([A-Za-z].*)?")) {
                continue;
            }
            rest.append(text, copied, word.start());
            copied = word.end();
            if (word.text().equals("--")) {
                break;
            }
            int equals = word.text().indexOf('=');
            String name = word.text().substring(2, equals < 0 ? word.text().length() : equals);
            Option option = option(command, name);
            if (!option.takesValue()) {
                if (equals >= 0) {
                    throw new UsageException("--" + name + " takes no value", "write --" + name);
                }
                options.put(name, "");
            } else if (equals >= 0) {
                options.put(name, Words.unquote(word.text().substring(equals + 1)));
            } else if (i + 1 < words.size()) {
                Words.Word value = words.get(++i);
                options.put(name, Words.unquote(value.text()));
                copied = value.end();
            } else {
                throw new UsageException("--" + name + " needs a value", "write --" + name + " " + option.value());
            }
        }
        rest.append(text.substring(copied));
        return new Arguments(options, rest.toString().strip());
    }

    private static Option option(Command command, String name) {
        List<String> names = new ArrayList<>();
        for (Option option : command.options()) {
            if (option.name().equals(name)) {
                return option;
            }
            names.add(option.name());
        }
        String nearest = Nearest.to(name, names);
        throw new UsageException(
                "`" + command.name() + "` has no option --" + name
                        + (nearest == null ? "" : "; did you mean --" + nearest + "?"),
                "`help " + command.name() + "` lists its options");
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Value of an option, or null where it was not given. */
    public @Nullable String option(String name) {
        return options.get(name);
    }

    /** Items of an option that takes a list, {@code a,b}; empty where it was not given. */
    public List<String> list(String name) {
        String value = options.get(name);
        if (value == null) {
            return List.of();
        }
        return java.util.Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * Value of an option that is a number from 0 on.
     *
     * @throws UsageException when it is none, or below 0
     */
    public int number(String name, int otherwise) {
        return number(name, otherwise, 0);
    }

    /**
     * Value of an option that is a number.
     *
     * @throws UsageException when it is none, or below the least
     */
    int number(String name, int otherwise, int least) {
        String value = options.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("-?\\d{1,9}")) {
            throw new UsageException("--" + name + " " + value + " is not a number", "write --" + name + " 100");
        }
        int number = Integer.parseInt(value);
        if (number < least) {
            throw new UsageException(
                    "--" + name + " goes from " + least + " on, not " + value, "write --" + name + " 100");
        }
        return number;
    }

    /** The rest as words; quotes around a word are removed. */
    public List<String> words() {
        return Words.of(text).stream().map(word -> Words.unquote(word.text())).toList();
    }

    /**
     * @throws UsageException when there is a rest and the verb takes none
     */
    public void requireNone(Command command) {
        if (!text.isEmpty()) {
            throw new UsageException(
                    "`" + command.name() + "` takes no \"" + text + "\"", "write " + command.synopsis());
        }
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
