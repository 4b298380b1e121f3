package dev.fleetsh.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole processes at a terminal, seen from outside: fleetsh beside jshell, and groovysh where Maven could get it. The runs
 * are interleaved, so that all of them meet the same load.
 */
public final class StartBench {
    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final Path GROOVYSH = Path.of("target/groovysh").toAbsolutePath();
    private static final Path HOME = Path.of("target/bench-home").toAbsolutePath();
    private static final String JAVA = System.getProperty("java.home");
    private static final String FLEETSH = Path.of("scripts/fleetsh").toAbsolutePath() + " --sandbox";

    /** Goals of fleetsh, as a part of what jshell takes. */
    private static final Map<String, Double> GOALS = Map.of(
            Contestant.PROMPT, 0.5, Contestant.FIRST, 1.0, Contestant.FIRST_LINE, 1.0, Contestant.HUNDREDTH, 1.0);

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Figures.begin();
        Map<String, Map<String, double[]>> times = measure(contestants());
        out.printf(
                Locale.ROOT,
                "%nAt a terminal, median of %d interleaved runs, milliseconds; JDK %s, load average %.1f%n%n",
                RUNS,
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.printf("  %-40s", "");
        times.keySet().forEach(name -> out.printf("%20s", name));
        out.printf("   beside jshell%n");
        for (String what : List.of(
                Contestant.PROMPT, Contestant.FIRST, Contestant.FIRST_LINE, Contestant.HUNDREDTH, Contestant.WHOLE)) {
            row(out, what, times);
        }
        if (!times.containsKey("groovysh")) {
            out.println("\n  groovysh is not there: `mvn dependency:copy@groovysh` gets it");
        }
        out.printf("%nWithout a terminal, milliseconds%n%n");
        single(out, "fleetsh --version", FLEETSH, "--version");
        single(out, "fleetsh -c check, 240 simulated nodes", FLEETSH, "-c", "check");
        single(out, "fleetsh -c 'nodes windows', with Groovy", FLEETSH, "-c", "nodes windows");
    }

    private static List<Contestant> contestants() throws IOException {
        Files.createDirectories(HOME);
        Files.createDirectories(HOME.resolve("cold"));
        Map<String, String> warm = Map.of("FLEETSH_HOME", HOME.toString(), "TERM", "xterm-256color");
        Map<String, String> cold = Map.of("FLEETSH_HOME", HOME.resolve("cold").toString(), "TERM", "xterm-256color");
        Map<String, String> plain = Map.of("TERM", "xterm-256color");
        List<Contestant> all = new ArrayList<>(List.of(
                new Contestant("fleetsh", FLEETSH, "○", warm),
                new Contestant("without archive", FLEETSH, "○", cold),
                new Contestant("jshell", JAVA + "/bin/jshell", "jshell>", plain)));
        if (Files.isDirectory(GROOVYSH)) {
            all.add(new Contestant(
                    "groovysh",
                    JAVA + "/bin/java -Duser.home=" + HOME + " -cp '" + GROOVYSH
                            + "/*' org.apache.groovy.groovysh.Main",
                    "groovy>",
                    plain));
        }
        return all;
    }

    /** Times by contestant and measure, the first run of each left out. */
    private static Map<String, Map<String, double[]>> measure(List<Contestant> contestants) throws Exception {
        Map<String, Map<String, double[]>> times = new LinkedHashMap<>();
        for (int run = -1; run < RUNS; run++) {
            for (Contestant contestant : contestants) {
                Map<String, Double> once = contestant.run();
                if (run >= 0) {
                    int at = run;
                    Map<String, double[]> own = times.computeIfAbsent(contestant.name(), name -> new LinkedHashMap<>());
                    once.forEach((what, ms) -> own.computeIfAbsent(what, key -> new double[RUNS])[at] = ms);
                }
            }
        }
        return times;
    }

    private static void row(PrintStream out, String what, Map<String, Map<String, double[]>> times) throws IOException {
        out.printf("  %-40s", what);
        for (Map.Entry<String, Map<String, double[]>> contestant : times.entrySet()) {
            double ms = median(contestant.getValue().get(what));
            out.printf(Locale.ROOT, "%20.0f", ms);
            Figures.add(what, contestant.getKey(), ms, "ms", goal(what));
        }
        double beside = median(times.get("fleetsh").get(what))
                / median(times.get("jshell").get(what));
        Double goal = GOALS.get(what);
        out.printf(
                Locale.ROOT,
                "   %.2f ×%s%n",
                beside,
                goal == null ? "" : "   goal ≤ " + goal + (beside <= goal ? ", met" : ", missed"));
    }

    private static String goal(String what) {
        Double goal = GOALS.get(what);
        return goal == null ? "" : "fleetsh at most " + goal + " of jshell";
    }

    private static void single(PrintStream out, String what, String fleetsh, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(fleetsh.split(" ")));
        command.addAll(List.of(arguments));
        double[] times = new double[RUNS];
        silent(command);
        for (int i = 0; i < RUNS; i++) {
            times[i] = silent(command);
        }
        out.printf(Locale.ROOT, "  %-44s %8.0f%n", what, median(times));
        Figures.add(what, "fleetsh", median(times), "ms", "");
    }

    private static double silent(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("FLEETSH_HOME", HOME.toString());
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
