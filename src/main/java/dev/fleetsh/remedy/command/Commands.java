package dev.fleetsh.remedy.command;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends commands, looks what became of them, finds them again and cancels them. It holds nothing: AWS knows. */
public final class Commands {
    /** How long AWS may take to list a command that it has taken. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Clocks differ; AWS refuses callers whose clock is further off than a quarter of an hour. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** What follows the longest time that a command may take before it is given up. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private final Cloud cloud;
    private final Clock clock;
    private final Waiter waiter;

    public Commands(Cloud cloud, Clock clock, Waiter waiter) {
        this.cloud = cloud;
        this.clock = clock;
        this.waiter = waiter;
    }

    /**
     * Sends one command, once.
     *
     * @throws RefusedException when AWS refused; it has not been sent
     * @throws AmbiguousException when nobody knows whether it arrived; {@link #find} tells
     */
    public SentCommand send(Permit permit, CommandOrder order) {
        Cloud.Answer answer = cloud.change(permit, order.scope(), order.call());
        if (answer.data() instanceof Map<?, ?> map
                && map.get("Command") instanceof Map<?, ?> command
                && command.get("CommandId") instanceof String id) {
            return new SentCommand(
                    order.scope(), id, order.nodes(), answer.requestId(), overBy(order, clock.instant()));
        }
        throw new AmbiguousException(
                "ssm:SendCommand in " + order.scope() + " gave an answer without a command id",
                "it is looked up by its comment: " + order.comment());
    }

    /** When a command that is sent now must have ended. */
    private static Instant overBy(CommandOrder order, Instant sentAt) {
        return sentAt.plus(order.delivery()).plus(order.execution()).plus(GRACE);
    }

    /** What AWS tells of the command now; nodes that it does not list yet are missing. */
    public Map<String, CommandResult> look(SentCommand command) {
        return new Invocations(cloud).of(command);
    }

    /**
     * Follows a command to its end on every node. A failure to look is no end: it is looked again until the command must
     * be over.
     *
     * @return one result for each node, in their order; {@link CommandStatus#UNKNOWN} where AWS told no end in time
     * @throws InterruptedException when interrupted; the command goes on
     */
    public Map<String, CommandResult> follow(SentCommand command) throws InterruptedException {
        Map<String, CommandResult> seen = new LinkedHashMap<>();
        for (Duration pause = FIRST_LOOK; ; pause = longer(pause)) {
            try {
                seen.putAll(look(command));
            } catch (CloudException | RefusedException e) {
                if (clock.instant().isAfter(command.overBy())) {
                    break;
                }
            }
            boolean over = command.nodes().stream()
                    .allMatch(node ->
                            seen.containsKey(node) && seen.get(node).status().ended());
            if (over || clock.instant().isAfter(command.overBy())) {
                break;
            }
            waiter.sleep(pause);
        }
        Map<String, CommandResult> results = new LinkedHashMap<>();
        for (String node : command.nodes()) {
            CommandResult result = seen.get(node);
            results.put(
                    node,
                    result != null && result.status().ended()
                            ? result
                            : new CommandResult(node, CommandStatus.UNKNOWN, -1, "", null));
        }
        return results;
    }

    /** The pause after that one, while something is waited for. */
    public static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(SELDOM) > 0 ? SELDOM : next;
    }

    /**
     * Looks for a command that may have been sent, by its comment, until AWS would surely list it.
     *
     * @param comment to the letter
     * @param nodes to which it would have gone
     * @param longest how long it may take from being sent to its end
     * @param since when it may first have arrived
     * @param enough until when to look; {@link #PATIENCE} from when the looking began
     * @return the command, or null where none arrived
     * @throws CloudException when AWS can't be asked; {@link RefusedException} when it refuses. Nobody knows then
     * @throws InterruptedException when interrupted. Nobody knows then either
     */
    public @Nullable SentCommand find(
            ScopeId scope, String comment, List<String> nodes, Duration longest, Instant since, Instant enough)
            throws InterruptedException {
        for (Duration pause = FIRST_LOOK; ; pause = longer(pause)) {
            String id = listed(scope, comment, nodes, since);
            if (id != null) {
                return new SentCommand(
                        scope, id, nodes, "", clock.instant().plus(longest).plus(GRACE));
            }
            if (!clock.instant().isBefore(enough)) {
                return null;
            }
            waiter.sleep(pause);
        }
    }

    private @Nullable String listed(ScopeId scope, String comment, List<String> nodes, Instant since) {
        Instant after = since.minus(CLOCKS).truncatedTo(ChronoUnit.SECONDS);
        Object answer = cloud.read(
                scope,
                ApiCall.of(
                        "ssm:ListCommands",
                        Map.of("Filters", List.of(Map.of("key", "InvokedAfter", "value", after.toString())))));
        Set<String> wanted = new HashSet<>(nodes);
        for (Map<?, ?> command : Invocations.maps(answer, "Commands")) {
            if (comment.equals(command.get("Comment"))
                    && command.get("InstanceIds") instanceof List<?> ids
                    && wanted.equals(new HashSet<>(ids))) {
                return Invocations.text(command, "CommandId");
            }
        }
        return null;
    }

    /**
     * Asks AWS to cancel a command on all its nodes. What has begun may go on; following it tells.
     *
     * @return request id
     */
    public String cancel(Permit permit, SentCommand command) {
        return cloud.change(permit, command.scope(), cancelling(command)).requestId();
    }

    /** The call that does that. */
    public static ApiCall cancelling(SentCommand command) {
        return ApiCall.of("ssm:CancelCommand", Map.of("CommandId", command.id()));
    }
}
