package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.AmazonRoots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scripts that change the agent's surroundings: its proxy, the clock, certificates; and that restart it. */
final class AgentScripts {
    /** Amazon Root CA 1 to 4. */
    private static final int ROOTS = 4;

    private static final Pattern PROXY = Pattern.compile("https?://[A-Za-z0-9:/.,_@*\\[\\]-]+");
    private static final Pattern NO_PROXY = Pattern.compile("[A-Za-z0-9:/.,_@*\\[\\]-]*");
    private static final Pattern OURS = Pattern.compile("(http_proxy|https_proxy|no_proxy)=.*");

    /** The same in both languages. */
    static final Map<String, Scripts.Model> ALL = Map.of(
            "set-agent-proxy 2", AgentScripts::setProxy,
            "restore-agent-proxy 2", AgentScripts::restoreProxy,
            "restart-agent 1", (host, arguments) -> restart(host),
            "sync-clock 1", (host, arguments) -> syncClock(host),
            "trust-amazon-roots 2", (host, arguments) -> roots(host, true),
            "remove-amazon-roots 2", (host, arguments) -> roots(host, false));

    private AgentScripts() {}

    private static Ended setProxy(Host host, Map<String, String> arguments) {
        String proxy = arguments.getOrDefault("proxy", "");
        String noProxy = arguments.getOrDefault("no_proxy", "");
        if (!PROXY.matcher(proxy).matches() || !NO_PROXY.matcher(noProxy).matches()) {
            return Json.refused(Refusals.BAD_ARGUMENT, "bad-argument");
        } else if (host.mac()) {
            return Json.refused(Refusals.NOT_HERE, "no-systemd");
        }
        String before = host.machine().proxy();
        String after = host.windows() ? registry(before, proxy, noProxy) : dropIn(proxy, noProxy);
        boolean changed = !after.equals(before);
        if (changed) {
            proxy(host, after);
        }
        return Json.line()
                .with("changed", changed)
                .with("existed", before != null)
                .with("before", Json.encoded(before))
                .with("after", Json.encoded(after))
                .ended();
    }

    private static String dropIn(String proxy, String noProxy) {
        StringBuilder text = new StringBuilder("[Service]\n");
        for (String line : lines(proxy, noProxy)) {
            text.append("Environment=\"").append(line).append("\"\n");
        }
        return text.toString();
    }

    /** The environment of the service, in which other variables stay. */
    private static String registry(@Nullable String before, String proxy, String noProxy) {
        Stream<String> kept = before == null
                ? Stream.empty()
                : before.lines().filter(line -> !OURS.matcher(line).matches());
        return Stream.concat(kept, lines(proxy, noProxy).stream()).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(String proxy, String noProxy) {
        return List.of("http_proxy=" + proxy, "https_proxy=" + proxy, "no_proxy=" + noProxy);
    }

    private static Ended restoreProxy(Host host, Map<String, String> arguments) {
        String now = host.machine().proxy();
        String before = arguments.getOrDefault("existed", "").equals("true")
                ? Json.decoded(arguments.getOrDefault("before", ""))
                : null;
        boolean changed = !Objects.equals(now, before);
        if (changed && !Json.encoded(now).equals(arguments.getOrDefault("expected", ""))) {
            return Json.refused(Refusals.MOVED, "moved");
        }
        if (changed) {
            proxy(host, before);
        }
        return Json.line().with("changed", changed).ended();
    }

    private static void proxy(Host host, @Nullable String settings) {
        host.change(machine -> machine.withProxy(settings));
        host.restartAgent();
    }

    private static Ended restart(Host host) {
        host.restartAgent();
        return Json.line().with("changed", true).ended();
    }

    private static Ended syncClock(Host host) {
        boolean changed =
                !host.machine().clockOffset().isZero() || !host.machine().synchronised();
        if (changed) {
            host.change(machine -> machine.withClock(Duration.ZERO, true));
        }
        return Json.line().with("changed", changed).ended();
    }

    private static Ended roots(Host host, boolean add) {
        if (host.mac()) {
            return Json.refused(Refusals.NOT_HERE, "no-trust-store");
        }
        AmazonRoots before = host.machine().roots();
        boolean changed = before == (add ? AmazonRoots.MISSING : AmazonRoots.ADDED);
        if (changed) {
            host.change(machine -> machine.withRoots(add ? AmazonRoots.ADDED : AmazonRoots.MISSING));
        }
        return Json.line()
                .with("changed", changed)
                .with(add ? "added" : "removed", changed ? ROOTS : 0)
                .ended();
    }
}
