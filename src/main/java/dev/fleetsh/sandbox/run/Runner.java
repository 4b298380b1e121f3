package dev.fleetsh.sandbox.run;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.node.Ended;
import dev.fleetsh.sandbox.node.Host;
import dev.fleetsh.sandbox.node.RunnableDocument;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes commands to nodes, under their rate control, and brings back what they print. */
public final class Runner {
    private final LiveWorld live;
    private final Commands commands = new Commands();
    /** Commands that wait for a node that is offline, to begin or to be told how it ended. */
    private final Map<String, List<Runnable>> forNode = new HashMap<>();

    /** A runner without commands. */
    public Runner(LiveWorld live) {
        this.live = live;
        live.follow((world, before, after) -> wake(after));
    }

    /** Sends a command to nodes. */
    public SentCommand send(Order order, List<SimNode> nodes) {
        return live.exclusively(() -> {
            List<Invocation> pending = nodes.stream()
                    .map(node -> Invocation.pending(node.id(), node.name()))
                    .toList();
            SentCommand command = new SentCommand(UUID.randomUUID().toString(), order, live.now(), pending);
            commands.add(command);
            live.after(Duration.ofSeconds(order.timeoutSeconds()), () -> expire(command));
            pump(command);
            return command;
        });
    }

    /** The commands of a scope, newest first. */
    public List<SentCommand> commands(String account, String region) {
        return commands.of(account, region);
    }

    /** A command of a scope, or null. */
    public @Nullable SentCommand command(String account, String region, String id) {
        return commands.find(account, region, id);
    }

    /** Cancels a command on nodes; what has ended stays as it is. */
    public void cancel(SentCommand command, List<String> nodeIds) {
        for (String id : nodeIds) {
            Invocation invocation = command.invocation(id);
            if (invocation != null && invocation.state().waiting()) {
                finish(command, invocation.ended(InvocationState.CANCELLED, live.now()));
            } else if (invocation != null && invocation.state() == InvocationState.IN_PROGRESS) {
                command.put(invocation.in(InvocationState.CANCELLING));
                live.after(live.pace().delivery(), () -> cancelled(command, id));
            }
        }
    }

    private void cancelled(SentCommand command, String id) {
        Invocation invocation = command.on(id);
        if (invocation.state() == InvocationState.CANCELLING) {
            finish(command, invocation.ended(InvocationState.CANCELLED, live.now()));
        }
    }

    /** Sends to as many more nodes as the rate control allows. */
    private void pump(SentCommand command) {
        boolean stopped = command.tooManyErrors();
        for (Invocation invocation : command.invocations()) {
            boolean queued = command.queued(invocation);
            if (queued && stopped) {
                command.put(invocation.ended(InvocationState.TERMINATED, live.now()));
            } else if (queued && command.underWay().size() < command.concurrency()) {
                command.underWay().add(invocation.nodeId());
                live.after(live.pace().delivery(), () -> deliver(command, invocation.nodeId()));
            }
        }
    }

    private void deliver(SentCommand command, String nodeId) {
        Invocation invocation = command.on(nodeId);
        if (!invocation.state().waiting()) {
            return;
        }
        Order order = command.order();
        SimNode node = node(order, nodeId);
        RunnableDocument document = RunnableDocument.named(order.document());
        Registration agent = node == null ? null : node.registration();
        if (node == null || agent == null || !node.running()) {
            finish(command, invocation.ended(InvocationState.UNDELIVERABLE, live.now()));
        } else if (!document.platforms().contains(agent.platform().type())) {
            finish(command, invocation.ended(InvocationState.INVALID_PLATFORM, live.now()));
        } else if (!agent.online()) {
            command.offline().add(nodeId);
            command.underWay().remove(nodeId);
            whenOnline(nodeId, () -> deliver(command, nodeId));
            pump(command);
        } else if (live.restarting(nodeId)) {
            command.put(invocation.in(InvocationState.DELAYED));
            Instant back = Objects.requireNonNull(live.backAt(nodeId));
            live.at(back.plus(live.pace().delivery()), () -> deliver(command, nodeId));
        } else {
            begin(command, invocation);
        }
    }

    private void begin(SentCommand command, Invocation invocation) {
        String nodeId = invocation.nodeId();
        command.offline().remove(nodeId);
        command.underWay().add(nodeId);
        command.put(invocation.started(live.now()));
        Duration limit = Duration.ofSeconds(Long.parseLong(command.order().parameter("executionTimeout", "3600")));
        Duration takes = live.pace().execution();
        if (takes.compareTo(limit) > 0) {
            live.after(limit, () -> timeOut(command, nodeId));
        } else {
            live.after(takes, () -> end(command, nodeId));
            live.at(command.expires().plus(limit), () -> timeOut(command, nodeId));
        }
    }

    private void end(SentCommand command, String nodeId) {
        InvocationState state = command.on(nodeId).state();
        SimNode node = node(command.order(), nodeId);
        boolean runs = state == InvocationState.IN_PROGRESS || state == InvocationState.CANCELLING;
        if (!runs || node == null || node.registration() == null) {
            return;
        }
        Order order = command.order();
        Ended ended =
                RunnableDocument.named(order.document()).run(new Host(live, order.region(), node), order.parameters());
        if (node.registration().online()) {
            report(command, nodeId, ended);
        } else {
            whenOnline(nodeId, () -> report(command, nodeId, ended));
        }
    }

    private void report(SentCommand command, String nodeId, Ended ended) {
        Invocation invocation = command.on(nodeId);
        if (!invocation.state().terminal()) {
            InvocationState state = ended.exit() == 0 ? InvocationState.SUCCESS : InvocationState.FAILED;
            finish(command, invocation.ended(state, ended.exit(), ended.out(), ended.err(), live.now()));
        }
    }

    private void timeOut(SentCommand command, String nodeId) {
        Invocation invocation = command.on(nodeId);
        if (!invocation.state().terminal()) {
            finish(command, invocation.ended(InvocationState.EXECUTION_TIMED_OUT, live.now()));
        }
    }

    private void expire(SentCommand command) {
        for (Invocation invocation : command.invocations()) {
            if (invocation.state().waiting()) {
                finish(command, invocation.ended(InvocationState.DELIVERY_TIMED_OUT, live.now()));
            }
        }
    }

    private void finish(SentCommand command, Invocation ended) {
        command.put(ended);
        command.underWay().remove(ended.nodeId());
        command.offline().remove(ended.nodeId());
        pump(command);
    }

    private void whenOnline(String nodeId, Runnable task) {
        forNode.computeIfAbsent(nodeId, none -> new ArrayList<>()).add(task);
    }

    private void wake(World now) {
        if (forNode.isEmpty()) {
            return;
        }
        for (String nodeId : List.copyOf(forNode.keySet())) {
            boolean online = now.scopes().stream()
                    .map(scope -> scope.node(nodeId))
                    .filter(Objects::nonNull)
                    .map(SimNode::registration)
                    .anyMatch(agent -> agent != null && agent.online());
            if (online) {
                List<Runnable> tasks = Objects.requireNonNull(forNode.remove(nodeId));
                tasks.forEach(task -> live.after(live.pace().delivery(), task));
            }
        }
    }

    private @Nullable SimNode node(Order order, String nodeId) {
        return live.snapshot().requireScope(order.account(), order.region()).node(nodeId);
    }
}
