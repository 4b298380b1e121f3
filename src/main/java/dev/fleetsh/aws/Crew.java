package dev.fleetsh.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that take calls from lanes in turn. A lane has its own rate, so a slow account holds no other up. Calls
 * may add more calls; the crew has finished when none is queued or running.
 */
final class Crew implements AutoCloseable {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int next;
    private int unfinished;
    private boolean stopped;
    private @Nullable RuntimeException defect;

    Crew(int workers) {
        for (int i = 1; i <= workers; i++) {
            Thread thread = new Thread(this::work, "fleetsh-aws-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** A queue of calls with a rate of its own. */
    final class Lane {
        private final Deque<Runnable> calls = new ArrayDeque<>();
        private final TokenBucket rate;

        private Lane(TokenBucket rate) {
            this.rate = rate;
        }

        void add(Runnable call) {
            synchronized (Crew.this) {
                if (!stopped) {
                    calls.add(call);
                    unfinished++;
                    Crew.this.notifyAll();
                }
            }
        }

        TokenBucket rate() {
            return rate;
        }
    }

    synchronized Lane lane(TokenBucket rate) {
        Lane lane = new Lane(rate);
        lanes.add(lane);
        return lane;
    }

    /** Waits until every call has been made; a call that failed in a way that it should have handled fails this. */
    synchronized void await() throws InterruptedException {
        while (unfinished > 0 && !stopped && defect == null) {
            wait();
        }
        if (defect != null) {
            throw defect;
        }
    }

    /**
     * Takes no more calls, interrupts those that run, and gives them a moment to end; a read from a socket that hangs
     * may go on in its daemon thread until its timeout.
     */
    void stop(Duration grace) {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + grace.toNanos();
        for (Thread thread : threads) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left > 0) {
                join(thread, left);
            }
        }
    }

    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
    }

    private void work() {
        try {
            for (Runnable call = take(); call != null; call = take()) {
                try {
                    call.run();
                } catch (RuntimeException e) {
                    failed(e);
                } finally {
                    finished();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Runnable take() throws InterruptedException {
        while (!stopped) {
            long wait = Long.MAX_VALUE;
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = lanes.get((next + i) % lanes.size());
                if (lane.calls.isEmpty()) {
                    continue;
                }
                long nanos = lane.rate.take();
                if (nanos == 0) {
                    next = (next + i + 1) % lanes.size();
                    return lane.calls.remove();
                }
                wait = Math.min(wait, nanos);
            }
            if (wait == Long.MAX_VALUE) {
                wait();
            } else {
                wait(wait / 1_000_000, (int) (wait % 1_000_000));
            }
        }
        return null;
    }

    private synchronized void failed(RuntimeException e) {
        if (!stopped && defect == null) {
            defect = e;
            notifyAll();
        }
    }

    private synchronized void finished() {
        unfinished--;
        if (unfinished == 0) {
            notifyAll();
        }
    }
}
