package dev.fleetsh.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that take calls from lanes in turn. A lane has its own rate, so a slow account holds no other up. Calls
 * may add more calls; the crew has finished when none is queued or running.
 *
 * <p>While no lane has both a call and a token, one thread waits for the next token and the others for that one: a
 * hundred threads that all wake for every token would do nothing else.
 */
final class Crew implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition finished = lock.newCondition();
    /** Lanes with calls. The first has waited longest. */
    private final Deque<Lane> busy = new ArrayDeque<>();

    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Thread waiting;
    private long wakesAt;
    private int unfinished;
    /** Groups that have calls. */
    private int active;

    private boolean stopped;
    private volatile boolean stopping;
    private @Nullable RuntimeException defect;

    Crew(int workers) {
        grow(workers);
    }

    /** Takes on threads until there are so many. To be called by one thread, before the crew is stopped. */
    void grow(int workers) {
        for (int i = threads.size() + 1; i <= workers; i++) {
            Thread thread = new Thread(this::work, "fleetsh-aws-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** A queue of calls with a rate of its own. */
    final class Lane {
        private final Deque<Runnable> calls = new ArrayDeque<>();
        private final TokenBucket rate;
        private final @Nullable Group group;
        private volatile boolean open;

        private Lane(TokenBucket rate, @Nullable Group group) {
            this.rate = rate;
            this.group = group;
        }

        void add(Runnable call) {
            lock.lock();
            try {
                if (!stopped) {
                    if (calls.isEmpty()) {
                        busy.addLast(this);
                    }
                    calls.add(call);
                    unfinished++;
                    if (group != null) {
                        group.add();
                        active += group.queued++ == 0 ? 1 : 0;
                    }
                    work.signal();
                }
            } finally {
                lock.unlock();
            }
        }

        TokenBucket rate() {
            return rate;
        }

        /** Holds nothing back any more: what is queued will not be asked. */
        void open() {
            open = true;
        }

        /** A call is through; what waits for the last of its group is done then. */
        private void done() {
            if (group != null && !stopping) {
                try {
                    group.done();
                } catch (RuntimeException e) {
                    failed(e);
                }
            }
        }

        /** Whether its group has as many calls under way as are its share: a slow one must not take all threads. */
        private boolean full() {
            return group != null && group.running >= Math.max(1, (threads.size() + active - 1) / Math.max(1, active));
        }

        private long take() {
            return open ? 0 : rate.take();
        }
    }

    /** What a worker is to do: make a call, for which a token has been taken. */
    private record Task(Lane lane, Runnable call) {}

    Lane lane(TokenBucket rate) {
        return new Lane(rate, null);
    }

    /** A lane whose calls count for a group. */
    Lane lane(TokenBucket rate, Group group) {
        return new Lane(rate, group);
    }

    /** Waits until every call has been made; a call that failed in a way that it should have handled fails this. */
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unfinished > 0 && !stopped && defect == null) {
                finished.await();
            }
            if (defect != null) {
                throw defect;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes no more calls, interrupts those that run, and gives them a moment to end; a read from a socket that hangs
     * may go on in its daemon thread until its timeout.
     */
    void stop(Duration grace) {
        stopping = true;
        close();
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
        lock.lock();
        try {
            stopped = true;
            work.signalAll();
            finished.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (Task task = take(); task != null; task = take()) {
                task.lane.rate.prepay();
                try {
                    task.call.run();
                } catch (RuntimeException e) {
                    failed(e);
                } finally {
                    task.lane.rate.usePrepaid();
                    task.lane.done();
                    finished(task.lane.group);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Task take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped) {
                long wait = Long.MAX_VALUE;
                for (int i = busy.size(); i > 0; i--) {
                    Lane lane = busy.removeFirst();
                    if (lane.full()) {
                        busy.addLast(lane);
                        continue;
                    }
                    long nanos = lane.take();
                    if (nanos > 0) {
                        busy.addLast(lane);
                        wait = Math.min(wait, nanos);
                        continue;
                    }
                    Runnable call = lane.calls.remove();
                    if (lane.group != null) {
                        lane.group.running++;
                    }
                    if (!lane.calls.isEmpty()) {
                        busy.addLast(lane);
                    }
                    if (!busy.isEmpty()) {
                        // There may be more to do than this one; whoever finds nothing waits again.
                        work.signal();
                    }
                    return new Task(lane, call);
                }
                pause(wait);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        if (nanos == Long.MAX_VALUE || (waiting != null && wakesAt - until <= 0)) {
            work.await();
            return;
        }
        Thread self = Thread.currentThread();
        waiting = self;
        wakesAt = until;
        try {
            work.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            if (waiting == self) {
                waiting = null;
            }
        }
    }

    private void failed(RuntimeException e) {
        lock.lock();
        try {
            if (!stopped && defect == null) {
                defect = e;
                finished.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void finished(@Nullable Group group) {
        lock.lock();
        try {
            unfinished--;
            if (group != null) {
                group.running--;
                active -= --group.queued == 0 ? 1 : 0;
            }
            if (unfinished == 0) {
                finished.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
