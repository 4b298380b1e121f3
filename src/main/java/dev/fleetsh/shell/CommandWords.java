package dev.fleetsh.shell;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.command.Argument;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Option;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What Tab offers behind a verb. */
final class CommandWords {
    private static final int MOST_NODES = 60;

    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Completions completions;
    private final Supplier<@Nullable NodeIndex> index;

    CommandWords(
            Session session,
            Commands commands,
            ScriptScope scope,
            Completions completions,
            Supplier<@Nullable NodeIndex> index) {
        this.session = session;
        this.commands = commands;
        this.scope = scope;
        this.completions = completions;
        this.index = index;
    }

    /**
     * Candidates behind a verb.
     *
     * @param rest the line behind the verb, up to the cursor
     */
    List<Suggestion> of(Command command, String rest) {
        List<Suggestion> found = new ArrayList<>();
        String word = LastWord.of(rest);
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            optionValue(found, command, word.substring(0, equals), word.substring(equals + 1));
            return found;
        }
        for (Suggestion own : command.complete(session, rest)) {
            add(found, word, own);
        }
        if (word.startsWith("-")) {
            for (Option option : command.options()) {
                add(found, word, new Suggestion("--" + option.name(), option.help(), "options"));
            }
            return found;
        }
        List<String> words = List.of(rest.strip().split("\\s+"));
        int last = words.size() - (word.isEmpty() ? 1 : 2);
        String before = last >= 0 ? words.get(last) : "";
        if (!optionValue(found, command, before, word)) {
            arguments(found, command.argument(), rest, word);
        }
        return found;
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
                option.choices().forEach(choice -> add(found, last, new Suggestion(choice, "", option.value())));
                if (option.argument() == Argument.CHECK) {
                    checks(found, last, scope.checkIds());
                }
                return true;
            }
        }
        return false;
    }

    private void arguments(List<Suggestion> found, Argument argument, String rest, String word) {
        switch (argument) {
            case SELECTION, SELECTION_OR_CHECKS -> selection(found, argument, rest, word);
            case NODES -> named(found, word);
            case NODES_AND_CAPABILITY -> {
                for (Capability capability : Capability.values()) {
                    add(found, word, new Suggestion(capability.label(), "", "capabilities"));
                }
                named(found, word);
            }
            case NODES_AND_SERVICE -> {
                for (Service service : Service.values()) {
                    add(found, word, new Suggestion(service.label(), "", "services"));
                }
                named(found, word);
            }
            case CHECK -> checks(found, word, commands.checkIds());
            case EDITION ->
                Arrays.stream(Edition.values())
                        .forEach(edition -> add(found, word, new Suggestion(edition.label(), "", "editions")));
            case TOPIC -> {
                commands.all().forEach(each -> add(found, word, new Suggestion(each.name(), each.summary(), "verbs")));
                add(found, word, new Suggestion("properties", "what predicates can ask of a node", "topics"));
                add(found, word, new Suggestion("capabilities", "what `can` can be asked for", "topics"));
                add(found, word, new Suggestion("pipes", "handing values on, and writing them to files", "topics"));
                checks(found, word, commands.checkIds());
            }
            case PROPERTY_AND_SELECTION -> {
                String behind = rest.stripLeading();
                int space = behind.indexOf(' ');
                if (space >= 0) {
                    selection(found, Argument.SELECTION, behind.substring(space), word);
                }
            }
            case VALUE -> scope.values().keySet().forEach(name -> add(found, word, new Suggestion(name, "", "values")));
            case NUMBER, NONE -> {}
        }
    }

    private void selection(List<Suggestion> found, Argument argument, String rest, String word) {
        boolean inText = LastWord.inText(rest);
        if (argument == Argument.SELECTION_OR_CHECKS && !inText && !word.isEmpty()) {
            List<String> ids = scope.checkIds();
            String before = rest.substring(0, rest.length() - word.length()).strip();
            if (before.isEmpty() || ids.containsAll(List.of(before.split("\\s+")))) {
                checks(found, word, ids);
            }
        }
        List<Suggestion> values = completions.inPredicate(rest, rest.length());
        if (inText && values.isEmpty()) {
            named(found, LastWord.ofText(rest));
        } else if (!inText && rest.strip().equals(word) && !word.isEmpty()) {
            named(found, word);
        }
        found.addAll(values);
    }

    private static void checks(List<Suggestion> found, String word, List<String> ids) {
        ids.forEach(id -> add(found, word, new Suggestion(id, "", "checks")));
    }

    /** Ids and names of nodes. */
    void named(List<Suggestion> found, String prefix) {
        NodeIndex nodes = index.get();
        if (nodes != null) {
            for (NodeIndex.Entry entry : nodes.startingWith(prefix, MOST_NODES)) {
                found.add(new Suggestion(entry.key(), entry.other(), "nodes"));
            }
        }
    }

    private static void add(List<Suggestion> found, String word, Suggestion suggestion) {
        if (suggestion.value().toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))) {
            found.add(suggestion);
        }
    }
}
