package dev.fleetsh.sandbox.world;

/**
 * An Active Directory domain.
 *
 * @param name DNS name
 * @param sid SID of the domain
 * @param primary computer name of the primary controller, without domain
 * @param ssmUser what became of the account ssm-user in it
 */
public record Domain(String name, String sid, String primary, DomainUser ssmUser) {}
