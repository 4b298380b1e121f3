package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.State;
import org.jspecify.annotations.Nullable;

/** Whether what an effect took back is as it was before. */
final class FormerState {
    private FormerState() {}

    /**
     * Whether the effect's own states tell: not where it has none, as scripts have, and not where a later effect of the plan
     * goes on from them.
     */
    static boolean tells(Effect effect, Course course) {
        boolean last = course.plan().effects().stream()
                .filter(other -> other.number() > effect.number()
                        && other.resource().key().equals(effect.resource().key()))
                .noneMatch(other ->
                        course.standing().open(other) || course.standing().outcome(other) instanceof Outcome.Changed);
        return last && !effect.states().isEmpty();
    }

    /**
     * What is not as it was, in a clause; null where all is.
     *
     * @throws dev.fleetsh.fleet.CloudException where AWS can't be asked
     * @throws dev.fleetsh.fleet.RefusedException where AWS refuses to tell
     */
    static @Nullable String inTheWay(Effect effect, Course course) {
        StateLook look = course.calling(() -> new StateLook.Reader(course.cloud(), course.standing()).of(effect));
        if (look.seen() == State.Seen.AFTER) {
            return null;
        }
        return look.moved().isEmpty()
                ? effect.resource() + " does not show yet that it is as it was before"
                : look.moved();
    }
}
