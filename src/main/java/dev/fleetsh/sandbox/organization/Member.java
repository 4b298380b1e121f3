package dev.fleetsh.sandbox.organization;

import java.time.Instant;

/**
 * An account of an organisation.
 *
 * @param id twelve digits
 * @param name for people
 * @param email of its root user
 * @param state {@code ACTIVE}, {@code SUSPENDED}, {@code PENDING_CLOSURE} or {@code CLOSED}
 * @param parent id of the root or the unit that it is in
 * @param joined when
 */
public record Member(String id, String name, String email, String state, String parent, Instant joined) {
    /** An account that works. */
    public static final String ACTIVE = "ACTIVE";

    /** An account that nobody gets into. */
    public static final String SUSPENDED = "SUSPENDED";
}
