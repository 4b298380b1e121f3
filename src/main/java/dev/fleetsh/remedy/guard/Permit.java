package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Allows exactly the calls of one approved plan. It is good as long as {@link Approvals} holds it live.
 */
public final class Permit {
    /** What a command may be sent with: nothing that widens it to other nodes, or leads its output elsewhere. */
    private static final Set<String> COMMAND = Set.of(
            "DocumentName",
            "DocumentVersion",
            "InstanceIds",
            "Parameters",
            "Comment",
            "TimeoutSeconds",
            "MaxConcurrency",
            "MaxErrors");

    private static final Set<String> COMMAND_ENDS = Set.of("CommandId", "InstanceIds");

    private final Plan plan;
    private final String reason;
    private final boolean reads;
    private final Probes probes;

    Permit(Plan plan, String reason, boolean reads, Probes probes) {
        this.plan = plan;
        this.reason = reason;
        this.reads = reads;
        this.probes = probes;
    }

    public Plan plan() {
        return plan;
    }

    /** Why it is done, as given by the person; may be empty. */
    public String reason() {
        return reason;
    }

    /** Whether the plan sends nothing but probes. */
    public boolean reads() {
        return reads;
    }

    /** Whether the plan makes this call in this scope, by this operation and with these parameters. */
    boolean covers(ScopeId scope, ApiCall call) {
        return switch (call.operation()) {
            case "ssm:SendCommand" -> commands(scope, call);
            // Only a command that carries the plan's mark is ever cancelled.
            case "ssm:CancelCommand" ->
                !plan.effects().isEmpty()
                        && COMMAND_ENDS.containsAll(call.parameters().keySet());
            default ->
                plan.effects().stream()
                        .anyMatch(effect -> effect.resource().scope().equals(scope)
                                && effect.action() instanceof Action.Call wanted
                                && wanted.call().operation().equals(call.operation())
                                && fits(wanted.call().parameters(), call.parameters()));
        };
    }

    private boolean commands(ScopeId scope, ApiCall call) {
        Map<String, @Nullable Object> sent = call.parameters();
        String comment = String.valueOf(sent.get("Comment"));
        if (!COMMAND.containsAll(sent.keySet())
                || !(comment.equals(plan.mark()) || comment.startsWith(plan.mark() + " "))
                || !(sent.get("InstanceIds") instanceof Collection<?> nodes)
                || nodes.isEmpty()) {
            return false;
        }
        boolean ofEffect = plan.effects().stream()
                .anyMatch(effect -> effect.resource().scope().equals(scope) && sends(effect, sent, nodes));
        return ofEffect || looked().containsAll(nodes) && probes.isProbe(sent);
    }

    private boolean sends(Effect effect, Map<String, @Nullable Object> sent, Collection<?> nodes) {
        if (effect.action() instanceof Action.Call) {
            return false;
        }
        RunCommand command = RunCommand.of(effect.action());
        return command.document().equals(sent.get("DocumentName"))
                && nodesOf(effect).containsAll(nodes)
                && command.fits(sent.getOrDefault("Parameters", Map.of()));
    }

    /** Nodes that the plan changes, touches or verifies: what came of it may be looked at there. */
    private Set<String> looked() {
        return plan.effects().stream()
                .flatMap(effect -> Stream.of(
                                effect.nodes(),
                                effect.touches(),
                                effect.verification().nodes())
                        .flatMap(List::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> nodesOf(Effect sample) {
        return plan.effects().stream()
                .filter(effect -> RunCommand.alike(effect, sample))
                .map(effect -> RunCommand.node(effect.action()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a value is the planned one; where the plan has a reference, any value will do, and null is left out. */
    private static boolean fits(@Nullable Object planned, @Nullable Object value) {
        if (planned instanceof Map<?, ?> map) {
            return AnswerRef.of(map) != null || value instanceof Map<?, ?> other && fits(map, other);
        }
        if (planned instanceof List<?> items) {
            if (!(value instanceof List<?> others) || others.size() != items.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!fits(items.get(i), others.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(planned, value);
    }

    private static boolean fits(Map<?, ?> planned, Map<?, ?> sent) {
        return sent.keySet().stream().allMatch(planned::containsKey)
                && planned.keySet().stream()
                        .allMatch(key -> planned.get(key) == null && !sent.containsKey(key)
                                || fits(planned.get(key), sent.get(key)));
    }
}
