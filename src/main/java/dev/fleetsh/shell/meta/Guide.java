package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /help}: the housekeeping words, one of them, and subjects. */
final class Guide {
    static final Map<String, String> SUBJECTS = Map.of("ids", """
            Each line or block that is entered is a snippet with an id: 1, 2, … for Groovy and for verbs with an answer
            worth a name, c1, c2, … for other verbs, e1, e2, … for what failed, s1, s2, … for the start-up file.
            The value of snippet 3 is $3, the last value is _, the last error is _e; in texts write "${$3}".
            /3 enters snippet 3 again, /1-3 three of them, /-2 the last but one, /! the last.""", "saving", """
            /save FILE writes a Groovy script that does what was entered: fleetsh -f FILE runs it, /open FILE too.
            Imports come first. Verbs are written as the functions that they are, and show(…) prints a value as the
            prompt does. $3 becomes _3, which the script defines. What was dropped or failed is left out; a line that
            may hold a secret is left out with a remark. Methods and types are written as they were defined last.""", "start", """
            init.groovy in the configuration folder (/env shows it) is entered before the first line; its snippets are
            s1, s2, … A failure in it is shown and does not keep the shell from opening. fleetsh --no-startup opens
            without it; fleetsh --startup FILE enters another. Batch runs enter none unless --startup asks for one, and
            then a failure in it ends the run with its exit code.""");

    private Guide() {}

    static @Nullable Object help(Desk desk, String words, Supplier<List<MetaCommand>> commands) {
        String subject = words.strip();
        if (subject.isEmpty()) {
            return overview(commands.get());
        }
        String text = SUBJECTS.get(subject);
        if (text != null) {
            return text;
        }
        String name = subject.startsWith("/") ? subject.substring(1) : subject;
        for (MetaCommand command : commands.get()) {
            boolean verbToo = !subject.startsWith("/") && (name.equals("help") || name.equals("exit"));
            if (command.name().equals(name) && !verbToo) {
                return new Table(
                        command.synopsis() + "\u2002– " + command.summary(),
                        List.of("", ""),
                        List.of(),
                        command.help().lines().toList());
            }
        }
        return desk.help(subject);
    }

    private static Object overview(List<MetaCommand> commands) {
        List<List<Object>> rows = new ArrayList<>();
        commands.forEach(command -> rows.add(List.of(command.synopsis(), command.summary())));
        return new Table(
                "",
                List.of("", ""),
                rows,
                List.of(
                        "A word may be cut short as long as it is one alone: /l, /hi.",
                        "`/help /list` tells more about one; subjects are ids, saving, start; `help` lists the verbs."));
    }
}
