package dev.fleetsh.check;

import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check says of one node, with what it rests on.
 *
 * @param severity what a failure means on this node
 * @param reason one sentence without a full stop
 * @param evidence the facts that the rule read, in its order
 * @param unknown why the verdict is unknown, null for every other verdict
 * @param advice what would fix it here; the check's own unless this failure needs another
 * @param remedies names of remedies that may fix it here, best first
 */
public record Finding(
        Check check,
        Verdict verdict,
        Severity severity,
        String reason,
        List<Evidence> evidence,
        @Nullable Reason unknown,
        String advice,
        List<String> remedies) {
    public Finding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    /** A finding that the check's own advice fixes. */
    public Finding(
            Check check,
            Verdict verdict,
            Severity severity,
            String reason,
            List<Evidence> evidence,
            @Nullable Reason unknown) {
        this(check, verdict, severity, reason, evidence, unknown, check.advice(), check.remedies());
    }

    /** Made from what the check's rule decided. */
    static Finding of(Check check, Outcome outcome, List<Evidence> evidence) {
        Severity severity = outcome.severity();
        Fix fix = outcome.fix();
        return new Finding(
                check,
                outcome.verdict(),
                severity == null ? check.severity() : severity,
                outcome.text().get(),
                evidence,
                outcome.unknown(),
                fix == null ? check.advice() : fix.advice(),
                fix == null ? check.remedies() : fix.remedies());
    }

    /** The same for a node of that kind: without remedies that change what such nodes do not have. */
    Finding on(NodeKind kind) {
        List<String> helping =
                remedies.stream().filter(id -> Concern.of(id).includes(kind)).toList();
        return helping.size() == remedies.size()
                ? this
                : new Finding(check, verdict, severity, reason, evidence, unknown, advice, helping);
    }

    /** Whether the advice is for this failure and not for the check at large. */
    public boolean advisesItself() {
        return !advice.equals(check.advice());
    }

    /** Check, verdict and reason, for hosts that print values as they are. */
    @Override
    public String toString() {
        return check + " " + verdict.label() + ": " + reason;
    }
}
