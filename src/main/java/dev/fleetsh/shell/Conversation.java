package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Exit;
import dev.fleetsh.command.Redirected;
import dev.fleetsh.command.RunVerb;
import dev.fleetsh.command.VerbCall;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.script.Evaluated;
import dev.fleetsh.script.Evaluator;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs lines over one session: a command where a line is one, else Groovy, which is loaded when the first such line comes. */
public final class Conversation {
    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Supplier<? extends Writer> scriptOutput;
    private volatile @Nullable Engine engine;
    private volatile Object generation = new Object();
    private Consumer<Object> listener = answer -> {};
    private IntSupplier width = () -> 0;

    /**
     * @param scriptOutput gives what scripts print to, anew for each evaluator
     */
    public Conversation(
            Session session, Commands commands, ScriptScope scope, Supplier<? extends Writer> scriptOutput) {
        this.session = session;
        this.commands = commands;
        this.scope = scope;
        this.scriptOutput = scriptOutput;
    }

    /**
     * What came of a line.
     *
     * @param value null when there is nothing to show
     * @param name by which the value goes from now on, such as {@code $3}; empty when it is not worth one
     * @param assigned whether the line gave the value a name of its own, so that the value itself need not be shown
     */
    public record Answer(@Nullable Object value, String name, boolean assigned) {
        static final Answer NONE = new Answer(null, "", false);

        public boolean numbered() {
            return !name.isEmpty();
        }
    }

    /** An evaluator serves one thread at a time; a line that was left to itself keeps its own. */
    private record Engine(Evaluator evaluator, ReentrantLock lock) {}

    /** Has the answers of all verbs told to the listener, also those that Groovy calls. */
    void onAnswer(Consumer<Object> hears) {
        listener = hears;
    }

    /** Gives the columns that {@code show} has; 0 for no limit. */
    void shownOn(IntSupplier columns) {
        width = columns;
    }

    public Session session() {
        return session;
    }

    public Commands commands() {
        return commands;
    }

    public ScriptScope scope() {
        return scope;
    }

    /** Whether the line is a command, as far as can be told without Groovy. */
    public boolean isCommand(String line) {
        return commands.find(withoutSlash(line)) != null;
    }

    /**
     * Runs one line, or one block of Groovy, and keeps it as a snippet of the session with the answer's name.
     *
     * @throws dev.fleetsh.fleet.FleetException what went wrong
     */
    public Answer run(String text) {
        String line = withoutSlash(text);
        Commands.Line command = commands.find(line);
        if (command == null) {
            UsageException mistyped = commands.mistyped(line, this::known);
            if (mistyped != null) {
                session.snippets().failed(text, mistyped);
                throw mistyped;
            }
            return runScript(text);
        }
        return kept(text, () -> {
            Object value = answered(commands.run(line));
            if (value instanceof Exit) {
                return () -> new Answer(value, "", false);
            }
            Object named = value == null ? null : Printing.unwrapped(value);
            return () -> {
                if (!command.numbered()) {
                    session.snippets().command(text, named);
                    return new Answer(value, "", false);
                }
                Snippet snippet = session.snippets().add(SnippetKind.COMMAND, text, List.of(), named);
                return new Answer(value, "$" + snippet.id(), false);
            };
        });
    }

    /** Runs a whole script as if it were typed. */
    public Answer runScript(String text) {
        return kept(text, () -> {
            Evaluated result;
            try {
                result = evaluated(evaluator -> evaluator.run(text));
            } catch (ScriptEndException e) {
                if (e.script().isEmpty()) {
                    return () -> new Answer(new Exit(e.exitCode()), "", false);
                }
                throw e;
            }
            Object value = result.value();
            return () -> {
                Snippet snippet = session.snippets()
                        .add(
                                result.kind(),
                                text,
                                result.definitions(),
                                value == null ? null : Printing.unwrapped(value));
                return new Answer(value, "$" + snippet.id(), result.kind() == SnippetKind.VARIABLE);
            };
        });
    }

    /**
     * Runs something and keeps what came of it, unless it was left to itself meanwhile: then nobody waits for it.
     *
     * @param work gives what keeps the answer
     */
    private Answer kept(String text, Supplier<Supplier<Answer>> work) {
        Object began = generation;
        try {
            Supplier<Answer> keeping = work.get();
            if (began != generation) {
                throw new InterruptedByUserException();
            }
            return keeping.get();
        } catch (RuntimeException | Error e) {
            if (began == generation) {
                session.snippets().failed(text, e);
            }
            throw e;
        }
    }

    /**
     * Runs a saved script with what the words give to it.
     *
     * @param words the script, then what it is given
     */
    public Answer runSaved(List<String> words) {
        Object answer = commands.named("run") instanceof RunVerb run ? run.words(session, words) : null;
        if (!(answer instanceof ScriptCall call)) {
            return new Answer(answer, "", false);
        }
        String text = "run " + String.join(" ", words);
        return kept(text, () -> {
            Object value = answered(call);
            Object named = value == null ? null : Printing.unwrapped(value);
            return () -> {
                Snippet snippet = session.snippets().add(SnippetKind.COMMAND, text, List.of(), named);
                return new Answer(value, "$" + snippet.id(), false);
            };
        });
    }

    private @Nullable Object answered(@Nullable Object answer) {
        if (answer instanceof Redirected redirected) {
            return OutputFile.take(redirected.target(), answered(redirected.answer()), session);
        }
        return answer instanceof ScriptCall call ? evaluated(evaluator -> evaluator.run(call)) : told(answer);
    }

    private <T extends @Nullable Object> T evaluated(Function<Evaluator, T> work) {
        Engine used = engine();
        try {
            used.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        }
        try {
            return work.apply(used.evaluator);
        } finally {
            used.lock.unlock();
        }
    }

    private @Nullable Object called(Evaluator evaluator, Command command, List<Object> arguments) {
        Object answer = VerbCall.of(session, command, arguments);
        if (answer instanceof Exit exit) {
            // What stands behind it in the script must not run.
            throw new ScriptEndException(exit.code(), "");
        }
        return answer instanceof ScriptCall call ? evaluator.run(call) : told(answer);
    }

    private @Nullable Object told(@Nullable Object answer) {
        if (answer != null) {
            listener.accept(answer);
        }
        return answer;
    }

    /** Loads what the first line of Groovy needs. */
    void warm() {
        Engine used = engine();
        used.lock.lock();
        try {
            used.evaluator.warm();
        } finally {
            used.lock.unlock();
        }
    }

    /** Forgets the evaluator, because a line that was left to itself may still be using it. */
    synchronized void abandon(String text) {
        engine = null;
        generation = new Object();
        session.snippets().failed(text, new InterruptedByUserException());
    }

    private synchronized Engine engine() {
        Engine used = engine;
        if (used == null) {
            Writer out = scriptOutput.get();
            Evaluator made = new Evaluator(scope, out);
            made.function("show", arguments -> show(arguments, out));
            for (Command command : commands.all()) {
                made.function(command.name(), arguments -> called(made, command, arguments));
            }
            used = new Engine(made, new ReentrantLock());
            engine = used;
        }
        return used;
    }

    /** {@code show(VALUE)}: prints a value in the middle of a script as the shell would print it at the end. */
    private @Nullable Object show(List<Object> values, Writer out) {
        View view = new View(width.getAsInt(), Palette.NONE, session.clock().instant());
        values.forEach(value -> new Renderer(Format.TABLE, view, new SessionBackdrop(session)).render(value, out));
        return null;
    }

    /** Classes that lines have declared or imported, by their names; does not load Groovy. */
    Map<String, Class<?>> classes() {
        Engine used = engine;
        return used == null ? Map.of() : used.evaluator.classes();
    }

    private boolean known(String name) {
        return session.values().containsKey(name)
                || engine().evaluator.variables().contains(name);
    }

    /** {@code /exit} and {@code /help} are accepted for people who come from jshell. */
    private String withoutSlash(String line) {
        String stripped = line.strip();
        if (stripped.startsWith("/") && stripped.length() > 1 && Character.isLetter(stripped.charAt(1))) {
            String rest = stripped.substring(1);
            Commands.Line found = commands.find(rest);
            if (found != null && (rest.indexOf('/') < 0)) {
                return rest;
            }
        }
        return line;
    }
}
