package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import dev.fleetsh.shell.meta.MetaCommand;
import dev.fleetsh.shell.meta.MetaCommands;
import dev.fleetsh.shell.meta.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What Tab offers on a line of housekeeping. */
final class HousekeepingWords {
    private final Session session;
    private final Commands commands;
    private final Completions completions;
    private final MetaCommands housekeeping;
    private final Supplier<List<Setting>> settings;

    HousekeepingWords(
            Session session,
            Commands commands,
            Completions completions,
            MetaCommands housekeeping,
            Supplier<List<Setting>> settings) {
        this.session = session;
        this.commands = commands;
        this.completions = completions;
        this.housekeeping = housekeeping;
        this.settings = settings;
    }

    /** Whether some word of housekeeping begins so. */
    boolean begun(String word) {
        return housekeeping.all().stream().anyMatch(command -> command.name().startsWith(word));
    }

    /** The word that the line begins with, or null where it is not complete or there is none. */
    @Nullable
    MetaCommand word(String head) {
        int space = head.stripLeading().indexOf(' ');
        return space < 2 ? null : housekeeping.find(head.stripLeading().substring(1, space));
    }

    /**
     * @param head the line up to the cursor, which begins with a slash
     */
    List<Suggestion> of(String head) {
        List<Suggestion> found = new ArrayList<>();
        String begun = head.stripLeading();
        if (begun.indexOf(' ') < 0) {
            for (MetaCommand command : housekeeping.words()) {
                add(found, begun, "/" + command.name(), command.summary(), "housekeeping");
            }
            return found;
        }
        MetaCommand command = word(head);
        if (command == null) {
            return found;
        }
        String rest = begun.substring(begun.indexOf(' ') + 1);
        String word = LastWord.of(rest);
        command.flags().forEach(flag -> add(found, word, flag, "", "flags"));
        switch (command.operand()) {
            case VARIABLES -> snippets(found, word, true);
            case SNIPPETS -> snippets(found, word, false);
            case FILE -> found.addAll(FileNames.startingWith(word));
            case SETTINGS -> settings(found, rest, word);
            case SUBJECTS -> subjects(found, word);
            case EXPRESSION -> found.addAll(completions.at(rest, rest.length()));
            case NONE -> {}
        }
        return found;
    }

    private void snippets(List<Suggestion> found, String word, boolean variables) {
        for (Snippet snippet : session.snippets().all()) {
            for (Definition definition : snippet.definitions()) {
                if (!variables || snippet.kind() == SnippetKind.VARIABLE) {
                    add(found, word, definition.name(), line(snippet), "names");
                }
            }
        }
        for (Snippet snippet : session.snippets().all()) {
            add(found, word, snippet.id(), line(snippet), "snippets");
        }
    }

    private static String line(Snippet snippet) {
        return snippet.source().lines().findFirst().orElse("");
    }

    private void settings(List<Suggestion> found, String rest, String word) {
        String first = rest.stripLeading().replaceFirst("^-retain\\s+", "");
        if (first.indexOf(' ') < 0) {
            settings.get().forEach(each -> add(found, word, each.name(), each.meaning(), "settings"));
            return;
        }
        String name = first.substring(0, first.indexOf(' '));
        for (Setting setting : settings.get()) {
            if (setting.name().equals(name)) {
                setting.choices().forEach(choice -> add(found, word, choice, "", setting.name()));
            }
        }
    }

    private void subjects(List<Suggestion> found, String word) {
        housekeeping.all().forEach(each -> add(found, word, "/" + each.name(), each.summary(), "housekeeping"));
        for (Command verb : commands.all()) {
            add(found, word, verb.name(), verb.summary(), "verbs");
        }
        for (String topic : List.of("ids", "properties", "capabilities", "checks")) {
            add(found, word, topic, "", "topics");
        }
    }

    private static void add(List<Suggestion> found, String word, String value, String help, String group) {
        if (value.regionMatches(true, 0, word, 0, word.length())) {
            found.add(new Suggestion(value, help, group));
        }
    }
}
