package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code /save}: what was entered, as a Groovy script that runs, or as it was typed. */
final class Saving {
    private Saving() {}

    static Object save(Desk desk, String words) {
        String flag = words.startsWith("-") ? words.split("\\s+", 2)[0] : "";
        String name = words.substring(flag.length()).strip();
        if (name.isEmpty()) {
            throw new UsageException("which file?", "write /save stale.groovy");
        }
        List<Snippet> all = desk.session().snippets().all();
        List<Snippet> chosen =
                switch (flag) {
                    case "", "-history" ->
                        all.stream().filter(snippet -> !snippet.startUp()).toList();
                    case "-start" -> all.stream().filter(Snippet::startUp).toList();
                    case "-all" -> all;
                    default ->
                        throw new UsageException(
                                "/save knows no \"" + flag + "\"", "one of -all, -history, -start, or none");
                };
        Path file = desk.folder().resolve(unquoted(name));
        boolean existed = Files.exists(file);
        if (flag.equals("-history")) {
            List<String> typed = desk.history(false);
            List<String> lines =
                    typed.stream().filter(line -> !desk.secret(line)).toList();
            write(file, String.join("\n", lines) + "\n");
            return told("line", lines.size(), typed.size() - lines.size(), name, existed, false);
        }
        List<Snippet> kept = chosen.stream()
                .filter(snippet ->
                        snippet.status() == Snippet.Status.ACTIVE || snippet.status() == Snippet.Status.OVERWRITTEN)
                .toList();
        long secrets =
                kept.stream().filter(snippet -> desk.secret(snippet.source())).count();
        write(file, desk.script(kept));
        boolean plans = kept.stream().anyMatch(snippet -> !snippet.plan().isEmpty());
        return told("line", kept.size() - secrets, secrets, name, existed, true)
                + (plans
                        ? "; it plans, and applies only when told to: `"
                                + (file.toString().endsWith(".groovy")
                                        ? "run " + name + " --apply`"
                                        : "fleetsh -f " + name + " -- --apply`")
                        : "");
    }

    private static String told(String noun, long saved, long secrets, String name, boolean existed, boolean script) {
        return (existed ? "replaced " + name + ": " : "saved ")
                + saved + " " + noun + (saved == 1 ? "" : "s")
                + (script ? " as a script" : " as typed")
                + (existed ? "" : " in " + name)
                + (secrets == 0 ? "" : "; " + secrets + " left out, which may hold a secret");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UsageException(
                    "can't write " + file + ": " + e.getClass().getSimpleName().replace("Exception", ""),
                    "the name is relative to " + file.toAbsolutePath().getParent());
        }
    }

    static String unquoted(String name) {
        boolean quoted = name.length() > 1
                && (name.startsWith("'") || name.startsWith("\""))
                && name.endsWith(name.substring(0, 1));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
