package dev.fleetsh.shell;

import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.shell.Options.Source;
import dev.fleetsh.shell.Options.Task;
import dev.fleetsh.source.EntranceWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the words of the command line; options may stand before or behind the subcommand, with a space or {@code =}. */
final class OptionParser {
    static final List<String> NAMES = OptionNames.ALL;

    private final Deque<String> words = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();
    private final List<String> regions = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final EntranceWords entrance = new EntranceWords();
    private Task task = Task.SHELL;
    private boolean sandbox;
    private @Nullable Integer sandboxNodes;
    private @Nullable Long sandboxSeed;
    private boolean limits;
    private @Nullable Integer port;
    private @Nullable String endpointUrl;
    private Edition edition = Edition.CURRENT;
    private @Nullable Format format;
    private @Nullable Severity failOn;
    private boolean yes;
    private @Nullable Integer maxNodes;
    private boolean plain;
    private boolean printStartup;
    private @Nullable String startUp;
    private @Nullable Boolean color;

    Options parse(List<String> arguments) {
        words.addAll(arguments);
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (word.equals("--")) {
                giveRest();
            } else if (equals > 0) {
                option(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.length() > 1 && word.startsWith("-")) {
                option(word, null);
            } else {
                subcommand(word);
            }
        }
        contradictions();
        return options();
    }

    private Options options() {
        return new Options(
                task,
                sandbox,
                sandboxNodes,
                sandboxSeed,
                limits,
                faults,
                port == null ? 0 : port,
                profiles,
                regions,
                endpointUrl,
                entrance.entrance(),
                edition,
                sources,
                format,
                failOn,
                plain,
                startUp,
                maxNodes == null ? OptionalInt.empty() : OptionalInt.of(maxNodes),
                color);
    }

    /** What stands behind {@code --} is for the script that was named last. */
    private void giveRest() {
        int last = sources.size() - 1;
        if (last < 0 || !(sources.get(last) instanceof Source.File file)) {
            throw new UsageException(
                    "-- without a script before it", "write fleetsh -f FILE.groovy -- --parameter value");
        }
        sources.set(last, new Source.File(file.path(), List.copyOf(words)));
        words.clear();
    }

    private void subcommand(String word) {
        if (word.equals("run") || word.equals("script")) {
            // All that follows belongs to the script; fleetsh's own options stand before.
            List<String> rest = List.copyOf(words);
            words.clear();
            sources.add(word.equals("run") ? new Source.Saved(rest) : new Source.Line(line(word, rest)));
            return;
        }
        Task named =
                switch (word) {
                    case "sandbox" -> Task.SERVE_SANDBOX;
                    case "jshell" -> Task.JSHELL;
                    case "groovysh-init" -> Task.GROOVYSH_INIT;
                    default ->
                        throw new UsageException(
                                "unexpected \"" + word + "\"",
                                "run a line with `fleetsh -c '" + word + "'`, a file with `-f`");
                };
        if (task == Task.SHELL) {
            task = named;
        }
    }

    private static String line(String verb, List<String> rest) {
        return verb
                + rest.stream()
                        .map(part -> part.matches("\\S+") ? " " + part : " '" + part + "'")
                        .collect(Collectors.joining());
    }

    private void option(String name, @Nullable String attached) {
        if (!OptionNames.takesValue(name) && attached != null) {
            throw new UsageException(name + " takes no value", "write " + name + " alone");
        }
        switch (name) {
            case "-c" -> sources.add(new Source.Line(value(name, attached)));
            case "-f" -> sources.add(new Source.File(value(name, attached)));
            case "--sandbox" -> sandbox = true;
            case "--sandbox-nodes" -> sandboxNodes = (int) number(name, attached, 0, 10_000_000);
            case "--sandbox-seed" -> sandboxSeed = number(name, attached, Long.MIN_VALUE, Long.MAX_VALUE);
            case "--sandbox-limits" -> limits = true;
            case "--fault" -> faults.add(value(name, attached));
            case "--port" -> port = (int) number(name, attached, 0, 65_535);
            case "--profile" -> profiles.addAll(list(name, attached));
            case "--region" -> regions.addAll(list(name, attached));
            case "--endpoint-url" -> endpointUrl = value(name, attached);
            case "--rules" -> edition = choice(name, value(name, attached), Edition.values(), Edition::label);
            case "--format" -> format = choice(name, value(name, attached), Format.values(), Format::label);
            case "--fail-on" -> failOn = severity(name, value(name, attached));
            case "--yes" -> yes = true;
            case "--max-nodes" -> maxNodes = (int) number(name, attached, 0, 10_000_000);
            case "--plain" -> plain = true;
            case "--print-startup" -> printStartup = true;
            case "--startup" -> startUp = value(name, attached);
            case "--no-startup" -> startUp = "";
            case "--color", "--colour" -> color = true;
            case "--no-color", "--no-colour" -> color = false;
            case "-h", "-?", "--help" -> task = Task.HELP;
            case "-V", "--version" -> task = task == Task.HELP ? task : Task.VERSION;
            default -> {
                if (!entrance.take(name, () -> value(name, attached))) {
                    throw new UsageException(
                            "unknown option \"" + name + "\"" + didYouMean(name, NAMES),
                            "`fleetsh --help` lists the options");
                }
            }
        }
    }

    private String value(String name, @Nullable String attached) {
        String value = attached != null ? attached : words.pollFirst();
        if (value == null || (attached == null && NAMES.contains(value))) {
            throw new UsageException(name + " needs a value", "`fleetsh --help` shows which");
        }
        return value;
    }

    private List<String> list(String name, @Nullable String attached) {
        return Arrays.stream(value(name, attached).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private long number(String name, @Nullable String attached, long least, long most) {
        String text = value(name, attached);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " needs a whole number, not \"" + text + "\"", "");
        }
        throw new UsageException(name + " goes from " + least + " to " + most + ", not " + text, "");
    }

    private static @Nullable Severity severity(String name, String text) {
        if (text.equals("never")) {
            return null;
        }
        return choice(name, text, Severity.values(), Severity::label);
    }

    private static <T> T choice(String name, String text, T[] values, Function<T, String> label) {
        List<String> labels = Arrays.stream(values).map(label).toList();
        int index = labels.indexOf(text);
        if (index < 0) {
            throw new UsageException(
                    name + " knows no \"" + text + "\"" + didYouMean(text, labels),
                    "one of " + String.join(", ", labels) + (name.equals("--fail-on") ? ", never" : ""));
        }
        return values[index];
    }

    private static String didYouMean(String typed, List<String> names) {
        String nearest = Nearest.to(typed, names);
        return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    }

    private void contradictions() {
        if (yes != (maxNodes != null)) {
            throw new UsageException(
                    "--yes and --max-nodes belong together",
                    "--yes --max-nodes N approves plans that reach no more than N nodes");
        }
        if (printStartup && task != Task.JSHELL) {
            throw new UsageException("--print-startup belongs to `fleetsh jshell`", "`fleetsh jshell --print-startup`");
        }
        boolean host = task == Task.JSHELL || task == Task.GROOVYSH_INIT;
        if (host && (sources.stream().anyMatch(Source.Line.class::isInstance) || format != null || failOn != null)) {
            throw new UsageException(
                    "-c, --format and --fail-on are for fleetsh's own shell",
                    "the other hosts read their own lines, from a file or standard input too");
        }
        if (printStartup) {
            task = Task.JSHELL_STARTUP;
        }
        if (task == Task.SERVE_SANDBOX && (!sources.isEmpty() || !profiles.isEmpty() || endpointUrl != null)) {
            throw new UsageException(
                    "`fleetsh sandbox` only serves the simulated AWS",
                    "run lines in another fleetsh, with --endpoint-url of this one");
        }
        if (task != Task.SERVE_SANDBOX && port != null) {
            throw new UsageException("--port belongs to `fleetsh sandbox`", "`fleetsh sandbox --port " + port + "`");
        }
        boolean simulated = sandbox || sandboxNodes != null || sandboxSeed != null || limits || !faults.isEmpty();
        if (task != Task.SERVE_SANDBOX && simulated && (!profiles.isEmpty() || endpointUrl != null)) {
            throw new UsageException(
                    "the simulated fleet takes no " + (profiles.isEmpty() ? "--endpoint-url" : "--profile"),
                    "leave out the --sandbox options to go to AWS");
        }
    }
}
