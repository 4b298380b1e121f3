package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.Snippets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds snippets by ids, ranges of ids, and names of what they define. */
final class SnippetChoice {
    static final Pattern ID = Pattern.compile("[sec]?\\d+");
    static final Pattern RANGE = Pattern.compile("([sec]?)(\\d+)-([sec]?)(\\d+)");

    private final Snippets snippets;

    SnippetChoice(Snippets snippets) {
        this.snippets = snippets;
    }

    /**
     * The snippets of the words, in the order of the words.
     *
     * @throws UsageException for a word that is no id, no range and no name
     */
    List<Snippet> of(String words) {
        Set<Snippet> chosen = new LinkedHashSet<>();
        for (String word : words.split("\\s+")) {
            String bare = word.startsWith("$") ? word.substring(1) : word;
            Matcher range = RANGE.matcher(bare);
            if (range.matches()) {
                chosen.addAll(range(word, range));
            } else if (ID.matcher(bare).matches()) {
                chosen.add(byId(bare));
            } else {
                chosen.addAll(named(word));
            }
        }
        return List.copyOf(chosen);
    }

    private Snippet byId(String id) {
        Snippet snippet = snippets.byId(id);
        if (snippet == null) {
            throw new UsageException("no snippet " + id, "`/list -all` shows all");
        }
        return snippet;
    }

    private List<Snippet> range(String word, Matcher range) {
        long first = Long.parseLong(range.group(2));
        long last = Long.parseLong(range.group(4));
        boolean kinds = range.group(3).isEmpty() || range.group(1).equals(range.group(3));
        List<Snippet> chosen = snippets.all().stream()
                .filter(snippet -> within(snippet.id(), range.group(1), first, last))
                .toList();
        if (!kinds || chosen.isEmpty()) {
            throw new UsageException("no snippets " + word, "`/list -all` shows all");
        }
        return chosen;
    }

    private static boolean within(String id, String letter, long first, long last) {
        if (!id.startsWith(letter) || !id.substring(letter.length()).matches("\\d+")) {
            return false;
        }
        long number = Long.parseLong(id.substring(letter.length()));
        return number >= first && number <= last;
    }

    /** What defines that name and is in force. */
    private List<Snippet> named(String name) {
        List<Snippet> chosen = snippets.all().stream()
                .filter(snippet -> snippet.active() && snippet.defines(name))
                .toList();
        if (chosen.isEmpty()) {
            List<String> known = new ArrayList<>();
            snippets.all()
                    .forEach(snippet ->
                            snippet.definitions().stream().map(Definition::name).forEach(known::add));
            String nearest = Nearest.to(name, known);
            throw new UsageException(
                    "no snippet, variable, method or type \"" + name + "\""
                            + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "`/list` shows what there is");
        }
        return chosen;
    }
}
