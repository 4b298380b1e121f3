package dev.fleetsh.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the read-only domain probe saw on a Windows node.
 *
 * @param domainRole {@code Win32_ComputerSystem.DomainRole}: 0 to 3 for members and standalone, 4 backup and 5 primary
 *     domain controller
 * @param ntdsRunning whether the service NTDS runs, which is what the agent itself tests
 * @param domain DNS name of the domain, or of the workgroup
 * @param domainSid SID of the domain, empty on members
 * @param readOnly whether this is a read-only controller
 * @param ssmUser the domain's account ssm-user, or null where there is none
 */
public record DomainProbe(
        int domainRole,
        boolean ntdsRunning,
        String domain,
        String domainSid,
        boolean readOnly,
        @Nullable DomainAccount ssmUser) {

    private static final List<String> ROLES = List.of(
            "standalone workstation",
            "member workstation",
            "standalone server",
            "member server",
            "backup controller",
            "primary controller");

    public boolean controller() {
        return domainRole >= 4 && ntdsRunning;
    }

    /** The role in words, such as {@code primary controller}. */
    public String role() {
        String role = domainRole >= 0 && domainRole < ROLES.size() ? ROLES.get(domainRole) : "DomainRole " + domainRole;
        return (readOnly ? "read-only " : "") + role;
    }

    /** In words; it tells all, since plans compare what they rest on by it. */
    @Override
    public String toString() {
        boolean promoted = domainRole >= 4;
        return role() + " of " + domain
                + (ntdsRunning == promoted ? "" : ntdsRunning ? ", NTDS runs" : ", NTDS does not run")
                + (ssmUser != null ? "; ssm-user " + ssmUser : promoted ? "; no account ssm-user" : "")
                + (domainSid.isEmpty() ? "" : "; SID " + domainSid);
    }

    /**
     * The account ssm-user of a domain. Disabled between sessions is its healthy state.
     *
     * @param domainAdmin member of the group with SID {@code <domain>-512}
     * @param workstations LogonWorkstations restriction, empty for none
     */
    public record DomainAccount(
            boolean enabled, boolean locked, boolean expired, String workstations, boolean domainAdmin) {
        @Override
        public String toString() {
            return (enabled ? "enabled" : "disabled")
                    + (locked ? ", locked" : "")
                    + (expired ? ", expired" : "")
                    + (workstations.isEmpty() ? "" : ", only from " + workstations)
                    + (domainAdmin ? ", in Domain Admins" : ", not in Domain Admins");
        }
    }
}
