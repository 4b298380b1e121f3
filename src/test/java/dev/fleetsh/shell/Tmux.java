package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program under a real terminal: a tmux server of its own on a socket of its own, which ends with the test. */
final class Tmux implements AutoCloseable {
    /** What a slow machine needs, as a factor on every patience. */
    private static final double SCALE = Double.parseDouble(System.getProperty("test.patience", "1"));

    private static final Duration PATIENCE = Duration.ofMillis((long) (60_000 * SCALE));
    private static final long LOOK_MILLISECONDS = 50;

    private final String socket =
            "fleetsh-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    private final ProcessBuilder builder;
    private final Path settings;
    private final Path exit;

    /**
     * @param builder has the environment of the program, and the program as its command
     */
    Tmux(ProcessBuilder builder, Path folder, int columns, int rows) throws Exception {
        this.builder = builder;
        this.settings = Files.writeString(
                folder.resolve("tmux.conf"),
                "set -g default-terminal screen-256color\nset -g remain-on-exit on\nset -g escape-time 0\n");
        this.exit = folder.resolve("exit-" + Long.toHexString(System.nanoTime()));
        // The version of tmux in Debian 12 does not always tell with which code a program ended.
        String program =
                builder.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                        + "; echo $? > '" + exit + ".new'; mv '" + exit + ".new' '" + exit + "'";
        builder.environment().keySet().removeIf(name -> name.startsWith("TMUX"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TERM", "xterm-256color");
        run("new-session", "-d", "-x", String.valueOf(columns), "-y", String.valueOf(rows), program);
    }

    private static boolean installed() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Skips a test where there is no tmux; in continuous integration, where it is never skipped, that is a failure. */
    static void require() {
        boolean installed = installed();
        assertThat(installed || !"true".equals(System.getenv("CI")))
                .as("tmux is installed")
                .isTrue();
        assumeTrue(installed, "tmux is not installed");
    }

    /** Presses keys by the names that tmux has for them, such as {@code Enter}, {@code Tab} and {@code C-c}. */
    Tmux keys(String... names) throws Exception {
        run("send-keys", names);
        return this;
    }

    /** Types a text as it is. */
    Tmux type(String text) throws Exception {
        run("send-keys", "-l", "--", text);
        return this;
    }

    /** Pastes as a terminal does, in brackets where the program asked for them. */
    Tmux paste(String text) throws Exception {
        run("set-buffer", "-b", "test", "--", text);
        run("paste-buffer", "-p", "-r", "-b", "test");
        return this;
    }

    Tmux resize(int columns, int rows) throws Exception {
        run("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        return this;
    }

    /** Waits until the screen shows what the pattern finds; gives the screen. */
    String await(String pattern) throws Exception {
        Pattern compiled = Pattern.compile(pattern, Pattern.MULTILINE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        String text = screen();
        while (!compiled.matcher(text).find()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen does not show /" + pattern + "/:\n" + text);
            }
            Thread.sleep(LOOK_MILLISECONDS);
            text = screen();
        }
        return text;
    }

    /** What stands on the screen now, without spaces at the ends of lines. */
    String screen() throws Exception {
        return run("capture-pane", "-p").lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /** Whether anything on the screen has a colour. */
    boolean colors() throws Exception {
        return Pattern.compile("\u001b\\[[0-9;]*(3[0-7]|9[0-7]|38;)[0-9;]*m")
                .matcher(run("capture-pane", "-p", "-e"))
                .find();
    }

    /** Waits for the program's end; gives its exit code. */
    int awaitExit() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(exit)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the program does not end:\n" + screen());
            }
            Thread.sleep(LOOK_MILLISECONDS);
        }
        return Integer.parseInt(Files.readString(exit).strip());
    }

    /** The virtual machine, under the shell that keeps its exit code. */
    ProcessHandle program() throws Exception {
        return ProcessHandle.of(Long.parseLong(ask("#{pane_pid}")))
                .orElseThrow()
                .descendants()
                .findFirst()
                .orElseThrow();
    }

    private String ask(String format) throws Exception {
        return run("display-message", "-p", format).strip();
    }

    private String run(String verb, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", settings.toString(), verb));
        command.addAll(List.of(arguments));
        ProcessBuilder tmux = new ProcessBuilder(command).redirectErrorStream(true);
        tmux.environment().clear();
        tmux.environment().putAll(builder.environment());
        Process process = tmux.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("tmux " + verb + ": " + out);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out;
    }

    /** Closes the terminal under the program. */
    @Override
    public void close() throws IOException {
        run("kill-server");
    }
}
