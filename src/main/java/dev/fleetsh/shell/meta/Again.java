package dev.fleetsh.shell.meta;

import dev.fleetsh.command.Exit;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Snippet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /!}, {@code /-n}, {@code /3}, {@code /3-5}, {@code /edit} and {@code /open}: texts that are entered by request. */
final class Again {
    private Again() {}

    /** The last snippet, {@code /!} or {@code /-1}, or one before it. */
    static @Nullable Object back(Desk desk, int steps) {
        List<Snippet> all = desk.session().snippets().all().stream()
                .filter(snippet -> !snippet.startUp())
                .toList();
        if (steps < 1 || steps > all.size()) {
            throw new UsageException(
                    all.isEmpty() ? "nothing was entered yet" : "only " + all.size() + " snippets were entered",
                    "`/list -all` shows all");
        }
        return desk.enterAgain(all.get(all.size() - steps).source());
    }

    static @Nullable Object chosen(Desk desk, String words) {
        for (Snippet snippet : new SnippetChoice(desk.session().snippets()).of(words)) {
            Exit exit = desk.enterAgain(snippet.source());
            if (exit != null) {
                return exit;
            }
        }
        return null;
    }

    static @Nullable Object open(Desk desk, String words) {
        if (words.isEmpty()) {
            throw new UsageException("which file?", "write /open stale.groovy");
        }
        return desk.open(Saving.unquoted(words));
    }

    /** Lets the person change snippets; those that are as before are not run again. */
    static @Nullable Object edit(Desk desk, String words) {
        List<Snippet> chosen = words.isEmpty()
                ? desk.session().snippets().all().stream()
                        .filter(snippet -> snippet.active() && !snippet.startUp())
                        .toList()
                : new SnippetChoice(desk.session().snippets()).of(words);
        StringBuilder text = new StringBuilder();
        chosen.forEach(snippet -> text.append(snippet.source()).append('\n'));
        String edited = desk.edited(text.toString());
        for (String changed : Changed.blocks(edited, chosen)) {
            Exit exit = desk.enterAgain(changed);
            if (exit != null) {
                return exit;
            }
        }
        return null;
    }
}
