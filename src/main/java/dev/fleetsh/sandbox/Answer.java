package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.wire.WireResponse;
import java.time.Duration;

/** What a client gets to see of a call; each a while after it was made. */
sealed interface Answer {
    /** How late it comes. */
    Duration delay();

    /**
     * A response.
     *
     * @param bytes how many bytes of the body are sent before the connection breaks; all of them when it doesn't
     */
    record Reply(Duration delay, WireResponse response, int bytes) implements Answer {}

    /** Nothing until the client gives up. */
    record Silence(Duration delay) implements Answer {}

    /** A broken connection. */
    record Reset(Duration delay) implements Answer {}
}
