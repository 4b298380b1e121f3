package dev.fleetsh.remedy.plan;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a resource that an effect changes, and how to read it again.
 *
 * @param name as people call it, such as {@code activation tier}
 * @param reading the reading call that tells it
 * @param path where in its answer
 * @param before the value when the plan was made
 * @param after the value that the effect leads to; null where only the answer will tell, which counts as "another one";
 *     {@link #GONE} where there is none any more
 */
public record State(
        String name,
        ApiCall reading,
        DataPath path,
        @Nullable Object before,
        @Nullable Object after) {
    public State {
        before = Data.of(before);
        after = Data.of(after);
    }

    /** As the value afterwards: that there is none any more. */
    public static final Map<String, @Nullable Object> GONE = Map.of("$gone", true);

    /**
     * What a value that was read now says about the effect. The order of lists does not count. While the value afterwards
     * holds a reference to an answer, it counts as "another one".
     */
    public Seen seen(@Nullable Object now) {
        boolean open = after == null || AnswerRef.in(after).findAny().isPresent();
        if (!open && (GONE.equals(after) ? now == null : Data.same(now, after))) {
            return Seen.AFTER;
        }
        if (Data.same(now, before)) {
            return Seen.BEFORE;
        }
        return open ? Seen.AFTER : Seen.MOVED;
    }

    /** The same state with a change made to the parameters of its reading call, and to the value afterwards. */
    State changed(UnaryOperator<@Nullable Object> change) {
        Object parameters = change.apply(reading.parameters());
        return new State(
                name,
                parameters instanceof Map<?, ?> map ? ApiCall.of(reading.operation(), Data.map(map)) : reading,
                path,
                before,
                change.apply(after));
    }

    /** Where the resource stands. */
    public enum Seen {
        /** As it was when the plan was made. */
        BEFORE,
        /** As the effect leaves it. */
        AFTER,
        /** Neither: somebody else changed it. */
        MOVED
    }
}
