package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.Predicates;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import dev.fleetsh.source.WorkstationProbe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The registry of verbs over one session. */
public final class Commands {
    private final Session session;
    private final Map<String, Command> byName = new LinkedHashMap<>();

    /** A registry of the given verbs, in the order in which help shows them. */
    public Commands(Session session, Collection<? extends Command> commands) {
        this.session = session;
        commands.forEach(command -> byName.put(command.name(), command));
    }

    /**
     * All verbs of fleetsh, without saved scripts.
     *
     * @param progress hears of long work
     */
    public static Commands standard(Session session, Progress progress) {
        return standard(session, progress, Plugins.NONE);
    }

    /** The same and the verbs of plugins, without saved scripts. */
    public static Commands standard(Session session, Progress progress, Plugins plugins) {
        return standard(session, progress, plugins, Consent.none());
    }

    /**
     * The same.
     *
     * @param consent that the session's approvals ask
     */
    public static Commands standard(Session session, Progress progress, Plugins plugins, Consent consent) {
        Editor none = file -> {
            throw new UsageException("there is no editor here", "");
        };
        return standard(session, progress, new ScriptLibrary(null, null), none, plugins, consent);
    }

    /**
     * All verbs of fleetsh and those of plugins.
     *
     * @param progress hears of long work
     * @param scripts the saved scripts
     * @param editor opens them
     * @param consent that the session's approvals ask
     */
    public static Commands standard(
            Session session,
            Progress progress,
            ScriptLibrary scripts,
            Editor editor,
            Plugins plugins,
            Consent consent) {
        // Made on first use, so that Groovy is not loaded for ids, globs and answers about the whole fleet.
        Selections selections =
                new Selections(session, text -> new Predicates(new SessionScope(session)).compile(text));
        List<Command> verbs = new ArrayList<>();
        verbs.add(new NodesVerb(selections));
        verbs.add(new NodeVerb(selections));
        verbs.add(new CheckVerb(selections));
        verbs.add(new ChecksVerb());
        verbs.add(new WhyVerb(selections));
        verbs.add(new CanVerb(selections));
        verbs.add(new PathVerb(selections));
        verbs.add(new RemediesVerb());
        verbs.add(new PlanVerb(selections));
        verbs.add(new FixVerb(selections));
        verbs.add(new WhatIfVerb());
        verbs.add(new DiffVerb());
        verbs.add(new ApplyVerb(consent));
        verbs.add(new ResumeVerb(consent, false));
        verbs.add(new ResumeVerb(consent, true));
        verbs.add(new UndoVerb());
        verbs.add(new JournalVerb());
        verbs.add(new ExecVerb(selections));
        verbs.add(new ProbeVerb(selections, consent));
        verbs.add(new ArmVerb());
        verbs.add(new DisarmVerb());
        verbs.add(new DoctorVerb(WorkstationProbe::here));
        verbs.add(new RulesVerb());
        verbs.add(new PolicyVerb());
        verbs.add(new CountsVerb(selections));
        verbs.add(new TopVerb(selections));
        verbs.add(new SortVerb(selections));
        verbs.add(new HeadVerb());
        verbs.add(new ShowVerb());
        verbs.add(new FocusVerb(selections));
        verbs.add(new RefreshVerb(progress, selections));
        verbs.add(new LoadVerb(progress));
        verbs.add(new RunVerb(scripts, selections));
        verbs.add(new ScriptVerb(scripts, editor, () -> List.copyOf(verbs)));
        verbs.add(new PluginsVerb(plugins));
        verbs.addAll(plugins.commands());
        verbs.replaceAll(plugins::completed);
        verbs.add(new HelpVerb(() -> List.copyOf(verbs)));
        verbs.add(new ExitVerb());
        return new Commands(session, verbs);
    }

    /**
     * A line that is a command.
     *
     * @param rest what stands behind the verb, as written, up to the next verb or the file
     * @param offset where the rest begins in the line
     * @param numbered whether the answer of the whole line is worth a name
     */
    public record Line(Command command, String rest, int offset, boolean numbered) {}

    /** The command that the line is, or begins with; null when it is Groovy. */
    public @Nullable Line find(String line) {
        Pipeline pipeline = Pipeline.of(line, byName::get);
        if (pipeline == null) {
            return null;
        }
        Pipeline.Stage first = pipeline.stages().get(0);
        boolean numbered = pipeline.last().command().numbered();
        return new Line(first.command(), first.rest(), first.offset(), numbered);
    }

    /** The verb that the end of a line belongs to, behind the last {@code |}; null when the line is Groovy. */
    public @Nullable Line last(String line) {
        Pipeline pipeline = Pipeline.of(line, byName::get);
        if (pipeline == null) {
            return null;
        }
        Pipeline.Stage last = pipeline.last();
        return new Line(
                last.command(), last.rest(), last.offset(), last.command().numbered());
    }

    /** What is typed of a file's name behind {@code >} at the end of a command line, or null. */
    public @Nullable String fileBegun(String line) {
        Line command = find(line.replaceFirst(">[^>]*$", ""));
        return command == null ? null : Target.begun(line);
    }

    /**
     * Runs a line that is a command.
     *
     * @return the answer of its last verb, a {@link Redirected} where it goes to a file, or null for none
     * @throws UsageException when it is none, or its words can't be understood
     */
    public @Nullable Object run(String line) {
        return run(line, call -> call);
    }

    /**
     * Runs a line that is a command.
     *
     * @param scripts gives the value of a saved script whose value goes on to another verb
     * @return the answer of its last verb, a {@link Redirected} where it goes to a file, or null for none
     * @throws UsageException when it is none, or its words can't be understood
     */
    public @Nullable Object run(String line, Function<ScriptCall, @Nullable Object> scripts) {
        Pipeline pipeline = Pipeline.of(line, byName::get);
        if (pipeline == null) {
            throw new UsageException("not a command: " + line.strip(), "`help` lists the verbs");
        }
        Object answer = null;
        Command before = null;
        for (Pipeline.Stage stage : pipeline.stages()) {
            Arguments arguments = Arguments.parse(stage.command(), stage.rest());
            if (before != null) {
                arguments = arguments.taking(passedOn(before, answer, stage.command(), scripts));
            }
            try {
                answer = stage.command().execute(session, arguments);
            } catch (ScriptException e) {
                throw inLine(e, arguments.text(), line);
            }
            before = stage.command();
        }
        Target target = pipeline.target();
        if (target == null) {
            return answer;
        }
        if (answer == null || answer instanceof Exit) {
            throw new UsageException(
                    "`" + pipeline.last().command().name() + "` gives nothing to write to " + target.file(), "");
        }
        return new Redirected(answer, target);
    }

    private static Object passedOn(
            Command from, @Nullable Object answer, Command to, Function<ScriptCall, @Nullable Object> scripts) {
        if (!to.takesValue()) {
            throw new UsageException(
                    "`" + to.name() + "` takes no value from `" + from.name() + "`",
                    "`help pipes` lists the verbs that do");
        }
        Object given = answer instanceof ScriptCall call ? scripts.apply(call) : answer;
        Object value = given instanceof Shown shown ? shown.value() : given;
        if (value == null || value instanceof Exit) {
            throw new UsageException("`" + from.name() + "` gives no value to pass on", "");
        }
        if (value instanceof ScriptCall) {
            throw new UsageException(
                    "`" + from.name() + "` can't hand its value on",
                    "run the script first; then `show | " + to.name() + "` goes on with its value");
        }
        return value;
    }

    /** What stands behind the verb without its options: an expression, or names; empty when the line is no command. */
    public String expression(String line) {
        Line found = find(line);
        return found == null
                ? ""
                : Arguments.parse(found.command(), found.rest()).text();
    }

    /**
     * The Groovy that a command stands for, such as {@code check(nodes.where { windows })}.
     *
     * @param names what earlier answers and plans are called in the script
     * @throws UsageException when the line is no command
     */
    public String groovy(String line, SavedNames names) {
        Pipeline pipeline = Pipeline.of(line, byName::get);
        if (pipeline == null) {
            throw new UsageException("not a command: " + line.strip(), "`help` lists the verbs");
        }
        return GroovyForm.of(pipeline, names);
    }

    /** Moves the place of a mistake from the expression to the line that it stands in. */
    private static ScriptException inLine(ScriptException e, String expression, String line) {
        int at = line.indexOf(expression);
        if (expression.isEmpty()
                || at < 0
                || e.line() != 1
                || !e.source().strip().equals(expression)) {
            return e;
        }
        ScriptException moved = new ScriptException(
                e.exitCode(), String.valueOf(e.getMessage()), e.hint(), line, 1, e.column() + at, e.length());
        moved.setStackTrace(e.getStackTrace());
        return moved;
    }

    /**
     * What is wrong with a line that is no command, when its first word is near a verb and it goes on like a command, or
     * when it is unknown and plain words follow.
     *
     * @param known whether Groovy knows a name, as a variable or a function
     * @return null when the line is Groovy's
     */
    public @Nullable UsageException mistyped(String line, Predicate<String> known) {
        String word = LineRule.firstWord(line);
        if (word.isEmpty() || LineRule.isGroovy(word) || byName.containsKey(word) || known.test(word)) {
            return null;
        }
        String behind = line.substring(LineRule.behindFirstWord(line));
        String nearest = Nearest.to(word, byName.keySet());
        if (nearest == null && LineRule.isPlainWords(word, behind)) {
            return new UsageException("no verb \"" + word + "\"", "`help` lists the verbs");
        }
        if (nearest == null || !LineRule.goesOnLikeCommand(behind)) {
            return null;
        }
        return new UsageException(
                "no verb or variable \"" + word + "\"; did you mean \"" + nearest + "\"?", "`help` lists the verbs");
    }

    /** Ids of all checks of the edition in force: of nodes, then of the workstation. */
    public List<String> checkIds() {
        return Catalogues.ids(session);
    }

    /** The verb of that name, or null. */
    public @Nullable Command named(String name) {
        return byName.get(name);
    }

    public List<Command> all() {
        return new ArrayList<>(byName.values());
    }
}
