package dev.fleetsh.source;

import dev.fleetsh.fleet.InterruptedByUserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program to its end, or to the end of the patience with it. */
final class Program {
    private static final int MOST_BYTES = 8192;
    private static final int NOT_STARTED = 127;

    private Program() {}

    /**
     * What a program did.
     *
     * @param output what it printed on both streams, cut after 8 KiB
     */
    record Result(int exitCode, String output, boolean timedOut) {}

    static Result run(List<String> command, Map<String, String> environment, Duration patience) {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Result(NOT_STARTED, String.valueOf(e.getMessage()), false);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        FutureTask<String> output = new FutureTask<>(() -> read(process.getInputStream()));
        Thread reader = new Thread(output, "program-output");
        reader.setDaemon(true);
        reader.start();
        try {
            String text = output.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            boolean ended = process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return ended ? new Result(process.exitValue(), text, false) : new Result(0, text, true);
        } catch (TimeoutException e) {
            return new Result(0, "", true);
        } catch (ExecutionException e) {
            return new Result(NOT_STARTED, String.valueOf(e.getCause()), false);
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        } finally {
            // What the program started holds its output open, so it goes with it.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(InputStream in) throws IOException {
        String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return text;
    }
}
