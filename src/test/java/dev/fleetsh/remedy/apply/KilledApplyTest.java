package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Announcing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.sandbox.Change;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that applies a plan to 30 nodes is killed at each record of its journal in turn, right before and right after
 * it is on the disk; this process goes on with the apply. The simulated AWS then tells what arrived.
 */
class KilledApplyTest {
    private static final int NODES = 30;
    private static final NodeScript SCRIPT = new NodeScript(
            "create-os-user", 2, NodeScript.Language.SHELL, "# fleetsh: create-os-user 2\nuseradd\n", false);
    private static final World WORLD = World.generate(900, World.DEFAULT_SEED, Bench.NOW);

    @TempDir
    private Path folder;

    /** One simulated AWS with a clock of its own, that answers a child process. */
    private static final class Arena implements AutoCloseable {
        private final MovingTime time = new MovingTime(Bench.NOW);
        private final Sandbox sandbox = new Sandbox(WORLD, time);
        private final Approvals approvals = new Approvals(new Agreeing(), time);
        private final AwsCloud cloud = new AwsCloud(settings(sandbox, time), approvals);
        private final Permit permit;
        private final HttpServer server;

        Arena(Plan plan) throws IOException {
            permit = Announcing.calls(approvals.approve(plan, KilledApply.fleet(plan, Bench.NOW), ""));
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] text = answer(exchange.getRequestURI().getPath(), body).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        }

        private String answer(String path, String body) {
            Map<String, @Nullable Object> answer = new HashMap<>();
            if (path.equals("/sleep")) {
                try {
                    time.sleep(Duration.ofMillis(Long.parseLong(body)));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "";
            }
            Map<?, ?> asked = (Map<?, ?>) DataJson.parse(body);
            ScopeId scope = new ScopeId(
                    String.valueOf(asked.get("partition")),
                    String.valueOf(asked.get("account")),
                    String.valueOf(asked.get("region")));
            ApiCall call =
                    ApiCall.of(String.valueOf(asked.get("operation")), Data.map((Map<?, ?>) asked.get("parameters")));
            if (path.equals("/read")) {
                answer.put("data", cloud.read(scope, call));
            } else {
                Cloud.Answer changed = cloud.change(permit, scope, call);
                answer.put("data", changed.data());
                answer.put("request", changed.requestId());
            }
            return DataJson.compact(answer);
        }

        @Override
        public void close() {
            server.stop(0);
            cloud.close();
        }
    }

    private static AwsSettings settings(Sandbox sandbox, MovingTime time) {
        List<AwsSettings.Target> accounts = WORLD.accounts().stream()
                .map(account ->
                        AwsSettings.Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return AwsSettings.simulated(sandbox::httpClient, accounts, WORLD.regions(), time);
    }

    private static Fleet fleet() {
        MovingTime time = new MovingTime(Bench.NOW);
        return new AwsFleetSource(settings(new Sandbox(WORLD, time), time)).load(Progress.NONE);
    }

    /** Thirty Linux nodes of one account and Region that are online. */
    private static List<Node> nodes(Fleet fleet) {
        Map<ScopeId, List<Node>> byScope = new HashMap<>();
        fleet.nodes()
                .where(node -> node.isLinux() && node.isOnline() && node.isConnected())
                .forEach(node -> byScope.computeIfAbsent(node.scope().id(), key -> new ArrayList<>())
                        .add(node));
        return byScope.values().stream()
                .filter(some -> some.size() >= NODES)
                .findFirst()
                .orElseThrow()
                .subList(0, NODES);
    }

    private static Plan plan(List<Node> nodes) {
        List<Effect> effects = IntStream.range(0, NODES)
                .mapToObj(n -> effect(n + 1, nodes.get(n)))
                .toList();
        return new Plan(
                "p7",
                "0123456789ab",
                "test",
                Bench.NOW,
                "create-run-as-user",
                Map.of(),
                "",
                nodes.stream().map(Node::id).toList(),
                effects,
                List.of());
    }

    private static Effect effect(int number, Node node) {
        return new Effect(
                number,
                "create-run-as-user",
                new Resource(ResourceKind.OS_USER, node.scope().id(), node.id()),
                Stage.USER,
                "create the user operator",
                new Action.Script(
                        SCRIPT,
                        Map.of("user", "operator", "plan", "fleetsh p7-0123456789ab"),
                        node.id(),
                        Duration.ofMinutes(1)),
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of(node.id()),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private int run(Arena stage, Path journals, Path plan, long at, String side) throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("classes") || entry.matches(".*(jackson-core|semver4j|jspecify).*"))
                .collect(Collectors.joining(File.pathSeparator));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        path,
                        KilledApply.class.getName(),
                        String.valueOf(stage.server.getAddress().getPort()),
                        journals.toString(),
                        plan.toString(),
                        stage.time.instant().toString(),
                        String.valueOf(at),
                        side)
                .inheritIO()
                .start();
        try {
            assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return child.exitValue();
        } finally {
            child.destroyForcibly();
        }
    }

    private static Map<String, Integer> sentTo(Sandbox sandbox) {
        Map<String, Integer> counts = new HashMap<>();
        for (Change change : sandbox.changes().changes("ssm:SendCommand")) {
            ((List<?>) change.parameters().get("InstanceIds"))
                    .forEach(id -> counts.merge(String.valueOf(id), 1, Integer::sum));
        }
        return counts;
    }

    @Test
    void killedAtEachRecordAndGoneOnWithEachNodeIsChangedOnce() throws Exception {
        Fleet fleet = fleet();
        Plan plan = plan(nodes(fleet));
        Path file = Files.writeString(folder.resolve("p7.json"), PlanJson.pretty(plan));
        int killed = 0;
        for (String side : List.of("before", "after")) {
            boolean dead = true;
            for (long at = side.equals("before") ? 2 : 1; dead; at++) {
                Path home = folder.resolve(side + at);
                try (Arena stage = new Arena(plan)) {
                    int exit = run(stage, home, file, at, side);
                    dead = exit == KilledApply.DEAD;
                    assertThat(exit).as("%s record %s", side, at).isIn(0, KilledApply.DEAD);
                    if (dead) {
                        killed++;
                        Journals journals = new Journals(home);
                        ApplyResult result = new Applying(
                                        stage.cloud,
                                        Catalogue.of(Edition.CURRENT),
                                        Observer.of(stage.cloud),
                                        stage.time,
                                        stage.time)
                                .resume(
                                        stage.permit,
                                        fleet,
                                        journals,
                                        "j1",
                                        ApplyOptions.USUAL,
                                        new Brake(),
                                        ApplyListener.NONE);
                        assertThat(result.changed())
                                .as("%s record %s", side, at)
                                .hasSize(NODES);
                    }
                    assertThat(sentTo(stage.sandbox).values())
                            .as("%s record %s", side, at)
                            .hasSize(NODES)
                            .containsOnly(1);
                }
            }
        }
        // Opened and finished, three waves with an intent and a command each, and thirty ends; from both sides.
        assertThat(killed).isEqualTo(2 * (2 + 3 * 3 + NODES) - 1);
    }
}
