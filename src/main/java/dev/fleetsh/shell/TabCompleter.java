package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.complete.Verb;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** What Tab offers. It reads what is in memory: nothing is evaluated, and nothing is waited for. */
final class TabCompleter implements Completer {
    /** The endings by which a redirect knows the format. */
    private static final List<String> FORMATS = List.of(".csv", ".json", ".md", ".txt");

    private final Commands commands;
    private final Completions completions;
    private final CommandWords words;
    private volatile @Nullable NodeIndex index;

    /**
     * @param classes classes that lines have declared or imported, by their names
     */
    TabCompleter(Session session, Commands commands, ScriptScope scope, Supplier<Map<String, Class<?>>> classes) {
        this.commands = commands;
        List<Verb> verbs = commands.all().stream().map(VerbSignature::of).toList();
        this.completions = new Completions(scope, () -> verbs, classes);
        this.words = new CommandWords(session, commands, scope, completions, () -> index);
    }

    /** Sorts the names and values of a fleet, once; takes a noticeable time for a large one. */
    void learn(Fleet fleet) {
        NodeIndex known = index;
        if (known == null || !known.of(fleet)) {
            index = new NodeIndex(fleet);
        }
        completions.learn(fleet);
    }

    /** Whether an id or a name of a node begins so; while no fleet is there, every word may. */
    boolean isNode(String word) {
        NodeIndex nodes = index;
        return nodes == null || !nodes.startingWith(word, 1).isEmpty();
    }

    Completions completions() {
        return completions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        String head = parsed.line().substring(0, parsed.cursor());
        String word = parsed.word().substring(0, parsed.wordCursor());
        int sort = 1;
        for (Suggestion suggestion : at(head)) {
            String value = behind(head, word, suggestion.value());
            if (value != null) {
                candidates.add(new Candidate(
                        value,
                        ErrorText.clean(suggestion.value()),
                        suggestion.group().isEmpty() ? null : suggestion.group(),
                        suggestion.help().isEmpty() ? null : ErrorText.clean(suggestion.help()),
                        null,
                        null,
                        suggestion.ending().equals(" "),
                        sort++));
            }
        }
    }

    /**
     * The part of a candidate that replaces the word at the cursor, where the candidate may begin before that word; null
     * when it does not go on from what is typed.
     */
    static @Nullable String behind(String head, String word, String value) {
        int typed = typed(head, value);
        return typed < word.length() ? null : value.substring(typed - word.length());
    }

    /** How many characters at the end of a text a candidate begins with; -1 for none where there are none. */
    static int typed(String head, String value) {
        for (int typed = Math.min(value.length(), head.length()); typed >= 0; typed--) {
            if (value.regionMatches(true, 0, head, head.length() - typed, typed)) {
                return typed;
            }
        }
        return -1;
    }

    /** Candidates behind a text, all of which go on from its last word, each once. */
    List<Suggestion> at(String head) {
        Map<String, Suggestion> once = new LinkedHashMap<>();
        for (Suggestion suggestion : found(head)) {
            once.putIfAbsent(suggestion.value(), suggestion);
        }
        return List.copyOf(once.values());
    }

    private List<Suggestion> found(String head) {
        List<Suggestion> found = new ArrayList<>();
        String stripped = head.stripLeading();
        if (stripped.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '/')) {
            first(found, head, stripped);
            return found;
        }
        Commands.Line line = commands.find(head.endsWith(" ") ? head + "x" : head);
        if (line == null || head.length() < line.offset()) {
            found.addAll(completions.at(head, head.length()));
            return found;
        }
        String rest = head.substring(line.offset());
        int pipe = LastWord.lastOutside(rest, '|');
        int redirect = LastWord.lastOutside(rest, '>');
        if (pipe >= 0 && pipe > redirect && piped(found, rest.substring(pipe + 1))) {
            return found;
        }
        if (redirect >= 0 && redirect > pipe && rest.startsWith("> ", redirect)) {
            String file = rest.substring(redirect + 1).stripLeading();
            FileNames.startingWith(file).stream()
                    .filter(each -> each.ending().isEmpty() || FORMATS.stream().anyMatch(each.value()::endsWith))
                    .forEach(found::add);
        }
        found.addAll(words.of(line.command(), rest));
        return found;
    }

    private void first(List<Suggestion> found, String head, String begun) {
        String word = begun.startsWith("/") ? begun.substring(1) : begun;
        for (Command command : commands.all()) {
            if (command.name().startsWith(word.toLowerCase(Locale.ROOT))) {
                found.add(new Suggestion(command.name(), command.summary(), "verbs"));
            }
        }
        if (!begun.isEmpty() && !begun.startsWith("/")) {
            found.addAll(completions.at(head, head.length()));
        }
    }

    /** Behind a pipe stands a verb, with words of its own. */
    private boolean piped(List<Suggestion> found, String behind) {
        String begun = behind.stripLeading();
        if (begun.chars().allMatch(c -> Character.isLetter(c) || c == '-')) {
            commands.all().stream()
                    .filter(command -> command.numbered() && command.name().startsWith(begun))
                    .forEach(command -> found.add(new Suggestion(command.name(), command.summary(), "verbs")));
            return true;
        }
        Commands.Line line = commands.find(begun.endsWith(" ") ? begun + "x" : begun);
        if (line == null || begun.length() < line.offset()) {
            return false;
        }
        found.addAll(words.of(line.command(), begun.substring(line.offset())));
        return true;
    }
}
