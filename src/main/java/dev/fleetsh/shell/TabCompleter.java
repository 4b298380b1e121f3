package dev.fleetsh.shell;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Edition;
import dev.fleetsh.command.Argument;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Option;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** What Tab offers. It reads what is in memory: nothing is evaluated, and nothing is waited for. */
final class TabCompleter implements Completer {
    private static final int MOST_NODES = 60;

    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Completions completions;
    private volatile @Nullable NodeIndex index;

    TabCompleter(Session session, Commands commands, ScriptScope scope) {
        this.session = session;
        this.commands = commands;
        this.scope = scope;
        this.completions = new Completions(scope);
    }

    /** Sorts the names of a fleet, once; takes a noticeable time for a large one. */
    void learn(Fleet fleet) {
        NodeIndex known = index;
        if (known == null || !known.of(fleet)) {
            index = new NodeIndex(fleet);
        }
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        String head = parsed.line().substring(0, parsed.cursor());
        String word = parsed.word().substring(0, parsed.wordCursor());
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
                        !value.endsWith(".") && !value.endsWith("("),
                        0));
            }
        }
    }

    /**
     * The part of a candidate that replaces the word at the cursor, where the candidate may begin before that word; null
     * when it does not go on from what is typed.
     */
    private static @Nullable String behind(String head, String word, String value) {
        for (int before = Math.min(value.length(), head.length()) - word.length(); before >= 0; before--) {
            int typed = before + word.length();
            if (value.regionMatches(true, 0, head, head.length() - typed, typed)) {
                return value.substring(before);
            }
        }
        return null;
    }

    /** Candidates behind a text, all of which go on from its last word. */
    List<Suggestion> at(String head) {
        List<Suggestion> found = new ArrayList<>();
        String stripped = head.stripLeading();
        if (stripped.indexOf(' ') < 0
                && stripped.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '/')) {
            String begun = stripped.startsWith("/") ? stripped.substring(1) : stripped;
            for (Command command : commands.all()) {
                add(found, begun, command.name(), command.summary(), "verbs");
            }
            if (!begun.isEmpty() && !stripped.startsWith("/")) {
                found.addAll(completions.at(head, head.length()));
            }
            return found;
        }
        Commands.Line line = commands.find(head.endsWith(" ") ? head + "x" : head);
        if (line != null && head.length() >= line.offset()) {
            inCommand(found, line.command(), head.substring(line.offset()));
        } else {
            if (inText(head)) {
                named(found, token(head, true));
            }
            found.addAll(completions.at(head, head.length()));
        }
        return found;
    }

    private void inCommand(List<Suggestion> found, Command command, String rest) {
        String word = token(rest, false);
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            optionValue(found, command, word.substring(0, equals), word.substring(equals + 1));
            return;
        }
        if (word.startsWith("-")) {
            for (Option option : command.options()) {
                add(found, word, "--" + option.name(), option.help(), "options");
            }
            return;
        }
        for (Suggestion own : command.complete(session, rest)) {
            add(found, word, own.value(), own.help(), own.group());
        }
        List<String> words = List.of(rest.strip().split("\\s+"));
        int last = words.size() - (word.isEmpty() ? 1 : 2);
        String before = last >= 0 ? words.get(last) : "";
        if (optionValue(found, command, before, word)) {
            return;
        }
        boolean firstWord = rest.strip().equals(word);
        arguments(found, command.argument(), rest, word, firstWord);
    }

    /**
     * Candidates for the value of an option, behind its last comma.
     *
     * @return whether that is an option with a value
     */
    private boolean optionValue(List<Suggestion> found, Command command, String name, String value) {
        for (Option option : command.options()) {
            if (option.takesValue() && name.equals("--" + option.name())) {
                String last = value.substring(value.lastIndexOf(',') + 1);
                option.choices().forEach(choice -> add(found, last, choice, "", option.value()));
                if (option.argument() == Argument.CHECK) {
                    checks(found, last, scope.checkIds());
                }
                return true;
            }
        }
        return false;
    }

    private void arguments(List<Suggestion> found, Argument argument, String rest, String word, boolean firstWord) {
        switch (argument) {
            case SELECTION, SELECTION_OR_CHECKS -> {
                if (argument == Argument.SELECTION_OR_CHECKS && !inText(rest) && !word.isEmpty()) {
                    List<String> ids = scope.checkIds();
                    String before =
                            rest.substring(0, rest.length() - word.length()).strip();
                    if (before.isEmpty() || ids.containsAll(List.of(before.split("\\s+")))) {
                        checks(found, word, ids);
                    }
                }
                if (inText(rest)) {
                    named(found, token(rest, true));
                } else if (firstWord && !word.isEmpty()) {
                    named(found, word);
                }
                found.addAll(completions.inPredicate(rest, rest.length()));
            }
            case NODES -> named(found, word);
            case NODES_AND_CAPABILITY -> {
                named(found, word);
                for (Capability capability : Capability.values()) {
                    add(found, word, capability.label(), "", "capabilities");
                }
            }
            case CHECK -> checks(found, word, commands.checkIds());
            case EDITION -> Arrays.stream(Edition.values()).forEach(e -> add(found, word, e.label(), "", "editions"));
            case TOPIC -> {
                commands.all().forEach(c -> add(found, word, c.name(), c.summary(), "verbs"));
                add(found, word, "properties", "what predicates can ask of a node", "topics");
                checks(found, word, commands.checkIds());
            }
            case NUMBER, NONE -> {}
        }
    }

    private static void checks(List<Suggestion> found, String word, List<String> ids) {
        ids.forEach(id -> add(found, word, id, "", "checks"));
    }

    private void named(List<Suggestion> found, String prefix) {
        NodeIndex nodes = index;
        if (nodes != null) {
            for (NodeIndex.Entry entry : nodes.startingWith(prefix, MOST_NODES)) {
                found.add(new Suggestion(entry.key(), entry.other(), "nodes"));
            }
        }
    }

    private static void add(List<Suggestion> found, String word, String value, String help, String group) {
        if (value.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))) {
            found.add(new Suggestion(value, help, group));
        }
    }

    /** What stands behind the last space, or the last quote. */
    private static String token(String head, boolean text) {
        int start = head.length();
        while (start > 0 && !stops(head.charAt(start - 1), text)) {
            start--;
        }
        return head.substring(start);
    }

    private static boolean stops(char c, boolean text) {
        return text ? c == '\'' || c == '"' : Character.isWhitespace(c);
    }

    /** Whether the end stands inside quotes. */
    private static boolean inText(String head) {
        char quote = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (quote != 0 && c == '\\') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }
}
