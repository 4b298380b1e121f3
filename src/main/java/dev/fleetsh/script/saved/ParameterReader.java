package dev.fleetsh.script.saved;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Moments;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was written for a parameter into a value of its type. */
public final class ParameterReader {
    private static final Pattern LENGTH = Pattern.compile(
            "(\\d{1,6})\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)", Pattern.CASE_INSENSITIVE);

    private final Instant now;
    private final Function<String, Nodes> selections;

    /**
     * @param now what {@code 2 h ago} is counted from
     * @param selections gives the nodes of a selection
     */
    public ParameterReader(Instant now, Function<String, Nodes> selections) {
        this.now = now;
        this.selections = selections;
    }

    /**
     * @param written a text, or a value of Groovy that already has the type
     * @throws UsageException when it is no value of the parameter
     */
    Object read(Parameter parameter, Object written) {
        Object value = parameter.type().java().isInstance(written) && !(written instanceof Collection<?>)
                ? written
                : of(parameter, written);
        if (value == null) {
            throw refused(parameter, written);
        }
        choose(parameter, value);
        return value;
    }

    private @Nullable Object of(Parameter parameter, Object written) {
        Class<?> type = parameter.type().java();
        if (type == Nodes.class) {
            return written instanceof Node node ? Nodes.of(List.of(node)) : selections.apply(String.valueOf(written));
        }
        if (type == List.class) {
            return list(written);
        }
        String text = String.valueOf(written).strip();
        if (type.isEnum()) {
            return Labels.find(type, text);
        }
        return switch (type.getSimpleName()) {
            case "String" -> String.valueOf(written);
            case "Integer" -> small(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "Long" -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case "Double" -> number(text);
            case "Boolean" -> yesOrNo(text);
            case "AgentVersion" -> AgentVersion.parse(text);
            case "Instant" -> Moments.parse(text, now);
            case "Duration" -> length(text);
            case "URI" -> uri(text);
            case "Path" -> path(text);
            case "NodeProperty" -> property(parameter, text);
            default -> null;
        };
    }

    private static UsageException refused(Parameter parameter, Object written) {
        String nearest = Nearest.to(String.valueOf(written), parameter.words());
        return new UsageException(
                parameter.option() + " " + written + " is not "
                        + parameter.type().expected() + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                parameter.help());
    }

    private static void choose(Parameter parameter, Object value) {
        List<String> choices = parameter.choices();
        Collection<?> values = value instanceof Collection<?> items ? items : List.of(value);
        for (Object one : values) {
            String word = one instanceof NodeProperty property ? property.name() : String.valueOf(one);
            if (!choices.isEmpty() && !choices.contains(word)) {
                String nearest = Nearest.to(word, choices);
                throw new UsageException(
                        parameter.option() + " " + word + " is not one of " + String.join(", ", choices)
                                + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                        parameter.help());
            }
        }
    }

    private static List<String> list(Object written) {
        if (written instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return Arrays.stream(String.valueOf(written).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static @Nullable Long whole(String text, long least, long most) {
        if (!text.matches("[+-]?\\d{1,18}")) {
            return null;
        }
        long number = Long.parseLong(text);
        return number >= least && number <= most ? number : null;
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : number.intValue();
    }

    private static @Nullable Double number(String text) {
        return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? new BigDecimal(text).doubleValue() : null;
    }

    private static @Nullable Boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> null;
        };
    }

    private static @Nullable Duration length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Instant then = Moments.parse(text + " ago", Instant.EPOCH);
        return then == null ? null : Duration.between(then, Instant.EPOCH);
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() == null ? null : uri;
        } catch (URISyntaxException e) {
            // The caller says what a URI is.
            return null;
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            // The caller says what is expected.
            return null;
        }
    }

    private static NodeProperty property(Parameter parameter, String text) {
        if (text.startsWith("tags.") && text.length() > "tags.".length()) {
            String key = text.substring("tags.".length());
            return new NodeProperty(text, String.class, "tag " + key, node -> tag(node, key));
        }
        if (!NodeProperty.exists(text)) {
            throw refused(parameter, text);
        }
        return NodeProperty.named(text);
    }

    private static Fact<?> tag(Node node, String key) {
        Fact<?> tags = NodeProperty.named("tags").fact(node);
        return tags.isKnown() ? Fact.known(String.valueOf(node.tags().getOrDefault(key, "")), tags.origin()) : tags;
    }
}
