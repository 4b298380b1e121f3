package dev.fleetsh.shell;

import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Exit;
import dev.fleetsh.command.Target;
import dev.fleetsh.command.VerbCall;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.script.Evaluator;
import dev.fleetsh.script.saved.ScriptCall;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Groovy over a session with the verbs as its functions. One thread at a time uses it. */
final class Interpreter {
    private final Session session;
    private final Commands commands;
    private final ScriptScope scope;
    private final Supplier<? extends Writer> scriptOutput;
    private final Consumer<Object> told;
    private final Predicate<Object> shows;
    private volatile @Nullable Engine engine;
    private IntSupplier width = () -> 0;
    private volatile @Nullable Writer diverted;
    private volatile Shown asked = Shown.usual("");

    /** An evaluator serves one thread at a time; a line that was left to itself keeps its own. */
    private record Engine(Evaluator evaluator, ReentrantLock lock) {}

    /**
     * @param scriptOutput gives what scripts print to, anew for each evaluator
     * @param told hears the answers of verbs that scripts call
     * @param shows shows a value, where anything can be shown
     */
    Interpreter(
            Session session,
            Commands commands,
            ScriptScope scope,
            Supplier<? extends Writer> scriptOutput,
            Consumer<Object> told,
            Predicate<Object> shows) {
        this.session = session;
        this.commands = commands;
        this.scope = scope;
        this.scriptOutput = scriptOutput;
        this.told = told;
        this.shows = shows;
    }

    void shownOn(IntSupplier columns) {
        width = columns;
    }

    void divert(@Nullable Writer elsewhere) {
        diverted = elsewhere;
    }

    /**
     * Uses the evaluator, once nobody else does.
     *
     * @throws InterruptedByUserException when the waiting is interrupted
     */
    <T extends @Nullable Object> T with(Function<Evaluator, T> work) {
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

    /** Loads what the first line needs. */
    void warm() {
        Engine used = engine();
        used.lock.lock();
        try {
            used.evaluator.warm();
        } finally {
            used.lock.unlock();
        }
        used.evaluator.warmPredicates();
    }

    /** Goes on without the line that still uses the evaluator; what was defined stays. */
    synchronized void abandon() {
        if (engine != null) {
            engine = new Engine(engine.evaluator.successor(), new ReentrantLock());
        }
    }

    /** Forgets what was defined. */
    synchronized void reset() {
        engine = null;
    }

    /** Whether a name is that of a variable or a function. */
    boolean knows(String name) {
        return session.values().containsKey(name)
                || engine().evaluator.variables().contains(name);
    }

    /** Classes that lines have declared or imported, by their names; does not load Groovy, and waits for nothing. */
    Map<String, Class<?>> classes() {
        Engine used = engine;
        return used == null ? Map.of() : used.evaluator.classes();
    }

    private synchronized Engine engine() {
        if (engine == null) {
            Writer out = new Outlet(scriptOutput.get(), () -> diverted);
            Evaluator made = new Evaluator(scope, out);
            for (Command command : commands.all()) {
                made.function(command.name(), arguments -> called(made, command, arguments));
            }
            made.function("show", arguments -> show(arguments, out));
            made.function("write", this::write);
            engine = new Engine(made, new ReentrantLock());
        }
        return engine;
    }

    private @Nullable Object called(Evaluator evaluator, Command command, List<Object> arguments) {
        Object answer = VerbCall.asked(session, command, arguments);
        if (answer instanceof Exit exit) {
            // What stands behind it in the script must not run.
            throw new ScriptEndException(exit.code(), "");
        }
        if (answer instanceof ScriptCall call) {
            return evaluator.run(call);
        }
        if (answer == null) {
            return null;
        }
        told.accept(answer);
        asked = answer instanceof Shown shown ? shown : Shown.usual(answer);
        return asked.value();
    }

    /**
     * {@code show(VALUE)}: shows a value in the middle of a script as the shell would show it at the end; options are
     * those of the verb. A verb's answer is shown as the verb was asked to.
     */
    private @Nullable Object show(List<Object> arguments, Writer out) {
        Map<?, ?> options = !arguments.isEmpty() && arguments.get(0) instanceof Map<?, ?> map ? map : Map.of();
        List<Object> values =
                options.isEmpty() || arguments.size() == 1 ? arguments : arguments.subList(1, arguments.size());
        Command verb = commands.named("show");
        for (Object value : values) {
            Object shown = asked.value() == value ? asked : value;
            if (values != arguments && verb != null && value != null) {
                shown = VerbCall.handOn(session, verb, options, value);
            }
            if (shown != null && (diverted != null || !shows.test(shown))) {
                View view =
                        new View(width.getAsInt(), Palette.NONE, session.clock().instant());
                new Renderer(Format.TABLE, view, new SessionBackdrop(session)).render(shown, out);
            }
        }
        return null;
    }

    /** {@code write(VALUE, 'lost.csv')}: what {@code > lost.csv} does on a command line. */
    private Object write(List<Object> arguments) {
        if (arguments.size() != 2) {
            throw new UsageException("write(…) takes a value and the name of a file", "as in write(nodes, 'all.csv')");
        }
        Object value = arguments.get(0);
        Object shown = asked.value() == value ? asked : value;
        return OutputFile.take(Target.named(String.valueOf(arguments.get(1))), shown, session);
    }
}
