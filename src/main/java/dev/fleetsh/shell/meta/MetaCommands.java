package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The housekeeping words. A line is housekeeping when it begins with a slash and a word that ends with the line or a
 * space; {@code //}, {@code /*} and {@code /regex/} stay Groovy's.
 */
public final class MetaCommands {
    private static final Pattern LINE =
            Pattern.compile("\\s*/([A-Za-z]+|[!?]|-\\d+|[sec]?\\d+(?:-[sec]?\\d+)?)(?:\\s+(.*))?");

    private final List<MetaCommand> all = new ArrayList<>();

    public MetaCommands() {
        add(
                "vars",
                "/vars [NAME | ID]",
                "variables with their types and values",
                Operand.VARIABLES,
                Defined::variables);
        add("methods", "/methods [NAME]", "methods", Operand.SNIPPETS, Defined::methods);
        add(
                "types",
                "/types [NAME]",
                "classes, records, enums, interfaces and traits",
                Operand.SNIPPETS,
                Defined::types);
        add("imports", "/imports", "imports", Operand.NONE, Defined::imports);
        all.add(new MetaCommand(
                "list",
                "/list [-all | -start | ID | NAME]",
                "what was entered and is in force, with its ids",
                "-all: also what failed, was dropped or defined again, and the start-up file; -start: that file alone.",
                List.of("-all", "-start"),
                Operand.SNIPPETS,
                Entered::list));
        all.add(new MetaCommand(
                "history",
                "/history [-all]",
                "what was typed in this session; -all: before it too",
                "",
                List.of("-all"),
                Operand.NONE,
                Entered::history));
        all.add(new MetaCommand(
                "save",
                "/save [-all | -history | -start] FILE",
                "writes what was entered as a Groovy script",
                Guide.SUBJECTS.getOrDefault("saving", "")
                        + "\n-history writes what was typed, as typed; -start the start-up file; -all both as a script.",
                List.of("-all", "-history", "-start"),
                Operand.FILE,
                Saving::save));
        add("open", "/open FILE", "enters what a file holds, block by block", Operand.FILE, Again::open);
        all.add(new MetaCommand(
                "edit",
                "/edit [ID | NAME]",
                "opens what was entered in an editor; only what was changed is entered again",
                "The editor is that of /set editor, else $VISUAL, else $EDITOR, else one of fleetsh's own.",
                List.of(),
                Operand.SNIPPETS,
                Again::edit));
        add(
                "drop",
                "/drop NAME | ID …",
                "forgets variables, methods, types, imports",
                Operand.SNIPPETS,
                Dropping::drop);
        add("reset", "/reset", "forgets everything entered, and starts up again", Operand.NONE, Dropping::reset);
        all.add(new MetaCommand(
                "set",
                "/set [SETTING [VALUE]] [-retain]",
                "shows or changes how the shell behaves",
                "Alone it shows all settings. -retain keeps one for later sessions.",
                List.of("-retain"),
                Operand.SETTINGS,
                Settings::set));
        add("env", "/env", "versions, scopes and folders of this shell", Operand.NONE, MetaCommands::surroundings);
        all.add(new MetaCommand(
                "stack",
                "/stack [-all]",
                "where the last error came from",
                "Frames of scripts, and the first of fleetsh; -all: every frame.",
                List.of("-all"),
                Operand.NONE,
                Trace::stack));
        add("exit", "/exit [CODE]", "leaves; the code may be an expression", Operand.EXPRESSION, Leaving::exit);
        add("help", "/help [SUBJECT]", "this list, or one thing in full", Operand.SUBJECTS, this::help);
        add("!", "/!", "enters the last snippet again", Operand.NONE, (desk, words) -> {
            Flags.none(words, "!");
            return Again.back(desk, 1);
        });
        add("-<n>", "/-N", "enters the last snippet but N-1 again", Operand.NONE, (desk, words) -> null);
        add("<id>", "/ID, /ID-ID", "enters snippets again", Operand.NONE, (desk, words) -> null);
    }

    private void add(String name, String synopsis, String summary, Operand operand, MetaCommand.Action action) {
        all.add(new MetaCommand(name, synopsis, summary, "", List.of(), operand, action));
    }

    /** All words, in the order in which help shows them. */
    public List<MetaCommand> all() {
        return List.copyOf(all);
    }

    /** The words that can be typed as they are, without those that stand for numbers. */
    public List<MetaCommand> words() {
        return all.stream().filter(command -> !command.name().contains("<")).toList();
    }

    /** Whether a line is housekeeping, also a mistaken one; never runs anything. */
    public boolean has(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        return matcher.matches() && (known(matcher.group(1)) || line.indexOf('/', matcher.start(1)) < 0);
    }

    private boolean known(String word) {
        return !Character.isLetter(word.charAt(0))
                || SnippetChoice.ID.matcher(word).matches()
                || SnippetChoice.RANGE.matcher(word).matches()
                || !candidates(word).isEmpty();
    }

    /**
     * Runs a line that is housekeeping.
     *
     * @throws dev.fleetsh.fleet.FleetException when it can't be done
     */
    public @Nullable Object run(Desk desk, String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            throw new UsageException("not housekeeping: " + line.strip(), "`/help` lists the words");
        }
        String word = matcher.group(1);
        String words = matcher.group(2) == null ? "" : matcher.group(2).strip();
        if (word.startsWith("-")) {
            Flags.none(words, word);
            return Again.back(desk, word.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(word.substring(1)));
        }
        if (SnippetChoice.ID.matcher(word).matches()
                || SnippetChoice.RANGE.matcher(word).matches()) {
            return Again.chosen(desk, (word + " " + words).strip());
        }
        return named(word.equals("?") ? "help" : word).action().run(desk, words);
    }

    /** The word that a prefix means, or null where it means none or several. */
    public @Nullable MetaCommand find(String prefix) {
        List<MetaCommand> found = candidates(prefix);
        return found.size() == 1 ? found.get(0) : null;
    }

    private List<MetaCommand> candidates(String prefix) {
        List<MetaCommand> exact =
                all.stream().filter(command -> command.name().equals(prefix)).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(command -> command.synopsis().startsWith("/" + prefix))
                        .toList()
                : exact;
    }

    private MetaCommand named(String word) {
        List<MetaCommand> found = candidates(word);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = all.stream()
                .map(MetaCommand::name)
                .filter(name -> Character.isLetter(name.charAt(0)))
                .toList();
        if (found.size() > 1) {
            String choices = String.join(
                    ", ", found.stream().map(command -> "/" + command.name()).toList());
            throw new UsageException("/" + word + " could be " + choices, "write one more letter");
        }
        String nearest = Nearest.to(word, names);
        throw new UsageException(
                "no /" + word + (nearest == null ? "" : "; did you mean /" + nearest + "?"),
                "`/help` lists the housekeeping; verbs have no slash");
    }

    private @Nullable Object help(Desk desk, String words) {
        return Guide.help(desk, words, this::all);
    }

    private static Object surroundings(Desk desk, String words) {
        Flags.none(words, "env");
        return new Table("", List.of("", ""), desk.surroundings(), List.of());
    }
}
