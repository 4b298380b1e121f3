package dev.fleetsh.sandbox.world;

/** The account ssm-user of an Active Directory domain. */
public enum DomainUser {
    /** No such account. */
    ABSENT,
    /** Usable and a domain administrator. */
    OK,
    /** Usable, outside Domain Admins. */
    NOT_DOMAIN_ADMIN,
    /** A domain administrator, locked out. */
    LOCKED
}
