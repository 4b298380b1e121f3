package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A step of a path.
 *
 * @param stage what kind of thing it is
 * @param resource id of the resource that decides
 * @param passage whether it lets through
 * @param seen what was found there
 * @param wanted what would let through; empty where it does
 * @param clause the finding as half a sentence that holds for every node with the same fault
 * @param doubt set exactly where the passage is unknown
 * @param origin what told it
 */
public record Hop(
        Stage stage,
        String resource,
        Passage passage,
        String seen,
        String wanted,
        String clause,
        @Nullable Doubt doubt,
        Origin origin) {

    static Hop open(Stage stage, String resource, String seen, Origin origin) {
        return new Hop(stage, resource, Passage.OPEN, seen, "", resource + ": " + seen, null, origin);
    }

    static Hop closed(Stage stage, String resource, String seen, String wanted, String clause, Origin origin) {
        return new Hop(stage, resource, Passage.CLOSED, seen, wanted, clause, null, origin);
    }

    static Hop unknown(Stage stage, String resource, Doubt doubt, String clause, Origin origin) {
        return new Hop(stage, resource, Passage.UNKNOWN, clause, "", clause, doubt, origin);
    }

    @Override
    public String toString() {
        return stage.label() + " " + resource + " " + passage.label() + ": " + seen;
    }
}
