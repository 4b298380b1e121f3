package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Rules of security groups in the two forms in which EC2 takes and shows them. */
final class GroupPermissions {
    private static final int LAST_PORT = 65535;

    private GroupPermissions() {}

    /** The rules that permissions ask for, each with an id of its own. */
    static List<GroupRule> rules(List<IpPermission> permissions, boolean egress) {
        List<GroupRule> rules = new ArrayList<>();
        for (IpPermission permission : permissions) {
            int before = rules.size();
            permission.ipRanges().forEach(range -> {
                if (!Cidr.readable(String.valueOf(range.cidrIp()))) {
                    throw ServiceError.of("InvalidParameterValue", "CIDR block " + range.cidrIp() + " is malformed");
                }
                rules.add(rule(
                        permission, egress, Peer.block(Cidr.of(range.cidrIp()).toString()), range.description()));
            });
            permission
                    .ipv6Ranges()
                    .forEach(range -> rules.add(
                            rule(permission, egress, new Peer(Peer.Kind.IPV6, range.cidrIpv6()), range.description())));
            permission
                    .userIdGroupPairs()
                    .forEach(pair ->
                            rules.add(rule(permission, egress, Peer.group(pair.groupId()), pair.description())));
            permission
                    .prefixListIds()
                    .forEach(list -> rules.add(rule(
                            permission,
                            egress,
                            new Peer(Peer.Kind.PREFIX_LIST, list.prefixListId()),
                            list.description())));
            if (rules.size() == before) {
                throw ServiceError.of(
                        "InvalidParameterValue", "Invalid value 'null' for IP permissions. No source was specified.");
            }
        }
        if (rules.isEmpty()) {
            throw ServiceError.of(
                    "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.");
        }
        return rules;
    }

    private static GroupRule rule(IpPermission permission, boolean egress, Peer peer, @Nullable String description) {
        String protocol = protocol(permission.ipProtocol());
        Integer from = permission.fromPort();
        Integer to = permission.toPort();
        boolean ports = protocol.equals("tcp") || protocol.equals("udp");
        if (ports && (from == null || to == null || from < 0 || to > LAST_PORT || from > to)) {
            throw ServiceError.of("InvalidParameterValue", "Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
        boolean all = protocol.equals("-1");
        return new GroupRule(
                Shown.id("sgr-"),
                egress,
                protocol,
                all || from == null ? -1 : from,
                all || to == null ? -1 : to,
                peer,
                description == null ? "" : description);
    }

    private static String protocol(@Nullable String sent) {
        if (sent == null) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter ipProtocol");
        }
        String protocol = sent.toLowerCase(Locale.ROOT);
        return switch (protocol) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            case "all" -> "-1";
            default -> {
                if (!protocol.matches("tcp|udp|icmp|icmpv6|-1|\\d{1,3}")) {
                    throw ServiceError.of(
                            "InvalidParameterValue", "Invalid value '" + sent + "' for IP protocol. Unknown protocol.");
                }
                yield protocol;
            }
        };
    }

    /** The rules of one direction as permissions, those of the same ports together. */
    static List<IpPermission> permissions(List<GroupRule> rules, boolean egress, String owner) {
        Map<List<Object>, List<GroupRule>> byPorts = new LinkedHashMap<>();
        rules.stream().filter(rule -> rule.egress() == egress).forEach(rule -> byPorts.computeIfAbsent(
                        List.of(rule.protocol(), rule.from(), rule.to()), unknown -> new ArrayList<>())
                .add(rule));
        return byPorts.values().stream().map(same -> permission(same, owner)).toList();
    }

    private static IpPermission permission(List<GroupRule> rules, String owner) {
        GroupRule first = rules.get(0);
        List<IpRange> blocks = new ArrayList<>();
        List<Ipv6Range> blocks6 = new ArrayList<>();
        List<UserIdGroupPair> groups = new ArrayList<>();
        List<PrefixListId> lists = new ArrayList<>();
        for (GroupRule rule : rules) {
            String note = rule.description().isEmpty() ? null : rule.description();
            String value = rule.peer().value();
            switch (rule.peer().kind()) {
                case IPV4 ->
                    blocks.add(IpRange.builder().cidrIp(value).description(note).build());
                case IPV6 ->
                    blocks6.add(Ipv6Range.builder()
                            .cidrIpv6(value)
                            .description(note)
                            .build());
                case GROUP ->
                    groups.add(UserIdGroupPair.builder()
                            .groupId(value)
                            .userId(owner)
                            .description(note)
                            .build());
                case PREFIX_LIST ->
                    lists.add(PrefixListId.builder()
                            .prefixListId(value)
                            .description(note)
                            .build());
            }
        }
        boolean all = first.protocol().equals("-1");
        return IpPermission.builder()
                .ipProtocol(first.protocol())
                .fromPort(all ? null : first.from())
                .toPort(all ? null : first.to())
                .ipRanges(blocks)
                .ipv6Ranges(blocks6)
                .userIdGroupPairs(groups)
                .prefixListIds(lists)
                .build();
    }

    /** A rule by itself. */
    static SecurityGroupRule shown(String group, GroupRule rule, String owner) {
        SecurityGroupRule.Builder shown = SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(group)
                .groupOwnerId(owner)
                .isEgress(rule.egress())
                .ipProtocol(rule.protocol())
                .fromPort(rule.from())
                .toPort(rule.to())
                .description(rule.description().isEmpty() ? null : rule.description())
                .tags(List.of());
        String value = rule.peer().value();
        return switch (rule.peer().kind()) {
            case IPV4 -> shown.cidrIpv4(value).build();
            case IPV6 -> shown.cidrIpv6(value).build();
            case GROUP ->
                shown.referencedGroupInfo(other -> other.groupId(value).userId(owner))
                        .build();
            case PREFIX_LIST -> shown.prefixListId(value).build();
        };
    }
}
