package dev.fleetsh.sandbox.world;

/**
 * The account ssm-user as one domain controller has it.
 *
 * @param sid its SID
 * @param description as {@code Get-ADUser} shows it
 * @param enabled disabled between sessions is the healthy state
 * @param locked whether it is locked out
 * @param badPwdCount wrong passwords since the last right one
 * @param domainAdmin member of the group with SID {@code <domain>-512}
 */
public record DirectoryUser(
        String sid, String description, boolean enabled, boolean locked, int badPwdCount, boolean domainAdmin) {

    /** The account in or outside Domain Admins. */
    public DirectoryUser withDomainAdmin(boolean newDomainAdmin) {
        return new DirectoryUser(sid, description, enabled, locked, badPwdCount, newDomainAdmin);
    }

    /** The account, locked out no more. */
    public DirectoryUser unlocked() {
        return new DirectoryUser(sid, description, enabled, false, 0, domainAdmin);
    }
}
