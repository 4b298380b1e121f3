package dev.fleetsh.command;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.saved.Header;
import dev.fleetsh.script.saved.Parameter;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptLibrary;
import java.util.ArrayList;
import java.util.List;

/** What Tab offers for saved scripts: names from the folders, parameters from the headers. Nothing of a script runs. */
final class ScriptSuggestions {
    private final ScriptLibrary library;

    ScriptSuggestions(ScriptLibrary library) {
        this.library = library;
    }

    /** Behind {@code run}. */
    List<Suggestion> forRun(String typed) {
        List<String> words = Words.of(typed).stream().map(Words.Word::text).toList();
        boolean begun = !typed.isEmpty() && !Character.isWhitespace(typed.charAt(typed.length() - 1));
        int complete = words.size() - (begun ? 1 : 0);
        if (complete <= 0) {
            return names();
        }
        Header header = header(words.get(0));
        if (header == null) {
            return List.of();
        }
        String last = begun ? words.get(words.size() - 1) : "";
        Parameter before = complete > 1 ? parameter(header, words.get(complete - 1)) : null;
        if (before != null && !before.type().isFlag() && !last.startsWith("--")) {
            return values(before, "");
        }
        int equals = last.indexOf('=');
        Parameter named = equals > 0 ? parameter(header, last.substring(0, equals)) : null;
        return named != null ? values(named, last.substring(0, equals + 1)) : options(header, words);
    }

    /** Names of all scripts. */
    List<Suggestion> names() {
        List<Suggestion> found = new ArrayList<>();
        for (SavedScript script : library.all()) {
            // A title is shown once its header has been read; Tab does not wait for Groovy to be loaded.
            Header header = library.headerNow(script);
            found.add(new Suggestion(script.name(), header == null ? "" : header.title(), "scripts"));
        }
        return found;
    }

    private static List<Suggestion> options(Header header, List<String> words) {
        List<Suggestion> found = new ArrayList<>();
        for (Parameter parameter : header.parameters()) {
            if (!words.contains(parameter.option())) {
                found.add(new Suggestion(parameter.option(), parameter.help(), "parameters"));
            }
        }
        found.add(new Suggestion("--help", "what it does and takes", "parameters"));
        return found;
    }

    private static List<Suggestion> values(Parameter parameter, String before) {
        List<String> words = new ArrayList<>(parameter.words());
        if (words.isEmpty() && !parameter.otherwiseText().isEmpty()) {
            words.add(parameter.otherwiseText());
        }
        return words.stream()
                .map(word -> new Suggestion(before + word, parameter.help(), parameter.name()))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable Parameter parameter(Header header, String word) {
        return word.startsWith("--") ? header.parameter(word.substring(2)) : null;
    }

    private @org.jspecify.annotations.Nullable Header header(String name) {
        try {
            return library.header(library.find(Words.unquote(name)));
        } catch (FleetException e) {
            // A script that is not there, or can't be read, has nothing to offer; `run` says why.
            return null;
        }
    }
}
