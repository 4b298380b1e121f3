package dev.fleetsh.check;

import java.util.BitSet;

/** Verdicts of all checks for one combination of traits, shared by every node that has it. */
final class Codes {
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private final byte[] codes;
    private final BitSet failing;
    private final Readiness readiness;

    /**
     * @param codes one for each check by its place, as {@link #code} makes them
     * @param off whether the node is an instance that does not run
     */
    Codes(byte[] codes, boolean off) {
        this.codes = codes;
        this.failing = failing(codes);
        this.readiness = off ? Readiness.NOT_APPLICABLE : readiness(codes);
    }

    static byte code(Verdict verdict, Severity severity) {
        return (byte) (verdict.ordinal() | severity.ordinal() << 3);
    }

    Verdict verdict(int check) {
        return VERDICTS[codes[check] & 7];
    }

    Severity severity(int check) {
        return SEVERITIES[codes[check] >> 3];
    }

    /** The failing checks by their place in the catalogue; not to be changed. */
    BitSet failing() {
        return failing;
    }

    Readiness readiness() {
        return readiness;
    }

    private static BitSet failing(byte[] codes) {
        BitSet failing = new BitSet(codes.length);
        for (int i = 0; i < codes.length; i++) {
            if (VERDICTS[codes[i] & 7] == Verdict.FAIL) {
                failing.set(i);
            }
        }
        return failing;
    }

    private static Readiness readiness(byte[] codes) {
        boolean degraded = false;
        boolean unknown = false;
        for (int i = 0; i < codes.length; i++) {
            Verdict verdict = VERDICTS[codes[i] & 7];
            Severity severity = SEVERITIES[codes[i] >> 3];
            if (severity == Severity.BLOCKER) {
                if (verdict == Verdict.FAIL) {
                    return Readiness.BLOCKED;
                }
                unknown |= verdict == Verdict.UNKNOWN;
            } else if (severity == Severity.FEATURE || severity == Severity.DEGRADED) {
                degraded |= verdict == Verdict.FAIL || verdict == Verdict.WARN && severity == Severity.DEGRADED;
            }
        }
        return unknown ? Readiness.UNKNOWN : degraded ? Readiness.DEGRADED : Readiness.READY;
    }
}
