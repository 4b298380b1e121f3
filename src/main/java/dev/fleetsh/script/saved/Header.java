package dev.fleetsh.script.saved;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script says about itself.
 *
 * @param title one line; empty where it has none
 * @param summary the comment that the file begins with; may be empty
 * @param parameters in the order in which they are written
 * @param body the source with spaces in place of the header, so that lines and columns stay
 */
public record Header(String title, String summary, List<Parameter> parameters, String body) {
    public Header {
        parameters = List.copyOf(parameters);
    }

    /** Whether there is anything that makes the file a saved script. */
    public boolean isEmpty() {
        return title.isEmpty() && parameters.isEmpty();
    }

    /** The parameter that a person means by that word, or null. */
    public @Nullable Parameter parameter(String word) {
        return parameters.stream()
                .filter(parameter -> parameter.isCalled(word))
                .findFirst()
                .orElse(null);
    }

    /** How the script is run, such as {@code run stale-agents [--below VERSION]}. */
    public String synopsis(String script) {
        StringBuilder text = new StringBuilder("run ").append(script);
        for (Parameter parameter : parameters) {
            text.append(parameter.required() ? " " + parameter.usage() : " [" + parameter.usage() + "]");
        }
        return text.toString();
    }
}
