package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.complete.Verb;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.meta.MetaCommands;
import dev.fleetsh.shell.meta.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** What Tab offers. It reads what is in memory: nothing is evaluated, and nothing is waited for. */
final class TabCompleter implements Completer {
    /** The endings by which a redirect knows the format. */
    private static final List<String> FORMATS = List.of(".csv", ".json", ".md", ".txt");

    private static final Predicate<String> LETTERS =
            Pattern.compile("[A-Za-z-]*").asMatchPredicate();

    private final Commands commands;
    private final HousekeepingWords housekeeping;
    private final Completions completions;
    private final CommandWords words;
    private volatile @Nullable NodeIndex index;

    /**
     * @param settings what {@code /set} can change
     * @param classes classes that lines have declared or imported, by their names
     */
    TabCompleter(
            Session session,
            Commands commands,
            ScriptScope scope,
            Supplier<Map<String, Class<?>>> classes,
            MetaCommands housekeeping,
            Supplier<List<Setting>> settings) {
        this.commands = commands;
        List<Verb> verbs = commands.all().stream().map(VerbSignature::of).toList();
        this.completions = new Completions(scope, () -> verbs, classes);
        this.housekeeping = new HousekeepingWords(session, commands, completions, housekeeping, settings);
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

    HousekeepingWords housekeeping() {
        return housekeeping;
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
        if (stripped.startsWith("/") && !stripped.startsWith("//")) {
            return housekeeping.of(head);
        }
        if (LETTERS.test(stripped)) {
            verbs(found, stripped, false);
            if (!stripped.isEmpty()) {
                found.addAll(completions.at(head, head.length()));
            }
            return found;
        }
        String file = commands.fileBegun(head);
        if (file != null) {
            FileNames.startingWith(file).stream()
                    .filter(each -> each.ending().isEmpty() || FORMATS.stream().anyMatch(each.value()::endsWith))
                    .forEach(found::add);
        }
        Commands.Line line = commands.last(head.endsWith(" ") ? head + "x" : head);
        if (line == null || head.length() < line.offset()) {
            found.addAll(completions.at(head, head.length()));
            return found;
        }
        String rest = head.substring(line.offset());
        int pipe = LastWord.lastOutside(rest, '|');
        String behind = pipe < 0 ? "" : rest.substring(pipe + 1).stripLeading();
        if (pipe >= 0 && LETTERS.test(behind)) {
            verbs(found, behind, true);
        }
        found.addAll(words.of(line.command(), rest));
        return found;
    }

    private void verbs(List<Suggestion> found, String word, boolean piped) {
        for (Command command : commands.all()) {
            if (command.name().startsWith(word.toLowerCase(Locale.ROOT)) && (!piped || command.numbered())) {
                found.add(new Suggestion(command.name(), command.summary(), "verbs"));
            }
        }
    }
}
