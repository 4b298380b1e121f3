package dev.fleetsh.sandbox.node;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The scripts that change the agent's surroundings: its proxy, the clock, certificates; and that restart it. */
final class AgentScripts {
    private static final int MOVED = 15;

    /** The same in both languages. */
    static final Map<String, Scripts.Model> ALL = Map.of(
            "set-agent-proxy 1", AgentScripts::setProxy,
            "restore-agent-proxy 1", AgentScripts::restoreProxy,
            "restart-agent 1", (host, arguments) -> restart(host),
            "sync-clock 1", (host, arguments) -> syncClock(host),
            "trust-amazon-roots 1", (host, arguments) -> roots(host, true),
            "remove-amazon-roots 1", (host, arguments) -> roots(host, false));

    private AgentScripts() {}

    private static Ended setProxy(Host host, Map<String, String> arguments) {
        String before = host.machine().proxy();
        String after = settings(host, arguments.getOrDefault("proxy", ""), arguments.getOrDefault("no_proxy", ""));
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

    /** A drop-in of systemd on Linux, a value of the registry on Windows. */
    private static String settings(Host host, String proxy, String noProxy) {
        String[] lines = {"http_proxy=" + proxy, "https_proxy=" + proxy, "no_proxy=" + noProxy};
        if (host.windows()) {
            return String.join("\n", lines);
        }
        StringBuilder text = new StringBuilder("[Service]\n");
        for (String line : lines) {
            text.append("Environment=\"").append(line).append("\"\n");
        }
        return text.toString();
    }

    private static Ended restoreProxy(Host host, Map<String, String> arguments) {
        String now = host.machine().proxy();
        if (!Json.encoded(now).equals(arguments.getOrDefault("expected", ""))) {
            return Json.refused(MOVED, "moved");
        }
        String before = arguments.getOrDefault("existed", "").equals("true")
                ? Json.decoded(arguments.getOrDefault("before", ""))
                : null;
        boolean changed = !Objects.equals(now, before);
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

    private static Ended roots(Host host, boolean trusted) {
        boolean changed = host.machine().amazonRoots() != trusted;
        if (changed) {
            host.change(machine -> machine.withAmazonRoots(trusted));
        }
        return Json.line()
                .with("changed", changed)
                .with(trusted ? "added" : "removed", changed ? 4 : 0)
                .ended();
    }
}
