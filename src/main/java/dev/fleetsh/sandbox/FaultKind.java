package dev.fleetsh.sandbox;

import java.util.Locale;

/** The ways in which a call can go wrong. */
public enum FaultKind {
    /** The service refuses the call as one too many. */
    THROTTLE,
    /** The caller's policies don't allow the action. */
    DENY,
    /** The service fails with an internal error. */
    FAIL,
    /** The answer comes late. */
    LATENCY,
    /** No answer comes until the client gives up. */
    TIMEOUT,
    /** The connection breaks before an answer. */
    RESET,
    /** The call takes effect, and the connection breaks before the answer: nobody can tell from {@link #RESET}. */
    LOST,
    /** The connection breaks in the middle of the answer. */
    TRUNCATE,
    /** Something that isn't the service answers, as the sign-in page of a network does. */
    GARBAGE;

    /** The word for it in a fault's text. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
