package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a remedy was given by the types of its parameters. */
final class Arguments {
    private final Remedy remedy;

    private Arguments(Remedy remedy) {
        this.remedy = remedy;
    }

    /**
     * A value for each parameter of the remedy.
     *
     * @param raw text as typed, or values as Groovy has them, by the names of parameters; {@code no_proxy} may be written
     *     {@code no-proxy}
     * @throws UsageException for an unknown parameter, a missing one, one given twice, a secret, or a value that is none of
     *     its type
     */
    static Map<String, @Nullable Object> read(Remedy remedy, Map<String, ? extends @Nullable Object> raw) {
        return new Arguments(remedy).read(raw);
    }

    private Map<String, @Nullable Object> read(Map<String, ? extends @Nullable Object> raw) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        raw.forEach((word, value) -> {
            String name = named(word).name();
            if (given.containsKey(name)) {
                throw new UsageException(remedy.id() + " is given " + option(name) + " twice", "");
            }
            given.put(name, value);
        });
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RemedyParameter parameter : remedy.parameters()) {
            Object value = given.get(parameter.name());
            if (value != null && parameter.secret()) {
                throw new UsageException(
                        remedy.id() + " is given a secret, " + option(parameter.name())
                                + ": plans, journals and AWS's own history of calls would keep it",
                        "its author should take the name of a secret in Parameter Store, and read that where it is used");
            } else if (value != null) {
                values.put(parameter.name(), allowed(parameter, value(parameter, value)));
            } else if (parameter.fallback() != null) {
                values.put(parameter.name(), value(parameter, parameter.fallback()));
            } else {
                throw new UsageException(
                        remedy.id() + " needs " + option(parameter.name()) + " " + expected(parameter),
                        parameter.help());
            }
        }
        return values;
    }

    private RemedyParameter named(String word) {
        List<RemedyParameter> all = remedy.parameters();
        for (RemedyParameter parameter : all) {
            if (plain(parameter.name()).equals(plain(word))) {
                return parameter;
            }
        }
        String near = Nearest.to(word, all.stream().map(RemedyParameter::name).toList());
        throw new UsageException(
                remedy.id() + " has no parameter " + option(word)
                        + (near == null ? "" : "; did you mean " + option(near) + "?"),
                all.isEmpty() ? "it has no parameters" : "`help " + remedy.id() + "` lists them");
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    private Object value(RemedyParameter parameter, Object given) {
        Class<?> type = parameter.type();
        String text = given.toString().strip();
        if (type == Boolean.class && (given instanceof Boolean || text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type == Integer.class && text.matches("-?[0-9]{1,9}") && (given instanceof Number || isText(given))) {
            return Long.valueOf(text);
        }
        if (type == URI.class && (given instanceof URI || isText(given)) && (isUri(text) || text.isEmpty())) {
            return text;
        }
        if (type == List.class && given instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        if (type == List.class && isText(given)) {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        if (type == String.class && (isText(given) || given instanceof Number || given instanceof Enum<?>)) {
            return given.toString();
        }
        throw new UsageException(
                remedy.id() + " can't use \"" + text + "\" for " + option(parameter.name()),
                "it takes " + expected(parameter));
    }

    private Object allowed(RemedyParameter parameter, Object value) {
        List<String> words = parameter.values();
        for (Object item : value instanceof List<?> items ? items : List.of(value)) {
            if (!words.isEmpty() && !words.contains(item.toString())) {
                String near = Nearest.to(item.toString(), words);
                throw new UsageException(
                        remedy.id() + " knows no \"" + item + "\" for " + option(parameter.name())
                                + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                        "it takes " + expected(parameter));
            }
        }
        return value;
    }

    private static boolean isText(Object given) {
        return given instanceof CharSequence;
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String option(String name) {
        return "--" + name.replace('_', '-');
    }

    private static String expected(RemedyParameter parameter) {
        if (!parameter.values().isEmpty()) {
            return "one of " + String.join(", ", parameter.values());
        }
        Class<?> type = parameter.type();
        return type == Boolean.class
                ? "true or false"
                : type == Integer.class
                        ? "a whole number"
                        : type == URI.class
                                ? "a URI, as in http://proxy:3128"
                                : type == List.class ? "a list with commas" : "a text";
    }
}
