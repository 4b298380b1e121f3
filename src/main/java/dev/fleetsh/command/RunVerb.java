package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.saved.Header;
import dev.fleetsh.script.saved.ParameterReader;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code run}: a saved script. It answers with the call; whoever owns an evaluator runs it. */
public final class RunVerb implements Called {
    private final ScriptLibrary library;
    private final Selections selections;

    RunVerb(ScriptLibrary library, Selections selections) {
        this.library = library;
        this.selections = selections;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String synopsis() {
        return "run SCRIPT [--PARAMETER value] […]";
    }

    @Override
    public String summary() {
        return "runs a saved script; run SCRIPT --help tells its parameters";
    }

    @Override
    public String help() {
        return """
                Parameters are given by name, --below 3.1 or --below=3.1, or in the order in which help lists them.
                In Groovy: run('stale-agents', below: '3.1'). `script list` shows the scripts.""";
    }

    @Override
    public boolean readsOptions() {
        return true;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return new ScriptSuggestions(library).forRun(typed);
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return words(
                session,
                Words.of(arguments.text()).stream().map(Words.Word::text).toList());
    }

    /**
     * The call that the words make, or help on the script.
     *
     * @param words the script, then what it is given
     * @throws UsageException when there is no such script, or it takes something else
     * @throws dev.fleetsh.fleet.ScriptException when its header can't be read
     */
    public Object words(Session session, List<String> words) {
        SavedScript script = script(words.isEmpty() ? "" : Words.unquote(words.get(0)));
        Header header = library.header(script);
        List<String> given = words.subList(1, words.size());
        return given.contains("--help") || given.contains("-h")
                ? ScriptPage.help(script, header)
                : ScriptWords.call(session, selections::nodes, script, header, given);
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        List<Object> inOrder = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Map<?, ?> map) {
                map.forEach((name, value) -> named.put(String.valueOf(name), value));
            } else {
                inOrder.add(argument);
            }
        }
        SavedScript script = script(inOrder.isEmpty() ? "" : String.valueOf(inOrder.remove(0)));
        ParameterReader reader = new ParameterReader(session.clock().instant(), selections::nodes);
        return ScriptCall.of(script, library.header(script), inOrder, named, reader);
    }

    private SavedScript script(String word) {
        if (word.isEmpty() || word.startsWith("-")) {
            throw new UsageException("which script?", "`script list` shows all");
        }
        return library.find(word);
    }
}
