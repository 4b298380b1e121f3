package dev.fleetsh.sandbox.live;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The world as it is now. It starts as a {@link World} and goes on to others: a change puts a new immutable world in the
 * place of the old one, at once or at a later instant of the clock. What is due is done whenever somebody looks, so
 * nothing runs on a thread of its own. Safe to use from several threads.
 */
public final class LiveWorld {
    private record Pending(Instant due, long number, Runnable task) {}

    private final World start;
    private final Clock clock;
    private final Pace pace;
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::number));
    private final List<Consequence> consequences = new ArrayList<>();
    private final Map<String, Instant> restarts = new HashMap<>();
    private World world;
    private long scheduled;
    /** The instant of the pending change that is being made. */
    private @Nullable Instant moment;

    /** A world that starts as the given one, and changes at a pace. */
    public LiveWorld(World start, Clock clock, Pace pace) {
        this.start = start;
        this.clock = clock;
        this.pace = pace;
        this.world = start;
    }

    /** What it started as. */
    public World start() {
        return start;
    }

    /** Tells what time it is outside of any change. */
    public Clock clock() {
        return clock;
    }

    /** How long things take. */
    public Pace pace() {
        return pace;
    }

    /** Now; for a change that was to take hold at an instant, that instant. */
    public synchronized Instant now() {
        return moment == null ? clock.instant() : moment;
    }

    /** The world as it is, with everything that was due. It is immutable: two are equal when all in them is equal. */
    public synchronized World snapshot() {
        settle();
        return world;
    }

    /** Does what is due. */
    public synchronized void settle() {
        if (moment != null) {
            return;
        }
        Instant now = clock.instant();
        try {
            Pending next = pending.peek();
            while (next != null && !next.due.isAfter(now)) {
                pending.poll();
                moment = next.due;
                next.task.run();
                next = pending.peek();
            }
        } finally {
            moment = null;
        }
    }

    /** Puts another world in the place of this one. What the function throws leaves all as it was. */
    public synchronized void change(UnaryOperator<World> change) {
        settle();
        World before = world;
        world = change.apply(before);
        if (world != before) {
            World after = world;
            consequences.forEach(consequence -> consequence.follow(this, before, after));
        }
    }

    /**
     * Changes a scope.
     *
     * @throws IllegalArgumentException where there is no such scope
     */
    public void changeScope(String account, String region, UnaryOperator<SimScope> change) {
        change(now -> now.with(change.apply(now.requireScope(account, region))));
    }

    /**
     * Changes a node.
     *
     * @throws IllegalArgumentException where there is no such node
     */
    public void changeNode(String account, String region, String id, UnaryOperator<SimNode> change) {
        changeScope(account, region, scope -> scope.with(change.apply(scope.requireNode(id))));
    }

    /**
     * Changes a node, wherever it is.
     *
     * @throws IllegalArgumentException where there is no such node
     */
    public void changeNode(String id, UnaryOperator<SimNode> change) {
        change(now -> {
            for (SimScope scope : now.scopes()) {
                SimNode node = scope.node(id);
                if (node != null) {
                    return now.with(scope.with(change.apply(node)));
                }
            }
            throw new IllegalArgumentException("no node " + id);
        });
    }

    /** Makes a change after a time; at once where the time is zero. */
    public void after(Duration delay, UnaryOperator<World> change) {
        after(delay, () -> change(change));
    }

    /** Does something at an instant, with {@link #now()} at that instant; at once where it is past. */
    public synchronized void at(Instant due, Runnable task) {
        after(Duration.between(now(), due), task);
    }

    /** Does something after a time, with {@link #now()} at that instant; at once where the time is zero. */
    public synchronized void after(Duration delay, Runnable task) {
        if (delay.isZero() || delay.isNegative()) {
            task.run();
        } else {
            pending.add(new Pending(now().plus(delay), scheduled++, task));
        }
    }

    /** Has the agent of a node restart: until it is back it takes no command and holds no session channel. */
    public synchronized void restart(String nodeId) {
        restarts.put(nodeId, now().plus(pace.restart()));
    }

    /** When the agent of a node was back after its last restart, or will be; null where it never restarted. */
    public synchronized @Nullable Instant backAt(String nodeId) {
        return restarts.get(nodeId);
    }

    /** Whether the agent of a node is restarting. */
    public synchronized boolean restarting(String nodeId) {
        Instant back = restarts.get(nodeId);
        return back != null && now().isBefore(back);
    }

    /** Whether anything is still to take hold. */
    public synchronized boolean restless() {
        settle();
        return !pending.isEmpty();
    }

    /** Has every change from now on followed. */
    public synchronized void follow(Consequence consequence) {
        consequences.add(consequence);
    }

    /** Looks and changes in one step, between which nobody else changes anything. */
    public synchronized <R> R exclusively(Supplier<R> work) {
        settle();
        return work.get();
    }
}
