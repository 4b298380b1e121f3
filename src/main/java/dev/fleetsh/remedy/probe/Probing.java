package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.command.CommandOrder;
import dev.fleetsh.remedy.command.CommandResult;
import dev.fleetsh.remedy.command.CommandStatus;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.SentCommand;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.RunCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends probes under a permit, and merges what they find. It needs an approved plan: a probe's own, or one it verifies. */
public final class Probing {
    private static final Duration DELIVERY = Duration.ofSeconds(60);

    private final ProbePlans plans;
    private final Commands commands;
    private final Clock clock;

    public Probing(ProbePlans plans, Commands commands, Clock clock) {
        this.plans = plans;
        this.commands = commands;
        this.clock = clock;
    }

    /** A command on its way, and the nodes that it is for. */
    private record Sent(SentCommand command, List<Node> nodes) {}

    /**
     * The nodes with what the probe found, in their order. Nodes of which it can't be asked come back as they are; where
     * it failed, the fact is unknown and says why.
     *
     * @throws InterruptedByUserException when interrupted; commands on their way go on, and change nothing
     * @throws RefusedException with code {@code guard} where the permit does not cover it
     */
    public Nodes run(Permit permit, ProbeKind kind, Nodes nodes) {
        Map<String, Node> found = new LinkedHashMap<>();
        nodes.forEach(node -> found.put(node.id(), node));
        List<Sent> sent = new ArrayList<>();
        for (ProbePlans.Alike alike : plans.alike(kind, nodes)) {
            List<Node> all = alike.nodes();
            for (int from = 0; from < all.size(); from += CommandOrder.MOST_NODES) {
                List<Node> some = all.subList(from, Math.min(all.size(), from + CommandOrder.MOST_NODES));
                send(permit, kind, alike.command(), some, sent, found);
            }
        }
        for (Sent one : sent) {
            Map<String, CommandResult> results = follow(one.command());
            for (Node node : one.nodes()) {
                CommandResult result = results.get(node.id());
                found.put(node.id(), merged(kind, node, result));
            }
        }
        return Nodes.of(List.copyOf(found.values()));
    }

    private Map<String, CommandResult> follow(SentCommand command) {
        try {
            return commands.follow(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedByUserException();
        }
    }

    private void send(
            Permit permit,
            ProbeKind kind,
            RunCommand command,
            List<Node> nodes,
            List<Sent> sent,
            Map<String, Node> found) {
        CommandOrder order = new CommandOrder(
                nodes.get(0).scope().id(),
                command,
                nodes.stream().map(Node::id).toList(),
                permit.plan().mark() + " probe " + kind.label(),
                DELIVERY,
                CommandOrder.MOST_NODES,
                CommandOrder.MOST_NODES);
        try {
            sent.add(new Sent(commands.send(permit, order), nodes));
        } catch (RefusedException e) {
            if (e.code().equals("guard")) {
                throw e;
            }
            if (e.code().startsWith("InvalidInstanceId") && nodes.size() > 1) {
                // One node that takes no commands makes AWS refuse all of them.
                int half = nodes.size() / 2;
                send(permit, kind, command, nodes.subList(0, half), sent, found);
                send(permit, kind, command, nodes.subList(half, nodes.size()), sent, found);
                return;
            }
            failed(kind, nodes, reason(e), detail(e), found);
        } catch (AmbiguousException | CloudException e) {
            failed(kind, nodes, Reason.NOT_REACHABLE, String.valueOf(e.getMessage()), found);
        }
    }

    private static Reason reason(RefusedException refusal) {
        if (refusal.throttled()) {
            return Reason.THROTTLED;
        }
        if (refusal.code().startsWith("InvalidInstanceId")) {
            return Reason.NOT_REACHABLE;
        }
        return refusal.code().toLowerCase(Locale.ROOT).contains("accessdenied") ? Reason.DENIED : Reason.FAILED;
    }

    /** Facts that are denied or throttled name the IAM action. */
    private static String detail(RefusedException refusal) {
        Reason reason = reason(refusal);
        return reason == Reason.DENIED || reason == Reason.THROTTLED
                ? "ssm:SendCommand"
                : String.valueOf(refusal.getMessage());
    }

    private void failed(ProbeKind kind, List<Node> nodes, Reason reason, String detail, Map<String, Node> found) {
        ProbeReading reading = new ProbeReading(kind, clock.instant());
        nodes.forEach(node -> found.put(node.id(), reading.failed(node, reason, detail)));
    }

    private Node merged(ProbeKind kind, Node node, CommandResult result) {
        Instant ended = result.ended() == null ? clock.instant() : result.ended();
        ProbeReading reading = new ProbeReading(kind, ended);
        if (result.status() == CommandStatus.SUCCESS) {
            return reading.merge(node, result.output());
        }
        Reason reason =
                switch (result.status()) {
                    case DELIVERY_TIMED_OUT, UNDELIVERABLE, UNKNOWN -> Reason.NOT_REACHABLE;
                    case RATE_EXCEEDED -> Reason.THROTTLED;
                    default -> Reason.FAILED;
                };
        String said = ProbeLine.quote(result.output());
        return reading.failed(
                node,
                reason,
                reason == Reason.THROTTLED
                        ? "ssm:SendCommand"
                        : "the probe's command: " + result.sentence() + (said.isEmpty() ? "" : ", and said " + said));
    }
}
