package dev.fleetsh.sandbox.network;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A network ACL.
 *
 * @param id {@code acl-…}
 * @param vpcId the VPC that it is of
 * @param standard whether it is the VPC's default one
 * @param entries in the order of direction and number, the last ones left out
 * @param associations ids {@code aclassoc-…} by subnet
 * @param tags its tags
 */
public record NetworkAcl(
        String id,
        String vpcId,
        boolean standard,
        List<AclEntry> entries,
        Map<String, String> associations,
        Map<String, String> tags) {
    /** The ACL with these entries. */
    public NetworkAcl withEntries(List<AclEntry> newEntries) {
        return new NetworkAcl(
                id,
                vpcId,
                standard,
                newEntries.stream()
                        .sorted(Comparator.comparing(AclEntry::egress)
                                .reversed()
                                .thenComparingInt(AclEntry::number))
                        .toList(),
                associations,
                tags);
    }

    /** The ACL with these tags. */
    public NetworkAcl withTags(Map<String, String> newTags) {
        return new NetworkAcl(id, vpcId, standard, entries, associations, newTags);
    }

    /** Whether a TCP port from or to an address is open. */
    public boolean open(boolean egress, int port, Cidr address) {
        return entries.stream()
                .filter(entry -> entry.egress() == egress && entry.fits(port, address))
                .min(Comparator.comparingInt(AclEntry::number))
                .map(AclEntry::allow)
                .orElse(false);
    }
}
