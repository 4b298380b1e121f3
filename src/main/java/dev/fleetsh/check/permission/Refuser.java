package dev.fleetsh.check.permission;

/** Which layer keeps an action from being allowed, the one that nothing below it could overcome first. */
public enum Refuser {
    /** A policy of the organisation denies it, or does not allow it. */
    ORGANIZATION,
    /** The permissions boundary does not allow it. */
    BOUNDARY,
    /** A policy of the role, or of the person, denies it. */
    STATEMENT,
    /** The policy of the resource denies it, or leaves nothing to the account's own policies. */
    RESOURCE,
    /** No policy allows it. */
    NOTHING
}
