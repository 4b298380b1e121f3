package dev.fleetsh.command;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.saved.Header;
import dev.fleetsh.script.saved.Parameter;
import dev.fleetsh.script.saved.ParameterReader;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what a command line gives to a script: {@code --name value}, {@code --name=value}, flags, and words in order. */
final class ScriptWords {
    private final SavedScript script;
    private final Header header;
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final List<String> inOrder = new ArrayList<>();

    private ScriptWords(SavedScript script, Header header) {
        this.script = script;
        this.header = header;
    }

    static ScriptCall call(
            Session session,
            Function<String, Nodes> selections,
            SavedScript script,
            Header header,
            List<String> words) {
        ScriptWords read = new ScriptWords(script, header);
        read.read(words);
        ParameterReader reader = new ParameterReader(session.clock().instant(), selections);
        return ScriptCall.of(script, header, read.inOrder, read.named, reader);
    }

    private void read(List<String> words) {
        boolean options = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!options || !isOption(word)) {
                inOrder.add(Words.unquote(word));
            } else if (word.equals("--")) {
                options = false;
            } else {
                int equals = word.indexOf('=');
                String name = word.substring(2, equals < 0 ? word.length() : equals);
                Parameter parameter = ScriptCall.parameter(script, header, name);
                if (equals >= 0) {
                    give(parameter, Words.unquote(word.substring(equals + 1)));
                } else if (parameter.type().isFlag()) {
                    give(parameter, "true");
                } else if (i + 1 < words.size() && !isOption(words.get(i + 1))) {
                    give(parameter, Words.unquote(words.get(++i)));
                } else {
                    throw new UsageException(parameter.option() + " needs a value", "write " + parameter.usage());
                }
            }
        }
        joinSelection();
    }

    private void give(Parameter parameter, String value) {
        boolean list = parameter.type().java() == List.class;
        if (named.containsKey(parameter.name()) && !list) {
            throw new UsageException(parameter.option() + " is given twice", "");
        }
        named.merge(parameter.name(), value, (before, now) -> before + "," + now);
    }

    /** A selection of several words needs no quotes where it is the last that the script takes. */
    private void joinSelection() {
        List<Parameter> free = header.parameters().stream()
                .filter(parameter -> !parameter.type().isFlag() && !named.containsKey(parameter.name()))
                .toList();
        int last = free.size() - 1;
        if (last >= 0 && inOrder.size() > free.size()) {
            Class<?> type = free.get(last).type().java();
            if (type == Nodes.class || type == List.class) {
                String rest = String.join(type == List.class ? "," : " ", inOrder.subList(last, inOrder.size()));
                inOrder.subList(last, inOrder.size()).clear();
                inOrder.add(rest);
            }
        }
    }

    private static boolean isOption(String word) {
        return word.matches("(?s)--([A-Za-z].*)?");
    }
}
