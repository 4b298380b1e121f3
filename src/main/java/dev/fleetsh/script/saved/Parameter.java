package dev.fleetsh.script.saved;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a saved script.
 *
 * @param name of the variable in the script
 * @param type type of the variable
 * @param required whether it must be given
 * @param otherwise what it is when it is not given: a text, a number, true or false, or a list of texts; null for nothing
 * @param help one line; may be empty
 * @param choices the only values that are accepted; empty for all
 */
public record Parameter(
        String name,
        ParameterType type,
        boolean required,
        @Nullable Object otherwise,
        String help,
        List<String> choices) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    /** As a command line writes it: {@code --min-nodes} for {@code minNodes}. */
    public String option() {
        return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Option and placeholder, such as {@code --below VERSION}. */
    public String usage() {
        return type.isFlag() ? option() : option() + " " + type.placeholder();
    }

    /** Whether a person means this parameter by that word, written without dashes in front. */
    public boolean isCalled(String word) {
        return name.equals(word) || option().equals("--" + word);
    }

    /** Words that completion offers for a value. */
    public List<String> words() {
        return choices.isEmpty() ? type.words() : choices;
    }

    /** The value when none is given, as a person would write it; empty for none. */
    public String otherwiseText() {
        if (otherwise instanceof List<?> items) {
            return String.join(",", items.stream().map(String::valueOf).toList());
        }
        return otherwise == null ? "" : String.valueOf(otherwise);
    }
}
