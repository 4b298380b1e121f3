package dev.fleetsh.remedy.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a security group in one direction, as {@code ec2:DescribeSecurityGroups} gives them. */
public final class GroupRules {
    private final List<Map<?, ?>> permissions;

    private GroupRules(List<Map<?, ?>> permissions) {
        this.permissions = permissions;
    }

    /** Of a list of {@code IpPermissions}; without any, nothing is open. */
    public static GroupRules of(@Nullable Object permissions) {
        return new GroupRules(Answers.in(permissions));
    }

    /**
     * Whether a TCP port is open.
     *
     * @param groups any of these at the other end will do
     * @param addresses otherwise all of these must be open; none of them counts as closed
     */
    public boolean open(int port, Collection<String> groups, Collection<Cidr> addresses) {
        List<Map<?, ?>> fitting =
                permissions.stream().filter(rule -> covers(rule, port)).toList();
        boolean byGroup = fitting.stream()
                .flatMap(rule -> Answers.in(rule.get("UserIdGroupPairs")).stream())
                .anyMatch(pair -> groups.contains(String.valueOf(pair.get("GroupId"))));
        return byGroup
                || !addresses.isEmpty()
                        && addresses.stream().allMatch(address -> fitting.stream()
                                .flatMap(rule -> Answers.in(rule.get("IpRanges")).stream())
                                .map(range -> Cidr.of(range.get("CidrIp")))
                                .anyMatch(range -> range != null && range.contains(address)));
    }

    /** Whether a TCP port is open to a prefix list. */
    public boolean open(int port, String prefixList) {
        return permissions.stream()
                .filter(rule -> covers(rule, port))
                .flatMap(rule -> Answers.in(rule.get("PrefixListIds")).stream())
                .anyMatch(list -> prefixList.equals(list.get("PrefixListId")));
    }

    /** Whether a TCP port is open to a block of IPv6 addresses, by a rule for the same block or for all addresses. */
    public boolean openSix(int port, String block) {
        return permissions.stream()
                .filter(rule -> covers(rule, port))
                .flatMap(rule -> Answers.in(rule.get("Ipv6Ranges")).stream())
                .map(range -> String.valueOf(range.get("CidrIpv6")))
                .anyMatch(range -> range.equals("::/0") || range.equalsIgnoreCase(block));
    }

    private static boolean covers(Map<?, ?> rule, int port) {
        String protocol = String.valueOf(rule.get("IpProtocol"));
        return protocol.equals("-1")
                || (protocol.equals("tcp") || protocol.equals("6"))
                        && Answers.number(rule.get("FromPort"), 0) <= port
                        && port <= Answers.number(rule.get("ToPort"), -1);
    }
}
