package dev.fleetsh.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whole processes, measured from outside in a pseudo-terminal, fleetsh beside jshell in the same run. */
public final class StartBench {
    private static final int RUNS = Integer.getInteger("runs", 7);

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        String fleetsh = Path.of("scripts/fleetsh").toAbsolutePath().toString();
        String jshell =
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString();

        double jshellPrompt = median(() -> untilText(jshell, "jshell>", "/exit"));
        double jshellWhole = median(() -> whole(jshell, "jshell>", "/exit"));
        out.printf(
                "%nWhole processes, median of %d, milliseconds; JDK %s%n%n", RUNS, System.getProperty("java.version"));
        out.printf("  %-44s %8s  %s%n", "", "ms", "beside jshell");
        row(out, "jshell, to its prompt", jshellPrompt, jshellPrompt);
        row(out, "jshell, to its prompt and /exit", jshellWhole, jshellWhole);
        row(out, "fleetsh --version", median(() -> silent(fleetsh, "--version")), jshellPrompt);
        row(
                out,
                "fleetsh, to its prompt",
                median(() -> untilText(fleetsh + " --sandbox", " 240>|○", "/exit")),
                jshellPrompt);
        row(
                out,
                "fleetsh, to its prompt and /exit",
                median(() -> whole(fleetsh + " --sandbox", "○", "/exit")),
                jshellWhole);
        row(
                out,
                "fleetsh -c check, 240 simulated nodes",
                median(() -> silent(fleetsh, "--sandbox", "-c", "check")),
                jshellWhole);
        row(
                out,
                "fleetsh -c 'nodes windows', with Groovy",
                median(() -> silent(fleetsh, "--sandbox", "-c", "nodes windows")),
                jshellWhole);
    }

    private static void row(PrintStream out, String what, double ms, double beside) {
        out.printf("  %-44s %8.0f  %.2f ×%n", what, ms, ms / beside);
    }

    /** One measurement in milliseconds. */
    private interface Run {
        double once() throws Exception;
    }

    private static double median(Run run) throws Exception {
        run.once();
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = run.once();
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static double silent(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
        return millis(start);
    }

    private static double untilText(String command, String prompt, String leave) throws Exception {
        return inTerminal(command, prompt, leave, false);
    }

    private static double whole(String command, String prompt, String leave) throws Exception {
        return inTerminal(command, prompt, leave, true);
    }

    private static double inTerminal(String command, String prompt, String leave, boolean toTheEnd) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(prompt.split("\\|")));
        long start = System.nanoTime();
        Process process = new ProcessBuilder("script", "-qfec", command, "/dev/null")
                .redirectErrorStream(true)
                .start();
        StringBuilder seen = new StringBuilder();
        InputStream in = process.getInputStream();
        byte[] buffer = new byte[4096];
        int n;
        while (wanted.stream().noneMatch(text -> seen.indexOf(text) >= 0)) {
            n = in.read(buffer);
            if (n < 0) {
                throw new IllegalStateException(command + " ended before its prompt: " + seen);
            }
            seen.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        double prompted = millis(start);
        process.getOutputStream().write((leave + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        while (in.read(buffer) >= 0) {
            // Whatever it still prints on the way out.
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not leave");
        }
        return toTheEnd ? millis(start) : prompted;
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
