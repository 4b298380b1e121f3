package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Snippet;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /drop} and {@code /reset}. */
final class Dropping {
    private Dropping() {}

    static Object drop(Desk desk, String words) {
        if (words.isEmpty()) {
            throw new UsageException("drop what?", "write a name or an id; `/list` shows them");
        }
        List<Snippet> chosen = new SnippetChoice(desk.session().snippets()).of(words);
        for (Snippet snippet : chosen) {
            if (!snippet.active() && snippet.status() != Snippet.Status.OVERWRITTEN) {
                throw new UsageException(
                        "snippet " + snippet.id() + " is "
                                + (snippet.status() == Snippet.Status.FAILED ? "one that failed" : "dropped already"),
                        "");
            }
        }
        for (Snippet snippet : chosen) {
            if (snippet.active()) {
                snippet.definitions().forEach(desk::forget);
            }
            desk.session().snippets().drop(snippet);
        }
        return "dropped " + chosen.stream().map(Dropping::what).collect(Collectors.joining(", "));
    }

    private static String what(Snippet snippet) {
        return snippet.definitions().isEmpty()
                ? "$" + snippet.id()
                : snippet.definitions().stream().map(Definition::name).collect(Collectors.joining(", "));
    }

    static Object reset(Desk desk, String words) {
        Flags.none(words, "reset");
        desk.reset();
        return "everything that was entered is forgotten; numbers begin with $1";
    }
}
