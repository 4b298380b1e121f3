package dev.fleetsh.script.saved;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script that is to run, with a value for each parameter. It is what the verb {@code run} answers with; whoever owns an
 * evaluator runs it.
 *
 * @param script the file
 * @param header what it says about itself
 * @param values by names of parameters; null for an optional parameter without a value
 */
public record ScriptCall(SavedScript script, Header header, Map<String, @Nullable Object> values) {
    public ScriptCall {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Gives every parameter its value, or says what is wrong; nothing runs.
     *
     * @param inOrder values without a name, for the parameters in the order of the header
     * @param named values by names of parameters, as {@code minNodes} or {@code min-nodes}
     * @throws UsageException for an unknown parameter, one too many, one missing, or a value of another type
     */
    public static ScriptCall of(
            SavedScript script,
            Header header,
            List<?> inOrder,
            Map<String, ? extends @Nullable Object> named,
            ParameterReader reader) {
        Map<Parameter, Object> given = new LinkedHashMap<>();
        named.forEach((word, value) -> {
            Parameter parameter = parameter(script, header, word);
            if (value != null) {
                given.put(parameter, value);
            }
        });
        List<Parameter> free = new ArrayList<>(header.parameters());
        free.removeIf(
                parameter -> given.containsKey(parameter) || parameter.type().isFlag());
        if (inOrder.size() > free.size()) {
            throw new UsageException(
                    script.name() + " takes no \"" + inOrder.get(free.size()) + "\"",
                    "write " + header.synopsis(script.name()));
        }
        for (int i = 0; i < inOrder.size(); i++) {
            given.put(free.get(i), inOrder.get(i));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Parameter parameter : header.parameters()) {
            Object written = given.getOrDefault(parameter, parameter.otherwise());
            if (written == null && parameter.required()) {
                throw new UsageException(
                        script.name() + " needs " + parameter.usage(),
                        parameter.help().isEmpty() ? "it is " + parameter.type().expected() : parameter.help());
            }
            values.put(parameter.name(), written == null ? null : reader.read(parameter, written));
        }
        return new ScriptCall(script, header, values);
    }

    /**
     * The parameter that a word names.
     *
     * @throws UsageException when the script has none of that name
     */
    public static Parameter parameter(SavedScript script, Header header, String word) {
        Parameter parameter = header.parameter(word);
        if (parameter != null) {
            return parameter;
        }
        String nearest = Nearest.to(
                "--" + word, header.parameters().stream().map(Parameter::option).toList());
        throw new UsageException(
                script.name() + " has no parameter --" + word
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"),
                header.parameters().isEmpty()
                        ? "it has no parameters"
                        : "`run " + script.name() + " --help` lists them");
    }
}
