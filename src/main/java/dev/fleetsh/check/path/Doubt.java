package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;

/**
 * Why nobody can tell whether a hop lets through.
 *
 * @param reason its kind
 * @param what the IAM action for a listing that is missing, else a word such as {@code transit}
 */
public record Doubt(Reason reason, String what) {
    /** Of a listing that is not known. */
    static Doubt of(Fact<?> fact) {
        Fact.Unknown<?> unknown = (Fact.Unknown<?>) fact;
        return new Doubt(unknown.reason(), unknown.detail());
    }

    /** Of something that no API shows. */
    static Doubt hidden(String what) {
        return new Doubt(Reason.OUT_OF_SIGHT, what);
    }

    /** Whether it is about that word. */
    public boolean is(String word) {
        return what.equals(word);
    }

    @Override
    public String toString() {
        if (reason == Reason.OUT_OF_SIGHT) {
            return "unknown(" + what + ")";
        }
        return "unknown(" + reason.label() + (what.isEmpty() ? "" : ": " + what) + ")";
    }
}
