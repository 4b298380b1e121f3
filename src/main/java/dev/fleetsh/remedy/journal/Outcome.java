package dev.fleetsh.remedy.journal;

import dev.fleetsh.remedy.plan.Data;
import org.jspecify.annotations.Nullable;

/** What became of one effect. */
public sealed interface Outcome {

    /** Whether nothing more is to be done about the effect. */
    default boolean over() {
        return !(this instanceof NotRun);
    }

    /** Whether it changed something for certain. */
    default boolean changed() {
        return this instanceof Changed;
    }

    /** Why, for people; empty where all went well. */
    default String why() {
        return "";
    }

    /** What was answered: by AWS, or by the script in its JSON line; null for nothing. */
    default @Nullable Object answer() {
        return null;
    }

    /**
     * It was applied.
     *
     * @param requestId AWS's own, of the call that did it; empty where that is not known any more
     */
    record Changed(@Nullable Object answer, String requestId) implements Outcome {
        public Changed {
            answer = Data.of(answer);
        }
    }

    /**
     * There was nothing to do: it was so already.
     *
     * @param answer what said so; null where a look at the resource did
     */
    record Already(@Nullable Object answer) implements Outcome {
        public Already {
            answer = Data.of(answer);
        }
    }

    /**
     * It was tried, and failed.
     *
     * @param partly whether something may have changed all the same
     */
    record Failed(String why, boolean partly, @Nullable Object answer, String requestId) implements Outcome {
        public Failed {
            answer = Data.of(answer);
        }
    }

    /** It was not tried, and never will be by this apply: what it needs has failed, or has moved. */
    record Skipped(String why) implements Outcome {}

    /** It was tried, and nobody knows what became of it. It is not tried again. */
    record Unknown(String why) implements Outcome {}

    /** It has not been done, for certain, and can be tried again: the node was not there, or its turn did not come. */
    record NotRun(String why) implements Outcome {}
}
