package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Allows exactly the calls of one approved plan. It is good as long as {@link Approvals} holds it live.
 */
public final class Permit {
    private static final String ANSWER = "$answer";

    private final Plan plan;
    private final String reason;

    Permit(Plan plan, String reason) {
        this.plan = plan;
        this.reason = reason;
    }

    public Plan plan() {
        return plan;
    }

    /** Why it is done, as given by the person; may be empty. */
    public String reason() {
        return reason;
    }

    /** Whether the plan makes this call in this scope, by this operation and with these parameters. */
    boolean covers(ScopeId scope, ApiCall call) {
        return switch (call.operation()) {
            case "ssm:SendCommand" ->
                plan.effects().stream()
                        .anyMatch(effect -> effect.resource().scope().equals(scope) && sends(effect, call));
            // Only a command that carries the plan's mark is ever cancelled.
            case "ssm:CancelCommand" ->
                plan.effects().stream()
                        .anyMatch(effect ->
                                effect.resource().scope().equals(scope) && !(effect.action() instanceof Action.Call));
            default ->
                plan.effects().stream()
                        .anyMatch(effect -> effect.resource().scope().equals(scope)
                                && effect.action() instanceof Action.Call wanted
                                && wanted.call().operation().equals(call.operation())
                                && fits(wanted.call().parameters(), call.parameters()));
        };
    }

    private boolean sends(Effect effect, ApiCall call) {
        return !(effect.action() instanceof Action.Call)
                && String.valueOf(call.parameters().get("Comment")).startsWith(plan.mark())
                && call.parameters().get("InstanceIds") instanceof Collection<?> nodes
                && RunCommand.of(effect.action())
                        .document()
                        .equals(call.parameters().get("DocumentName"))
                && nodesOf(effect).containsAll(nodes)
                && fits(
                        RunCommand.of(effect.action()).parameters(),
                        call.parameters().get("Parameters"));
    }

    private Set<String> nodesOf(Effect sample) {
        return plan.effects().stream()
                .filter(effect -> RunCommand.alike(effect, sample))
                .map(effect -> RunCommand.node(effect.action()))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Whether a value is the planned one; where the plan has a reference, any value will do. */
    private static boolean fits(@Nullable Object planned, @Nullable Object value) {
        if (planned instanceof Map<?, ?> map) {
            return map.containsKey(ANSWER)
                    || value instanceof Map<?, ?> other
                            && other.keySet().equals(map.keySet())
                            && map.keySet().stream().allMatch(key -> fits(map.get(key), other.get(key)));
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
        return java.util.Objects.equals(planned, value);
    }
}
