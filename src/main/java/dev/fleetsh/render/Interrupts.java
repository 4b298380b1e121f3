package dev.fleetsh.render;

import dev.fleetsh.fleet.InterruptedByUserException;
import java.util.Iterator;
import java.util.function.Function;

/** Lets go of long work when the person has cancelled the line that it is done for. */
final class Interrupts {
    private Interrupts() {}

    /**
     * @throws InterruptedByUserException when the thread has been interrupted
     */
    static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedByUserException();
        }
    }

    /** The items, each looked at on the way, until somebody interrupts. */
    static <T, R> Iterable<R> each(Iterable<T> items, Function<? super T, ? extends R> change) {
        return () -> {
            Iterator<T> iterator = items.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public R next() {
                    heed();
                    return change.apply(iterator.next());
                }
            };
        };
    }
}
