package dev.fleetsh.shell;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Consent;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.FleetSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jspecify.annotations.Nullable;

/** The interactive shell on a terminal inside this virtual machine: keys go in, and what stands on the screen is awaited. */
final class Screen implements AutoCloseable {
    /** What a slow machine needs, as a factor on every patience. */
    private static final double SCALE = Double.parseDouble(System.getProperty("test.patience", "1"));

    private static final Duration PATIENCE = Duration.ofMillis((long) (60_000 * SCALE));
    private static final int LONG = 4000;
    /** Threads of the shell that go on behind the prompt. */
    private static final Set<String> BEHIND = Set.of("fleet-watcher", "groovy-warmer");

    private final ScreenTerminal screen;
    private final LineDisciplineTerminal terminal;
    private final Session session;
    private final Thread shell;
    private final StringBuilder stream = new StringBuilder();
    private volatile boolean interrupting;
    private @Nullable Integer exit;

    /** What a test may change. */
    record Setting(int width, String type, List<String> arguments, Map<String, String> environment) {
        static final Setting USUAL = new Setting(100, "xterm-256color", List.of(), Map.of());
    }

    Screen(FleetSource source, Path folder) throws IOException {
        this(source, folder, Setting.USUAL);
    }

    Screen(FleetSource source, Path folder, Setting setting) throws IOException {
        this(source, folder, setting, Plugins.NONE);
    }

    Screen(FleetSource source, Path folder, Setting setting, Plugins plugins) throws IOException {
        this(source, folder, setting, plugins, consent -> Workshop.none(Clock.systemUTC()));
    }

    /** @param workshop makes what the session changes its fleet with, from the consent that is asked */
    Screen(FleetSource source, Path folder, Setting setting, Plugins plugins, Function<Consent, Workshop> workshop)
            throws IOException {
        screen = new ScreenTerminal(setting.width, 40);
        terminal = new LineDisciplineTerminal("test", setting.type, new Painter(), StandardCharsets.UTF_8);
        terminal.setSize(new Size(setting.width, 40));
        Consent consent = Consent.none();
        Asking asking = new Asking();
        consent.by(asking);
        session = new Session(source, Clock.systemUTC(), plugins.additions(), workshop.apply(consent));
        ProgressLine progress = new ProgressLine(terminal.writer());
        Conversation conversation = new Conversation(
                session,
                Commands.standard(session, progress, plugins, consent),
                new SessionScope(session),
                () -> new CleanWriter(terminal.writer()));
        Interactive interactive = new Interactive(
                terminal,
                conversation,
                progress,
                Options.parse(setting.arguments),
                "sim",
                StateFolder.of(Map.of("FLEETSH_HOME", folder.toString()), folder),
                setting.environment,
                asking);
        ApplyLines applies = new ApplyLines(
                text -> {
                    terminal.writer().write(text);
                    terminal.flush();
                },
                terminal::getWidth,
                true,
                session::fleetNow);
        consent.watched(applies, text -> terminal.writer().write("✗ " + text + "\n"));
        interactive.whenLeftAlone(applies::forget);
        shell = new Thread(() -> run(interactive), "shell-under-test");
        shell.setDaemon(true);
        shell.start();
    }

    private final class Painter extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void flush() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            synchronized (Screen.this) {
                screen.write(text);
                stream.append(text);
                Screen.this.notifyAll();
            }
            if (interrupting && text.length() > LONG) {
                interrupting = false;
                terminal.raise(org.jline.terminal.Terminal.Signal.INT);
            }
        }
    }

    /** Presses Ctrl-C while the first long text is on its way to the screen. */
    void interruptLongText() {
        interrupting = true;
    }

    private void run(Interactive interactive) {
        try {
            left(interactive.run());
        } catch (IllegalStateException e) {
            // The test is over and has closed the terminal under the shell.
            left(-1);
        }
    }

    private synchronized void left(int code) {
        exit = code;
        notifyAll();
    }

    Session session() {
        return session;
    }

    Screen type(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Screen line(String text) throws IOException {
        return type(text + "\r");
    }

    Screen control(char letter) throws IOException {
        terminal.processInputByte(letter - '@');
        return this;
    }

    /** Changes the size, as the person's window does. */
    void resize(int width, int height) {
        synchronized (this) {
            screen.setSize(width, height);
        }
        terminal.setSize(new Size(width, height));
        terminal.raise(org.jline.terminal.Terminal.Signal.WINCH);
    }

    /** Waits until the screen shows what the pattern finds; gives the screen. */
    String await(String pattern) throws InterruptedException {
        Pattern compiled = Pattern.compile(pattern, Pattern.MULTILINE);
        return await("/" + pattern + "/", text -> compiled.matcher(text).find());
    }

    synchronized String await(String what, Predicate<String> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(text())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || exit != null) {
                throw new AssertionError("the screen does not show " + what + ", exit " + exit + ":\n" + text());
            }
            wait(left);
        }
        return text();
    }

    synchronized int awaitExit() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (exit == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("the shell does not end:\n" + text());
            }
            wait(left);
        }
        return exit;
    }

    /** Everything that was written to the terminal, control codes and all. */
    synchronized String stream() {
        return stream.toString();
    }

    synchronized String text() {
        return screen.toString()
                .lines()
                .map(line -> line.replaceAll("^\\||\\|$", "").stripTrailing())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    @Override
    public void close() throws IOException {
        terminal.close();
        shell.interrupt();
        try {
            // They may be writing into a folder that the test is about to remove.
            shell.join(PATIENCE.toMillis());
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (BEHIND.contains(thread.getName())) {
                    thread.join(PATIENCE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
