package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An AWS for the engine's logic: settings that can be changed, nodes that run commands, and faults in the order asked for. */
final class ScriptedCloud implements Cloud {
    /** What a changing call meets. */
    enum Fault {
        NONE,
        /** It arrives, and its answer is lost. */
        ANSWER_LOST,
        /** It is lost itself. */
        CALL_LOST,
        THROTTLED,
        REFUSED,
        INVALID_ID
    }

    /** How a command ends on a node. */
    record Ending(String status, String details, int exit, String output) {
        static final Ending CHANGED =
                new Ending("Success", "Success", 0, "{\"v\":1,\"changed\":true,\"before\":\"old\"}");
        static final Ending UNCHANGED = new Ending("Success", "Success", 0, "{\"v\":1,\"changed\":false}");
        static final Ending FAILED =
                new Ending("Failed", "Failed", 10, "{\"v\":1,\"changed\":false,\"why\":\"not-a-dc\"}");
        static final Ending UNDELIVERED = new Ending("TimedOut", "DeliveryTimedOut", -1, "");
        static final Ending UNDELIVERABLE = new Ending("Failed", "Undeliverable", -1, "");
    }

    /** A command that arrived. */
    record Sent(String id, Map<String, @Nullable Object> parameters, Instant at, Map<String, Ending> endings) {
        List<String> nodes() {
            return ((List<?>) parameters.get("InstanceIds"))
                    .stream().map(String::valueOf).toList();
        }
    }

    private static final Duration LISTED = Duration.ofSeconds(5);
    private static final Duration RUNS = Duration.ofSeconds(3);

    final Map<String, Object> settings = new HashMap<>();
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Sent> commands = new ArrayList<>();
    final List<ApiCall> changes = new ArrayList<>();
    /** How often each node ran something. */
    final Map<String, Integer> runs = new HashMap<>();

    final List<String> cancelled = new ArrayList<>();
    Function<String, Ending> endings = node -> Ending.CHANGED;
    Consumer<ApiCall> onRead = call -> {};
    Consumer<ApiCall> onChange = call -> {};
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Clock clock;
    private final Approvals approvals;

    ScriptedCloud(Clock clock, Approvals approvals) {
        this.clock = clock;
        this.approvals = approvals;
    }

    /** What the next changing calls meet, one after another. */
    void faults(Fault... next) {
        faults.addAll(List.of(next));
    }

    @Override
    public synchronized @Nullable Object read(ScopeId scope, ApiCall call) {
        onRead.accept(call);
        Object answer = Data.of(
                switch (call.name()) {
                    case "GetServiceSetting" -> {
                        Object id = call.parameters().get("SettingId");
                        if (!settings.containsKey(id)) {
                            throw new RefusedException("ServiceSettingNotFound", false, "no setting " + id, "");
                        }
                        yield Map.of("ServiceSetting", Map.of("SettingValue", settings.get(id)));
                    }
                    case "ListCommands" ->
                        Map.of(
                                "Commands",
                                commands.stream()
                                        .filter(sent -> clock.instant()
                                                .isAfter(sent.at().plus(LISTED)))
                                        .map(sent -> Map.of(
                                                "CommandId", sent.id(),
                                                "Comment", sent.parameters().get("Comment"),
                                                "InstanceIds", sent.nodes()))
                                        .toList());
                    case "ListCommandInvocations" ->
                        invocations(String.valueOf(call.parameters().get("CommandId")));
                    default -> throw new CloudException(call.operation() + " is not scripted", "");
                });
        approvals.seen(scope, call, answer);
        return answer;
    }

    private Map<String, Object> invocations(String id) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Sent sent : commands) {
            if (sent.id().equals(id) && clock.instant().isAfter(sent.at().plusSeconds(1))) {
                boolean over = clock.instant().isAfter(sent.at().plus(RUNS)) || cancelled.contains(id);
                sent.endings().forEach((node, ending) -> rows.add(row(node, over ? ending : null)));
            }
        }
        return Map.of("CommandInvocations", rows);
    }

    private static Map<String, Object> row(String node, @Nullable Ending ending) {
        return Map.of(
                "InstanceId",
                node,
                "Status",
                ending == null ? "InProgress" : ending.status(),
                "StatusDetails",
                ending == null ? "InProgress" : ending.details(),
                "CommandPlugins",
                List.of(Map.of(
                        "Name",
                        "script",
                        "ResponseCode",
                        ending == null ? -1L : (long) ending.exit(),
                        "Output",
                        ending == null ? "" : ending.output())));
    }

    @Override
    public synchronized Answer change(Permit permit, ScopeId scope, ApiCall call) {
        if (!approvals.allows(permit, scope, call)) {
            throw new RefusedException("guard", false, "the guard refused " + call.operation(), "");
        }
        onChange.accept(call);
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.pop();
        switch (fault) {
            case THROTTLED -> throw new RefusedException("ThrottlingException", true, "too many", "");
            case REFUSED -> throw new RefusedException("AccessDeniedException", false, "not allowed", "");
            case INVALID_ID -> throw new RefusedException("InvalidInstanceId", false, "an id is not valid", "");
            case CALL_LOST -> throw new AmbiguousException("the answer of " + call.operation() + " is lost", "");
            default -> {}
        }
        changes.add(call);
        Object data = arrive(call);
        if (fault == Fault.ANSWER_LOST) {
            throw new AmbiguousException("the answer of " + call.operation() + " is lost", "");
        }
        Answer answer = new Answer(Data.of(data), "request-" + changes.size());
        approvals.answered(permit, scope, call, answer.data());
        return answer;
    }

    private Object arrive(ApiCall call) {
        switch (call.name()) {
            case "UpdateServiceSetting" ->
                settings.put(
                        String.valueOf(call.parameters().get("SettingId")),
                        call.parameters().get("SettingValue"));
            case "CreateActivation" -> {
                return Map.of("ActivationId", "a-1", "ActivationCode", "open sesame");
            }
            case "CancelCommand" -> {
                String id = String.valueOf(call.parameters().get("CommandId"));
                cancelled.add(id);
            }
            case "SendCommand" -> {
                Sent sent = new Sent(
                        UUID.randomUUID().toString(), call.parameters(), clock.instant(), new LinkedHashMap<>());
                for (String node : sent.nodes()) {
                    Ending ending = endings.apply(node);
                    sent.endings().put(node, ending);
                    if (ending.exit() >= 0) {
                        runs.merge(node, 1, Integer::sum);
                    }
                }
                commands.add(sent);
                return Map.of("Command", Map.of("CommandId", sent.id()));
            }
            default -> throw new CloudException(call.operation() + " is not scripted", "");
        }
        return Map.of();
    }

    @Override
    public String caller(ScopeId scope) {
        return "arn:aws:iam::" + scope.account() + ":user/operator";
    }

    @Override
    public Nodes reread(Nodes some, Set<String> facts) {
        List<Node> now = new ArrayList<>();
        some.forEach(node -> {
            Node found = nodes.get(node.id());
            if (found != null) {
                now.add(found);
            }
        });
        return Nodes.of(now);
    }
}
