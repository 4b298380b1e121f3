package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Table;
import dev.fleetsh.session.Snippet;
import java.util.ArrayList;
import java.util.List;

/** {@code /list} and {@code /history}: what was entered. */
final class Entered {
    private Entered() {}

    static Object list(Desk desk, String words) {
        List<Snippet> chosen = chosen(desk, words);
        List<List<Object>> rows = new ArrayList<>();
        for (Snippet snippet : chosen) {
            String id = snippet.id();
            for (String line : snippet.source().lines().toList()) {
                rows.add(List.of(id, line));
                id = "";
            }
        }
        return rows.isEmpty() ? "nothing yet" : new Table("", List.of("", ""), rows, List.of());
    }

    private static List<Snippet> chosen(Desk desk, String words) {
        List<Snippet> all = desk.session().snippets().all();
        return switch (words) {
            case "" ->
                all.stream()
                        .filter(snippet -> snippet.active() && !snippet.startUp())
                        .toList();
            case "-all" -> all;
            case "-start" -> all.stream().filter(Snippet::startUp).toList();
            default -> new SnippetChoice(desk.session().snippets()).of(words);
        };
    }

    static Object history(Desk desk, String words) {
        List<String> lines = desk.history(Flags.only(words, "history", "-all"));
        return lines.isEmpty() ? "nothing yet" : String.join("\n", lines);
    }
}
