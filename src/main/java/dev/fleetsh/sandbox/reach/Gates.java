package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.NetworkAcl;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.PrefixList;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import java.util.List;

/** What security groups and network ACLs let through on TCP 443. Groups are a union, and remember connections; ACLs do not. */
record Gates(Network network) {
    static final int HTTPS = 443;

    /**
     * Whether any of the groups lets out, or in.
     *
     * @param other the address on the other side
     * @param otherGroups its security groups
     */
    boolean lets(List<String> groups, boolean egress, Cidr other, List<String> otherGroups) {
        for (String id : groups) {
            SecurityGroup group = network.groups().get(id);
            if (group != null
                    && group.rules().stream()
                            .anyMatch(rule ->
                                    rule.egress() == egress && rule.tcp(HTTPS) && meets(rule, other, otherGroups))) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(GroupRule rule, Cidr address, List<String> groups) {
        Peer peer = rule.peer();
        return switch (peer.kind()) {
            case IPV4, IPV6 -> Cidr.of(peer.value()).contains(address);
            case GROUP -> groups.contains(peer.value());
            case PREFIX_LIST -> lists(peer.value(), address);
        };
    }

    /** Whether a prefix list of the account names the address. Those of AWS name S3 and DynamoDB alone. */
    boolean lists(String id, Cidr address) {
        PrefixList list = network.prefixLists().get(id);
        return list != null
                && list.blocks().stream().anyMatch(block -> Cidr.of(block).contains(address));
    }

    /** Whether the ACL of a subnet lets a request out and its answer in. */
    boolean passes(Subnet subnet, Cidr target, List<Integer> ephemeral) {
        return open(subnet, true, List.of(HTTPS), target) && open(subnet, false, ephemeral, target);
    }

    /** Whether the ACL of a subnet lets a request in and its answer out. */
    boolean admits(Subnet subnet, Cidr source, List<Integer> ephemeral) {
        return open(subnet, false, List.of(HTTPS), source) && open(subnet, true, ephemeral, source);
    }

    private boolean open(Subnet subnet, boolean egress, List<Integer> ports, Cidr other) {
        NetworkAcl acl = network.aclOf(subnet);
        return acl == null || ports.stream().allMatch(port -> acl.open(egress, port, other));
    }
}
