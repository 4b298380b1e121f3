package dev.fleetsh.sandbox.run;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A command that was sent, with what became of it on each node so far. It is seen and changed under the world's lock. */
public final class SentCommand {
    private final String id;
    private final Order order;
    private final Instant requested;
    private final Map<String, Invocation> invocations = new LinkedHashMap<>();
    /** Nodes on their way into the command or out of it: they hold a place of its concurrency. */
    private final Set<String> underWay = new HashSet<>();
    /** Nodes that were offline when it came. */
    private final Set<String> offline = new HashSet<>();

    SentCommand(String id, Order order, Instant requested, List<Invocation> pending) {
        this.id = id;
        this.order = order;
        this.requested = requested;
        pending.forEach(this::put);
    }

    /** A UUID. */
    public String id() {
        return id;
    }

    /** What was asked. */
    public Order order() {
        return order;
    }

    /** When it arrived. */
    public Instant requested() {
        return requested;
    }

    /** When it is not delivered any more. */
    public Instant expires() {
        return requested.plusSeconds(order.timeoutSeconds());
    }

    /** What became of it so far, node by node. */
    public List<Invocation> invocations() {
        return List.copyOf(invocations.values());
    }

    /** What became of it on a node; null where it wasn't sent there. */
    public @Nullable Invocation invocation(String nodeId) {
        return invocations.get(nodeId);
    }

    Invocation on(String nodeId) {
        return Objects.requireNonNull(invocations.get(nodeId));
    }

    void put(Invocation invocation) {
        invocations.put(invocation.nodeId(), invocation);
    }

    /** How many nodes are in such states. */
    public int count(Predicate<InvocationState> states) {
        return (int) invocations.values().stream()
                .filter(invocation -> states.test(invocation.state()))
                .count();
    }

    Set<String> underWay() {
        return underWay;
    }

    Set<String> offline() {
        return offline;
    }

    /** Whether the node hasn't been tried yet. */
    boolean queued(Invocation invocation) {
        String nodeId = invocation.nodeId();
        return invocation.state() == InvocationState.PENDING && !underWay.contains(nodeId) && !offline.contains(nodeId);
    }

    boolean tooManyErrors() {
        return count(InvocationState::error) > Order.of(order.maxErrors(), invocations.size());
    }

    int concurrency() {
        return Math.max(1, Order.of(order.maxConcurrency(), invocations.size()));
    }

    /** The state of the whole. */
    public CommandState state() {
        return CommandState.of(this);
    }
}
