package dev.fleetsh.sandbox.live;

import java.time.Duration;

/**
 * How long things take in the sandbox, on its clock.
 *
 * @param visible until a command that was sent is found by GetCommandInvocation
 * @param delivery until a node takes a command
 * @param execution until a script ends
 * @param restart how long an agent is gone while it restarts: no ping, no session channel
 * @param replication until what was changed on one domain controller is seen on the others
 * @param registration until an instance that may register does so, and until it is online
 * @param effect until a change of permissions or of the network shows on the nodes that it reaches
 */
public record Pace(
        Duration visible,
        Duration delivery,
        Duration execution,
        Duration restart,
        Duration replication,
        Duration registration,
        Duration effect) {

    /** Short waits, for people to see that there are any: none is longer than two seconds. */
    public static Pace brisk() {
        return new Pace(
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }

    /** No waits at all. */
    public static Pace immediate() {
        Duration none = Duration.ZERO;
        return new Pace(none, none, none, none, none, none, none);
    }

    /** What AWS takes, by its documentation and by experience. */
    public static Pace documented() {
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1));
    }
}
