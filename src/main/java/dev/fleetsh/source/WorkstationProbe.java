package dev.fleetsh.source;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the machine that fleetsh runs on: programs on the search path, endpoints, {@code ~/.ssh/config}. */
public final class WorkstationProbe {
    private static final Pattern CLI = Pattern.compile("aws-cli/(\\d+(?:\\.\\d+)+)");
    private static final Pattern PLUGIN = Pattern.compile("(?m)^\\s*(\\d+(?:\\.\\d+){2,3})\\s*$");
    private static final int LONGEST_DETAIL = 80;

    private final Map<String, String> environment;
    private final Path home;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience how long a program or an endpoint may take to answer
     */
    public WorkstationProbe(Map<String, String> environment, Path home, Duration patience, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.patience = patience;
        this.clock = clock;
    }

    /** This machine, as its user sees it. */
    public static WorkstationProbe here() {
        return new WorkstationProbe(
                System.getenv(), Path.of(System.getProperty("user.home")), Duration.ofSeconds(5), Clock.systemUTC());
    }

    /** Version of the AWS CLI, such as {@code 2.15.30}; empty where it is not installed. */
    public Fact<String> cli() {
        return version("aws", CLI);
    }

    /** Version of session-manager-plugin, such as {@code 1.2.764.0}; empty where it is not installed. */
    public Fact<String> plugin() {
        return version("session-manager-plugin", PLUGIN);
    }

    private Fact<String> version(String program, Pattern shape) {
        Path executable = find(program);
        Origin origin = origin("probe:" + program + " --version");
        if (executable == null) {
            return Fact.known("", origin("probe:search path"));
        }
        Program.Result result = Program.run(List.of(executable.toString(), "--version"), environment, patience);
        if (result.timedOut()) {
            return Fact.unknown(
                    Reason.NOT_REACHABLE, executable + " gave no answer in " + patience.toSeconds() + " s", origin);
        }
        if (result.exitCode() != 0) {
            return Fact.unknown(
                    Reason.FAILED,
                    executable + " ended with " + result.exitCode() + " " + shortened(result.output()),
                    origin);
        }
        Matcher matcher = shape.matcher(result.output());
        return matcher.find()
                ? Fact.known(matcher.group(1), origin)
                : Fact.unknown(Reason.UNPARSEABLE, shortened(result.output()), origin);
    }

    private static String shortened(String output) {
        String line = output.strip().lines().findFirst().orElse("(nothing)");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }

    private @Nullable Path find(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            for (String ending : List.of("", ".exe", ".cmd")) {
                try {
                    Path candidate = Path.of(folder.isEmpty() ? "." : folder).resolve(program + ending);
                    if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                        return candidate;
                    }
                } catch (InvalidPathException e) {
                    // A folder of the search path that can't be one holds no program.
                    continue;
                }
            }
        }
        return null;
    }

    /** Whether a TLS connection to port 443 of each host comes about. All are dialled at the same time. */
    public Map<String, Fact<Boolean>> reach(List<String> hosts) {
        Map<String, FutureTask<Boolean>> dials = new LinkedHashMap<>();
        Map<String, Fact<Boolean>> answers = new LinkedHashMap<>();
        String proxy = environment.getOrDefault("HTTPS_PROXY", environment.getOrDefault("https_proxy", ""));
        for (String host : hosts) {
            if (!proxy.isEmpty()) {
                answers.put(
                        host,
                        Fact.unknown(
                                Reason.NOT_COLLECTED,
                                "HTTPS_PROXY is set, so a direct dial says nothing",
                                origin("probe:dial")));
                continue;
            }
            FutureTask<Boolean> dial = new FutureTask<>(() -> Dial.tls(host, patience));
            Thread thread = new Thread(dial, "dial-" + host);
            thread.setDaemon(true);
            thread.start();
            dials.put(host, dial);
        }
        // Resolving a name knows no time-out of its own, so the waiting has one.
        long deadline = System.nanoTime() + patience.multipliedBy(2).toNanos();
        dials.forEach((host, dial) -> answers.put(host, answer(dial, deadline - System.nanoTime())));
        return answers;
    }

    private Fact<Boolean> answer(FutureTask<Boolean> dial, long nanoseconds) {
        try {
            return Fact.known(dial.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS), origin("probe:dial"));
        } catch (TimeoutException e) {
            dial.cancel(true);
            return Fact.known(false, origin("probe:dial"));
        } catch (ExecutionException e) {
            return Fact.unknown(Reason.FAILED, String.valueOf(e.getCause()), origin("probe:dial"));
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        }
    }

    /** Whether {@code ~/.ssh/config} sends hosts {@code i-*} and {@code mi-*} through {@code aws ssm start-session}. */
    public Fact<Boolean> sshProxyCommand() {
        Origin origin = origin("probe:~/.ssh/config");
        Path config = home.resolve(".ssh").resolve("config");
        if (!Files.exists(config)) {
            return Fact.known(false, origin);
        }
        try {
            SshConfig read = SshConfig.parse(Files.readAllLines(config));
            if (read.proxies("i-*") && read.proxies("mi-*")) {
                return Fact.known(true, origin);
            }
            return read.includes()
                    ? Fact.unknown(Reason.NOT_COLLECTED, "files that it includes were not read", origin)
                    : Fact.known(false, origin);
        } catch (IOException e) {
            return Fact.unknown(Reason.FAILED, config + ": " + e.getMessage(), origin);
        }
    }

    private Origin origin(String source) {
        return new Origin(source, clock.instant());
    }

    /** Hosts of the two endpoints that sessions need in a Region. */
    public static List<String> endpoints(String partition, String region) {
        String suffix =
                switch (partition) {
                    case "aws-cn" -> "amazonaws.com.cn";
                    case "aws-eusc" -> "amazonaws.eu";
                    case "aws-iso" -> "c2s.ic.gov";
                    case "aws-iso-b" -> "sc2s.sgov.gov";
                    default -> "amazonaws.com";
                };
        List<String> hosts = new ArrayList<>();
        for (String service : List.of("ssm", "ssmmessages")) {
            hosts.add(service + "." + region + "." + suffix);
        }
        return hosts;
    }
}
