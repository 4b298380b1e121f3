package dev.fleetsh.aws;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One operation that AWS answers for one node at a time, asked for many. Being throttled slows the lane down and puts
 * the node back in the queue a few times. When call after call fails for rate or reach, the rest is not asked any more
 * and fails for the same reason.
 */
final class NodeCalls {
    private static final int HOPELESS = 32;

    private final String operation;
    private final Crew.Lane lane;
    private final int rounds;
    private final Question question;
    private final Runnable done;
    private final AtomicInteger failuresInRow = new AtomicInteger();
    private final Map<Refusal.Kind, Refusal> samples = new EnumMap<>(Refusal.Kind.class);
    private final Map<Refusal.Kind, Integer> counts = new EnumMap<>(Refusal.Kind.class);
    private volatile @Nullable Refusal hopeless;

    /** What is asked of each node. */
    interface Question {
        /** Asks, and keeps the answer on the node. */
        void ask(Registration node);

        /** Keeps the refusal on the node. */
        void unknown(Registration node, Refusal refusal);
    }

    /** @param done hears of each node that is through */
    NodeCalls(String operation, Crew.Lane lane, int rounds, Question question, Runnable done) {
        this.operation = operation;
        this.lane = lane;
        this.rounds = rounds;
        this.question = question;
        this.done = done;
    }

    String operation() {
        return operation;
    }

    void put(Registration node) {
        lane.add(() -> call(node, 0));
    }

    /** The commonest failure for that reason, or null where none failed for it. */
    synchronized @Nullable Refusal failure(Reason reason) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().reason() == reason)
                .max(Map.Entry.comparingByValue())
                .map(entry -> samples.get(entry.getKey()))
                .orElse(null);
    }

    private void call(Registration node, int tried) {
        Refusal given = hopeless;
        if (given != null) {
            failed(node, given);
            return;
        }
        try {
            question.ask(node);
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            refused(node, tried, Refusal.of(e, operation));
            return;
        }
        failuresInRow.set(0);
        done.run();
    }

    private void refused(Registration node, int tried, Refusal refusal) {
        boolean throttled = refusal.kind() == Refusal.Kind.THROTTLED;
        if (throttled) {
            lane.rate().throttled();
        }
        boolean transientFailure = throttled || refusal.reason() == Reason.NOT_REACHABLE;
        if (!transientFailure) {
            failuresInRow.set(0);
        } else if (failuresInRow.incrementAndGet() >= HOPELESS) {
            hopeless = refusal;
            lane.open();
        }
        if (throttled && tried < rounds && hopeless == null) {
            lane.add(() -> call(node, tried + 1));
        } else {
            failed(node, refusal);
        }
    }

    private void failed(Registration node, Refusal refusal) {
        question.unknown(node, refusal);
        synchronized (this) {
            samples.putIfAbsent(refusal.kind(), refusal);
            counts.merge(refusal.kind(), 1, Integer::sum);
        }
        done.run();
    }
}
