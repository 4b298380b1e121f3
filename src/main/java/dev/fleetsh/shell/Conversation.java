package dev.fleetsh.shell;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Exit;
import dev.fleetsh.command.Redirected;
import dev.fleetsh.command.RunVerb;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.Evaluated;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import dev.fleetsh.shell.meta.MetaCommands;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs lines over one session: a command where a line is one, else Groovy, which is loaded when the first such line comes. */
public final class Conversation {
    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Interpreter interpreter;
    private volatile Object generation = new Object();
    private final MetaCommands housekeeping = new MetaCommands();
    private final List<String> typed = new ArrayList<>();
    private Consumer<Object> listener = answer -> {};
    private Host host = new Host() {};
    private Housekeeping desk = new Housekeeping(this, host);

    /**
     * @param scriptOutput gives what scripts print to, anew for each evaluator
     */
    public Conversation(
            Session session, Commands commands, ScriptScope scope, Supplier<? extends Writer> scriptOutput) {
        this.session = session;
        this.commands = commands;
        this.scope = scope;
        this.interpreter = new Interpreter(session, commands, scope, scriptOutput, this::told, this::show);
    }

    /** Has the answers of all verbs told to the listener, also those that Groovy calls. */
    void onAnswer(Consumer<Object> hears) {
        listener = hears;
    }

    /** Gives the columns that {@code show} has; 0 for no limit. */
    void shownOn(IntSupplier columns) {
        interpreter.shownOn(columns);
    }

    /** Has what scripts print written elsewhere; null for where it is usually written. */
    void divert(@Nullable Writer elsewhere) {
        interpreter.divert(elsewhere);
    }

    /** Says where the conversation is held. */
    void heldAt(Host place) {
        host = place;
        desk = new Housekeeping(this, place);
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

    /** Words of housekeeping, {@code /list}. */
    MetaCommands housekeeping() {
        return housekeeping;
    }

    /** What was typed, housekeeping too. */
    List<String> typed() {
        synchronized (typed) {
            return List.copyOf(typed);
        }
    }

    /** Whether the line is a command or housekeeping, as far as can be told without Groovy. */
    public boolean isCommand(String line) {
        return housekeeping.has(line) || commands.find(line) != null;
    }

    /**
     * Runs one line, or one block of Groovy, that was typed, and keeps it as a snippet of the session with the answer's
     * name.
     *
     * @throws dev.fleetsh.fleet.FleetException what went wrong
     */
    public Answer run(String text) {
        synchronized (typed) {
            typed.add(text);
        }
        return enter(text);
    }

    /** Runs one line or block as {@link #run} does, though it was not typed. */
    Answer enter(String text) {
        if (housekeeping.has(text)) {
            try {
                return new Answer(housekeeping.run(desk, text), "", false);
            } catch (RuntimeException e) {
                session.values().error(e);
                throw e;
            }
        }
        Commands.Line command = commands.find(text);
        if (command == null) {
            UsageException mistyped = commands.mistyped(text, interpreter::knows);
            if (mistyped != null) {
                session.snippets().failed(text, mistyped);
                throw mistyped;
            }
            return enterScript(text);
        }
        return kept(text, () -> {
            Object value = answered(commands.run(text, call -> interpreter.with(evaluator -> evaluator.run(call))));
            if (value instanceof Exit) {
                return () -> new Answer(value, "", false);
            }
            Object named = value == null ? null : Printing.unwrapped(value);
            return () -> {
                if (!command.numbered()) {
                    session.snippets().command(text, named);
                    return new Answer(value, "", false);
                }
                return numbered(text, value, named);
            };
        });
    }

    /** Runs a whole script as if it were typed. */
    public Answer runScript(String text) {
        return enterScript(text);
    }

    /** Runs Groovy, whatever it looks like. */
    Answer enterScript(String text) {
        return kept(text, () -> {
            Evaluated result;
            try {
                result = interpreter.with(evaluator -> evaluator.run(text));
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
                boolean assigned = result.kind() == SnippetKind.VARIABLE;
                return new Answer(value, "$" + snippet.id(), assigned, result.definitions());
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
            return () -> numbered(text, value, named);
        });
    }

    private Answer numbered(String text, @Nullable Object value, @Nullable Object named) {
        Snippet snippet = session.snippets().add(SnippetKind.COMMAND, text, List.of(), named);
        return new Answer(value, "$" + snippet.id(), false);
    }

    private @Nullable Object answered(@Nullable Object answer) {
        if (answer instanceof Redirected redirected) {
            return OutputFile.take(redirected.target(), answered(redirected.answer()), session)
                    .shown(redirected.shown());
        }
        return answer instanceof ScriptCall call ? interpreter.with(evaluator -> evaluator.run(call)) : told(answer);
    }

    private @Nullable Object told(@Nullable Object answer) {
        if (answer != null) {
            listener.accept(answer);
        }
        return answer;
    }

    private boolean show(Object value) {
        return host.show(new Answer(value, "", false), 0);
    }

    /** The value of an expression, of which no snippet is kept. */
    @Nullable
    Object evaluate(String expression) {
        return interpreter.with(evaluator -> evaluator.evaluate(expression));
    }

    /** Makes the evaluator forget something that a snippet defined. */
    void forget(Definition definition) {
        interpreter.with(evaluator -> {
            evaluator.forget(definition);
            return definition;
        });
    }

    /** Forgets everything that was entered. */
    void reset() {
        interpreter.reset();
        session.snippets().clear();
    }

    /** Loads what the first line of Groovy needs. */
    void warm() {
        interpreter.warm();
    }

    /** Goes on without a line that was left to itself: what comes of it later is not kept. */
    void abandon(String text) {
        generation = new Object();
        interpreter.abandon();
        session.snippets().failed(text, new InterruptedByUserException());
    }

    /** Classes that lines have declared or imported, by their names; does not load Groovy. */
    Map<String, Class<?>> classes() {
        return interpreter.classes();
    }
}
