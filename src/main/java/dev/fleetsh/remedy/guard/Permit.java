package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.journal.Journal;
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
    static final String SEND_COMMAND = "ssm:SendCommand";

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
    private final Returned returned;
    private volatile @Nullable Journal journal;

    Permit(Plan plan, String reason, boolean reads, Probes probes, Returned returned) {
        this.plan = plan;
        this.reason = reason;
        this.reads = reads;
        this.probes = probes;
        this.returned = returned;
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

    /**
     * Says where its calls are recorded. Before that it allows probes alone, and afterwards those calls that stand there as
     * being made.
     */
    public void recordedIn(Journal where) {
        journal = where;
    }

    /** Whether the plan makes this call in this scope, by this operation and with these parameters, and it is recorded. */
    boolean covers(ScopeId scope, ApiCall call) {
        return makes(scope, call) && (reads || announced(scope, call) || isLook(call));
    }

    private boolean announced(ScopeId scope, ApiCall call) {
        Journal where = journal;
        return where != null && where.announces(scope, call.operation());
    }

    /** A probe of what came of the plan: it changes nothing. */
    private boolean isLook(ApiCall call) {
        return call.operation().equals(SEND_COMMAND)
                && call.parameters().get("InstanceIds") instanceof Collection<?> nodes
                && looked().containsAll(nodes)
                && probes.isProbe(call.parameters());
    }

    private boolean makes(ScopeId scope, ApiCall call) {
        return switch (call.operation()) {
            case SEND_COMMAND -> commands(scope, call);
            case "ssm:CancelCommand" ->
                COMMAND_ENDS.containsAll(call.parameters().keySet())
                        && returned.hasCommand(scope, call.parameters().get("CommandId"));
            // What was answered is done: nothing has it done twice.
            default ->
                plan.effects().stream()
                        .anyMatch(effect -> returned.answer(effect.number()) == null && calls(effect, scope, call));
        };
    }

    /** Keeps what a call was answered that it has covered. */
    void answered(ScopeId scope, ApiCall call, @Nullable Object answer) {
        if (call.operation().equals(SEND_COMMAND)) {
            if (marked(call.parameters().get("Comment"))
                    && answer instanceof Map<?, ?> map
                    && map.get("Command") instanceof Map<?, ?> command
                    && command.get("CommandId") instanceof String id) {
                returned.command(scope, id);
            }
        } else if (answer != null) {
            plan.effects().stream()
                    .filter(effect -> calls(effect, scope, call))
                    .filter(effect -> returned.answer(effect.number()) == null)
                    .findFirst()
                    .ifPresent(effect -> returned.answer(effect.number(), answer));
        }
    }

    /** Keeps a command that AWS lists, where it carries the mark of the plan. */
    void found(ScopeId scope, Map<?, ?> command) {
        if (command.get("CommandId") instanceof String id && marked(command.get("Comment"))) {
            returned.command(scope, id);
        }
    }

    private boolean marked(@Nullable Object comment) {
        return comment instanceof String text && (text.equals(plan.mark()) || text.startsWith(plan.mark() + " "));
    }

    private boolean calls(Effect effect, ScopeId scope, ApiCall call) {
        if (!effect.resource().scope().equals(scope)
                || !(effect.action() instanceof Action.Call wanted)
                || !wanted.call().operation().equals(call.operation())) {
            return false;
        }
        Map<String, @Nullable Object> planned = known(effect).data();
        return open(planned) && fits(planned, call.parameters());
    }

    private boolean commands(ScopeId scope, ApiCall call) {
        Map<String, @Nullable Object> sent = call.parameters();
        if (!COMMAND.containsAll(sent.keySet())
                || !marked(sent.get("Comment"))
                || !(sent.get("InstanceIds") instanceof Collection<?> nodes)
                || nodes.isEmpty()) {
            return false;
        }
        boolean ofEffect = plan.effects().stream()
                .anyMatch(effect -> effect.resource().scope().equals(scope) && sends(effect, sent, nodes));
        return ofEffect || isLook(call);
    }

    private boolean sends(Effect effect, Map<String, @Nullable Object> sent, Collection<?> nodes) {
        if (effect.action() instanceof Action.Call) {
            return false;
        }
        Action action = known(effect);
        RunCommand command = RunCommand.of(action);
        Object parameters = sent.getOrDefault("Parameters", Map.of());
        return command.document().equals(sent.get("DocumentName"))
                && nodesOf(effect).containsAll(nodes)
                && open(action.data())
                && command.fits(parameters)
                && (!(action instanceof Action.Script script) || named(script, parameters));
    }

    /** Whether the values that stand for answers are given to the arguments that they are for. */
    private static boolean named(Action.Script script, @Nullable Object parameters) {
        if (!(parameters instanceof Map<?, ?> map) || !(map.get("commands") instanceof List<?> lines)) {
            return false;
        }
        int line = 0;
        for (Map.Entry<String, @Nullable Object> argument : script.arguments().entrySet()) {
            line++;
            if (AnswerRef.of(argument.getValue()) != null
                    && !RunCommand.isArgument(
                            script.script().language(), argument.getKey(), String.valueOf(lines.get(line)))) {
                return false;
            }
        }
        return true;
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

    /** The effect's action with the answers that are known in the places of references. */
    private Action known(Effect effect) {
        return effect.action()
                .changed(data -> AnswerRef.known(data, number -> number == 0 ? null : returned.answer(number)));
    }

    /**
     * Whether every reference that is left is to the answer of a command. AWS's own answers have all been seen; what a
     * script answers goes past this permit, and may only be the name of something.
     */
    private boolean open(@Nullable Object data) {
        return AnswerRef.in(data).allMatch(reference -> plan.effects().stream()
                .anyMatch(
                        effect -> effect.number() == reference.effect() && !(effect.action() instanceof Action.Call)));
    }

    /** Whether a value is the planned one; null is left out. */
    private static boolean fits(@Nullable Object planned, @Nullable Object value) {
        if (AnswerRef.of(planned) != null) {
            return AnswerRef.mayStand(value);
        }
        if (planned instanceof Map<?, ?> map) {
            return value instanceof Map<?, ?> other && fits(map, other);
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
