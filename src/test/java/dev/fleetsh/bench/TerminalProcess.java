package dev.fleetsh.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program under a pseudo-terminal of 120 columns, seen from outside: keys go in, and what it writes is waited for. */
final class TerminalProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final long QUIET_MILLISECONDS = 15;

    private final String command;
    private final Process process;
    private final long started = System.nanoTime();
    private final StringBuilder seen = new StringBuilder();
    private long written;

    TerminalProcess(String command, Map<String, String> environment) throws IOException {
        this.command = command;
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qfec", "stty rows 40 cols 120; exec " + command, "/dev/null")
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        Thread reader = new Thread(this::read, "terminal-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (this) {
                    seen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                    written = System.nanoTime();
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // The terminal is gone with its program.
            return;
        }
    }

    /** Waits for a text; gives the milliseconds since the program was started, at which it came. */
    synchronized double untilText(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (seen.indexOf(text) < 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !process.isAlive()) {
                throw new IllegalStateException(command + " does not show " + text + ":\n" + seen);
            }
            wait(Math.min(left, 200));
        }
        seen.setLength(0);
        return (written - started) / 1e6;
    }

    /** Milliseconds from the start to what was written last. */
    synchronized double shown() {
        return (written - started) / 1e6;
    }

    /** Types a line once the program has nothing more to say; gives the milliseconds from Enter to that text. */
    double line(String line, String answer) throws IOException, InterruptedException {
        settle();
        process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        settle();
        double enter = (System.nanoTime() - started) / 1e6;
        process.getOutputStream().write('\r');
        process.getOutputStream().flush();
        return untilText(answer) - enter;
    }

    private void settle() throws InterruptedException {
        long quiet = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLISECONDS);
        Thread.sleep(QUIET_MILLISECONDS);
        while (true) {
            long last;
            synchronized (this) {
                last = written;
            }
            long left = quiet - (System.nanoTime() - last);
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Leaves; gives the milliseconds from the start to the end of the program. */
    double leave(String line) throws IOException, InterruptedException {
        process.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(command + " does not leave:\n" + seen);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
