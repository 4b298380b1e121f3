package dev.fleetsh.shell;

import dev.fleetsh.command.Exit;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Paragraph;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.meta.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The shell at a terminal: reads a line, runs it on a thread of its own, prints the answer, until the person leaves. */
final class Interactive {
    private static final String LEFT_ALONE = "the line did not stop; it is left to itself and may still be running";
    private static final int FALLBACK_COLUMNS = 80;
    private static final int FALLBACK_ROWS = 24;
    private static final long PROGRESS_MILLISECONDS = 100;

    private final Terminal terminal;
    private final Conversation conversation;
    private final Session session;
    private final int columns;
    private final StateFolder state;
    private final ErrorText errors;
    private final DisplaySettings settings;
    private final AnswerOutput output;
    private final Printing printing;
    private final ProgressLine progress;
    private final Prompt prompt;
    private final boolean plain;
    private final TabCompleter completer;
    private final LineInput editor;
    private final TerminalHost host;
    private final Asking asking;
    private Runnable leftAlone = () -> {};
    private Runnable tick = () -> {};
    private final TypedAnswer person;
    private final StartUp startUp = new StartUp(this::enterStartUp);
    private final @Nullable String startFile;
    private final Notices notices;
    private final BehindPrompt behindPrompt;
    private volatile @Nullable RunningLine<Printed> running;

    /** What a line leaves: text for the pager, or the wish to leave. */
    private record Printed(String text, @Nullable Exit exit) {}

    /**
     * @param name name of the fleet in the prompt
     * @param asking has the questions of lines
     */
    Interactive(
            Terminal terminal,
            Conversation conversation,
            ProgressLine progress,
            Options options,
            String name,
            StateFolder state,
            Map<String, String> environment,
            Asking asking) {
        this.asking = asking;
        this.terminal = terminal;
        this.conversation = conversation;
        this.session = conversation.session();
        this.progress = progress;
        this.state = state;
        this.columns = Terminals.columns(environment);
        if (terminal.getWidth() <= 0) {
            // Without a size JLine draws nothing but dots.
            terminal.setSize(new Size(columns > 0 ? columns : FALLBACK_COLUMNS, FALLBACK_ROWS));
        }
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.plain = options.plain() || dumb;
        Format format = options.format() != null ? options.format() : options.plain() ? Format.PLAIN : Format.TABLE;
        this.settings = new DisplaySettings(format, !plain, Terminals.colors(options, !dumb, environment));
        this.errors = new ErrorText(settings::palette, state);
        this.output = new AnswerOutput(terminal, settings, progress, !plain);
        this.printing = new Printing(session, settings);
        this.prompt = new Prompt(session, name, options.plain());
        this.completer = new TabCompleter(
                session,
                conversation.commands(),
                conversation.scope(),
                conversation::classes,
                conversation.housekeeping(),
                this::settings);
        this.editor = dumb
                ? new CookedLines(terminal, conversation::isCommand)
                : new LineEditor(
                        terminal, conversation, completer, state.history(), plain, settings::colors, settings::hints);
        this.person = new TypedAnswer(editor, this::print, settings::palette);
        this.notices = new Notices(plain, text -> {
            progress.erase();
            editor.printAbove(text, prompt.text(width()));
        });
        this.behindPrompt =
                new BehindPrompt(conversation, progress, state, startUp, this::collected, this::notCollected);
        this.startFile = options.startUp();
        this.host = new TerminalHost(
                terminal,
                settings,
                state.folders(),
                environment,
                (answer, milliseconds) -> print(printing.of(answer, milliseconds, width())),
                editor::history,
                () -> {
                    startUp.again();
                    startUp.complete();
                });
        conversation.heldAt(host);
        new RetainedSettings(state.folders().config())
                .apply(host.settings())
                .forEach(mistake -> notices.keep("✗ " + ErrorText.clean(mistake)));
    }

    /** Says what is to be done time and again while a line runs. */
    void whileItRuns(Runnable work) {
        tick = work;
    }

    /** Says what is to be done when a line is left to itself. */
    void whenLeftAlone(Runnable work) {
        leftAlone = work;
    }

    /** A text as the person leaves it in the editor that is set. */
    String edited(String text) {
        return host.edited(text);
    }

    /** Runs until the person leaves; gives the exit code of the process. */
    int run() {
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        print(Paragraph.of(Banner.opening(session.source(), session.edition()), width(), 0) + "\n");
        print(Paragraph.of(Banner.help(), width(), 0) + "\n\n");
        if (!editor.notice().isEmpty()) {
            print(Paragraph.of(ErrorText.clean(editor.notice()), width(), 0) + "\n");
        }
        UnfinishedApplies.notices(session).forEach(notice -> print(Paragraph.of(notice, width(), 0) + "\n"));
        editor.whenPrompted(behindPrompt::begin);
        while (true) {
            notices.show(this::print);
            String text;
            try {
                text = editor.read(prompt.text(width()));
            } catch (UserInterruptException e) {
                continue;
            } catch (EndOfFileException e) {
                return 0;
            }
            Exit exit = runText(text);
            if (exit != null) {
                return exit.code();
            }
        }
    }

    private void collected(Fleet fleet, Duration time) {
        completer.learn(fleet);
        notices.tell(Paragraph.of(Banner.collected(fleet, time), width(), 0) + printing.gaps(fleet, width()));
    }

    private void notCollected(RuntimeException failure) {
        notices.tell(errors.of(failure, "", width()) + Paragraph.of("  `refresh` tries again", width(), 2));
    }

    private void enterStartUp() {
        Path file = StartUpFile.chosen(startFile, host.start(), state.folders().init());
        if (file != null) {
            boolean behind = behindPrompt.isHere();
            String left = new StartUpFile(conversation, errors).enter(file, behind, width());
            if (!left.isEmpty() && behind) {
                notices.tell(left);
            } else if (!left.isEmpty()) {
                print(left + "\n");
            }
        }
    }

    /** Runs what was typed or pasted, block by block, and stops at the first that fails. */
    private @Nullable Exit runText(String text) {
        for (String block : Blocks.of(text, conversation::isCommand)) {
            try {
                Printed printed = runBlock(block);
                if (printed.exit != null) {
                    return printed.exit;
                }
                if (!printed.text.isEmpty()) {
                    output.page(printed.text);
                }
            } catch (Throwable e) {
                // A failing line must not end the shell, whatever it is.
                print(errors.of(e, "", width()));
                return null;
            }
        }
        return null;
    }

    private Printed runBlock(String block) throws Throwable {
        if (session.loaded()) {
            progress.end();
        }
        AnswerOutput.Turn turn = new AnswerOutput.Turn();
        // Before the line begins, which may ask at once.
        asking.heard(true);
        RunningLine<Printed> line = new RunningLine<>(() -> answer(block, turn));
        running = line;
        try {
            while (!line.await(PROGRESS_MILLISECONDS)) {
                asking.answer(this::typed);
                if (!plain) {
                    progress.draw(width());
                    tick.run();
                }
            }
            return line.value();
        } catch (Throwable e) {
            if (line.abandoned()) {
                turn.end();
                leftAlone.run();
                conversation.abandon(block);
                print(Paragraph.of(LEFT_ALONE, width(), 0) + "\n");
            }
            throw line.cancelled() ? new InterruptedByUserException() : e;
        } finally {
            running = null;
            asking.heard(false);
            progress.erase();
            progress.release();
        }
    }

    private String typed(Question question) {
        progress.hold();
        try {
            return person.to(question, width());
        } finally {
            progress.release();
        }
    }

    private Printed answer(String block, AnswerOutput.Turn turn) {
        startUp.complete();
        long start = System.nanoTime();
        Answer answer = conversation.run(block);
        if (answer.value() instanceof Exit exit) {
            return new Printed("", exit);
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        String text = printing.of(answer, milliseconds, width());
        Fleet fleet = conversation.scope().fleetNow();
        if (fleet != null) {
            completer.learn(fleet);
        }
        if (output.pages(text)) {
            return new Printed(text, null);
        }
        output.write(text, turn);
        return new Printed("", null);
    }

    private void interrupt() {
        RunningLine<Printed> line = running;
        if (line != null) {
            line.cancel();
        } else if (!output.interrupt()) {
            editor.interrupted();
        }
    }

    private List<Setting> settings() {
        return host.settings();
    }

    private int width() {
        return terminal.getWidth();
    }

    private void print(String text) {
        terminal.writer().write(text);
        terminal.flush();
    }
}
