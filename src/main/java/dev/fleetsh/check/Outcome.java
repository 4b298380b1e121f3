package dev.fleetsh.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a rule decides. Texts are made when somebody reads them, because a fleet is decided by codes.
 *
 * @param severity other than the check's own, or null
 * @param unknown set exactly where the verdict is {@link Verdict#UNKNOWN}
 * @param text the reason for this node
 * @param cause the reason without the node, equal for all nodes that share it
 * @param fix other than the check's own, or null
 */
public record Outcome(
        Verdict verdict,
        @Nullable Severity severity,
        @Nullable Reason unknown,
        Supplier<String> text,
        Supplier<String> cause,
        @Nullable Fix fix) {

    static Outcome pass(Supplier<String> text) {
        return new Outcome(Verdict.PASS, null, null, text, text, null);
    }

    /** It holds. */
    public static Outcome pass(String text) {
        return pass(() -> text);
    }

    /** It holds, and something is worth a word. */
    public static Outcome warn(String text) {
        return warn(() -> text);
    }

    static Outcome warn(Supplier<String> text) {
        return new Outcome(Verdict.WARN, null, null, text, text, null);
    }

    static Outcome fail(Supplier<String> text) {
        return new Outcome(Verdict.FAIL, null, null, text, text, null);
    }

    /** It does not hold. */
    public static Outcome fail(String text) {
        return fail(() -> text);
    }

    static Outcome notApplicable(Supplier<String> text) {
        return new Outcome(Verdict.NOT_APPLICABLE, null, null, text, text, null);
    }

    /** It does not concern the node. */
    public static Outcome notApplicable(String text) {
        return notApplicable(() -> text);
    }

    static Outcome unknown(Reason reason, Supplier<String> text) {
        return new Outcome(Verdict.UNKNOWN, null, reason, text, text, null);
    }

    /** Nobody has asked yet; the source would tell. */
    static Outcome notCollected(String what, String source) {
        return unknown(Reason.NOT_COLLECTED, () -> "not collected: " + what + "; " + source + " would tell");
    }

    /** Only a probe of the node would tell. */
    static Outcome notProbed(String what, String probe) {
        return unknown(Reason.NOT_COLLECTED, () -> "not collected: " + what + "; " + would(probe));
    }

    /** Which probe would tell, in the words that end a reason. */
    static String would(String probe) {
        return "`probe " + probe + " NODE` would tell";
    }

    /** The fact that decides is unknown. */
    public static Outcome unknown(String what, Fact<?> fact) {
        Fact.Unknown<?> unknown = (Fact.Unknown<?>) fact;
        return unknown(unknown.reason(), () -> sentence(what, unknown));
    }

    Outcome as(Severity other) {
        return new Outcome(verdict, other, unknown, text, cause, fix);
    }

    /**
     * A static rule's failure that the node's signals contradict: it stays one, but it does not keep sessions from
     * opening.
     */
    Outcome unlessItWorks(Look look, String caveat) {
        if (verdict != Verdict.FAIL || !look.working()) {
            return this;
        }
        return new Outcome(
                verdict,
                Severity.DEGRADED,
                unknown,
                () -> text.get() + "; " + caveat,
                () -> cause.get() + "; " + caveat,
                fix);
    }

    /** The same with a cause that is shared by nodes whose texts differ. */
    Outcome because(Supplier<String> shared) {
        return new Outcome(verdict, severity, unknown, text, shared, fix);
    }

    /** The same with a fix of its own, where the check's does not belong to this failure. */
    Outcome advising(String advice, String... remedies) {
        return new Outcome(verdict, severity, unknown, text, cause, new Fix(advice, List.of(remedies)));
    }

    private static String sentence(String what, Fact.Unknown<?> unknown) {
        String detail = unknown.detail();
        String more = detail.isEmpty() ? "" : ", " + detail;
        return switch (unknown.reason()) {
            case DENIED -> "not known: " + what + "; denied" + (detail.isEmpty() ? "" : ", grant " + detail);
            case THROTTLED ->
                "not known: " + what + "; " + (detail.isEmpty() ? "" : detail + " was ") + "throttled, ask again";
            case NOT_COLLECTED -> "not collected: " + what + (detail.isEmpty() ? "" : " (" + detail + ")");
            case NOT_REGISTERED -> "not known: " + what + "; the instance never registered with Systems Manager";
            case UNPARSEABLE -> "not readable: " + what + (detail.isEmpty() ? "" : "; '" + detail + "'");
            case STALE, CONTRADICTORY, NOT_REACHABLE, FAILED, OUT_OF_SIGHT, MISSING_CONTEXT ->
                "not known: " + what + "; " + unknown.reason().label() + more;
        };
    }
}
