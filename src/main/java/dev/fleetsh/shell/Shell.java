package dev.fleetsh.shell;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Consent;
import dev.fleetsh.command.Editor;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;

/** One run of the shell over a source of fleets: at the terminal, or in batch. */
public final class Shell {
    private final Options options;
    private final FleetSource source;
    private final FleetChoice choice;
    private final Map<String, String> environment;
    private final Terminals terminals;
    private final StateFolder state;
    private final ScriptLibrary scripts;
    private final StandardStreams streams;
    private final Plugins plugins;
    private final Workshop workshop;
    private final Consent consent;

    /**
     * @param consent that the approvals of the workshop ask; at a terminal it asks the person
     */
    public Shell(
            Options options,
            FleetSource source,
            FleetChoice choice,
            Map<String, String> environment,
            Terminals terminals,
            StateFolder state,
            ScriptLibrary scripts,
            StandardStreams streams,
            Plugins plugins,
            Workshop workshop,
            Consent consent) {
        this.workshop = workshop;
        this.consent = consent;
        this.plugins = plugins;
        this.options = options;
        this.source = source;
        this.choice = choice;
        this.environment = environment;
        this.terminals = terminals;
        this.state = state;
        this.scripts = scripts;
        this.streams = streams;
    }

    /** Runs until there is nothing more to run; gives the exit code of the process. */
    public int run() {
        Session session = new Session(source, Clock.systemUTC(), plugins.additions(), workshop);
        session.edition(options.edition());
        try {
            return options.sources().isEmpty() && terminals.in() && terminals.out()
                    ? interactive(session)
                    : batch(session);
        } catch (IOException e) {
            return streams.lost(e);
        }
    }

    private int interactive(Session session) throws IOException {
        try (Terminal terminal = terminal()) {
            if (terminal instanceof DumbTerminal) {
                // JLine listens to signals for every terminal but this one, and unheard they end the process.
                Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
            }
            ProgressLine progress = new ProgressLine(terminal.writer());
            FileEditor editor = new FileEditor();
            Conversation conversation = conversation(session, progress, new CleanWriter(terminal.writer()), editor);
            conversation.shownOn(terminal::getWidth);
            for (String refused : plugins.refused()) {
                terminal.writer().write("✗ " + ErrorText.clean(refused) + "\n");
            }
            String name = Prompt.nameOf(source, options, environment);
            Asking asking = new Asking();
            consent.by(asking);
            Interactive shell =
                    new Interactive(terminal, conversation, progress, options, name, state, environment, asking);
            editor.by(shell::edited);
            boolean drawn = !options.plain() && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
            ApplyLines applies = new ApplyLines(
                    text -> {
                        terminal.writer().write(text);
                        terminal.flush();
                    },
                    terminal::getWidth,
                    drawn,
                    session::fleetNow);
            consent.watched(applies, text -> terminal.writer().write("✗ " + ErrorText.clean(text) + "\n"));
            shell.whenLeftAlone(applies::forget);
            shell.whileItRuns(applies::tick);
            return shell.run();
        }
    }

    private static Terminal terminal() throws IOException {
        return Rehearsal.asked()
                ? Rehearsal.terminal()
                : TerminalBuilder.builder()
                        .system(true)
                        .providers("jni,exec")
                        .dumb(true)
                        .build();
    }

    private int batch(Session session) throws IOException {
        boolean colors = Terminals.colors(options, terminals.out(), environment);
        Palette palette = colors ? Palette.ANSI : Palette.NONE;
        boolean errorColors = Terminals.colors(options, terminals.err(), environment);
        ErrorText errors = new ErrorText(errorColors ? Palette.ANSI : Palette.NONE, state);
        Format format = options.format() != null ? options.format() : options.plain() ? Format.PLAIN : Format.TABLE;
        View view = new View(
                Terminals.columns(environment), palette, session.clock().instant());
        if (choice == FleetChoice.SIMULATED_FOR_WANT_OF_ANOTHER) {
            streams.err()
                    .write(
                            "simulated fleet: nothing points at AWS; give --profile or --region, or --sandbox to say so\n");
        }
        for (String refused : plugins.refused()) {
            streams.err().write("✗ " + ErrorText.clean(refused) + "\n");
        }
        try (BatchProgress progress = BatchProgress.start(streams.err(), terminals.err() && !options.plain())) {
            Writer scriptOutput = terminals.out() ? new CleanWriter(streams.out()) : streams.out();
            Conversation conversation = conversation(session, progress, scriptOutput, new FileEditor());
            conversation.shownOn(() -> Terminals.columns(environment));
            Threshold threshold = options.failOn() == null ? null : new Threshold(options.failOn());
            BatchInterrupts interrupts = new BatchInterrupts(
                    new ApplyLines(this::told, () -> Terminals.columns(environment), false, session::fleetNow),
                    System::exit);
            consent.watched(interrupts, text -> told("✗ " + ErrorText.clean(text) + "\n"));
            Batch batch = new Batch(
                    conversation,
                    new Renderer(format, view, new SessionBackdrop(session)),
                    errors,
                    threshold,
                    streams.in(),
                    streams.out(),
                    streams.err());
            batch.interruptedBy(interrupts);
            return batch.run(options.startUp() == null ? "" : options.startUp(), options.sources());
        }
    }

    private void told(String text) {
        try {
            streams.err().write(text);
            streams.err().flush();
        } catch (IOException e) {
            // Nobody reads any more. An apply must not stop half-way for that: its journal tells, and so does its
            // answer,
            // whose loss ends the process.
        }
    }

    private Conversation conversation(Session session, Progress progress, Writer scriptOutput, Editor editor) {
        ScriptScope scope = new SessionScope(session);
        return new Conversation(
                session,
                Commands.standard(session, progress, scripts, editor, plugins, consent),
                scope,
                () -> scriptOutput);
    }
}
