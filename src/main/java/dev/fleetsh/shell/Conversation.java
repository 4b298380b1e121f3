package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.Evaluator;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.io.Writer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs lines over one session: a command where a line is one, else Groovy, which is loaded when the first such line comes. */
public final class Conversation {
    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Supplier<? extends Writer> scriptOutput;
    private @Nullable Engine engine;
    private Consumer<Object> listener = answer -> {};

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
     * @param numbered whether the value is worth a name
     */
    public record Answer(@Nullable Object value, boolean numbered) {}

    /** An evaluator serves one thread at a time; a line that was left to itself keeps its own. */
    private record Engine(Evaluator evaluator, ReentrantLock lock) {}

    /** Has the answers of all verbs told to the listener, also those that Groovy calls. */
    void onAnswer(Consumer<Object> hears) {
        listener = hears;
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
     * Runs one line, or one block of Groovy.
     *
     * @throws dev.fleetsh.fleet.FleetException what went wrong
     */
    public Answer run(String text) {
        String line = withoutSlash(text);
        Commands.Line command = commands.find(line);
        if (command != null) {
            return new Answer(told(commands.run(line)), command.command().numbered());
        }
        UsageException mistyped = commands.mistyped(line, this::known);
        if (mistyped != null) {
            throw mistyped;
        }
        return runScript(text);
    }

    /** Runs a whole script. */
    public Answer runScript(String text) {
        Engine used = engine();
        try {
            used.lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        }
        try {
            return new Answer(used.evaluator.evaluate(text), true);
        } finally {
            used.lock.unlock();
        }
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
    synchronized void renew() {
        engine = null;
    }

    private synchronized Engine engine() {
        if (engine == null) {
            Evaluator made = new Evaluator(scope, scriptOutput.get());
            for (Command command : commands.all()) {
                made.function(command.name(), arguments -> told(VerbCall.of(session, command, arguments)));
            }
            engine = new Engine(made, new ReentrantLock());
        }
        return engine;
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
