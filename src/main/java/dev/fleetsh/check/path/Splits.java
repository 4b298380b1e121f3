package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.network.GroupRule;
import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.Subnet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The blocks that rules name within subnets. In a subnet that none splits, one address fares like another; elsewhere it
 * matters which of the blocks an address is in.
 */
final class Splits {
    private final Map<String, Set<Range>> byVpc = new HashMap<>();
    private final Set<Range> lists = new HashSet<>();
    private final Map<String, Subnet> subnets;
    private final Map<String, List<Range>> bySubnet = new ConcurrentHashMap<>();

    Splits(Network network) {
        this.subnets = network.subnets().orElse(Map.of());
        network.groups().orElse(Map.of()).values().forEach(group -> group.ingress().stream()
                .filter(rule -> rule.kind() == GroupRule.Peer.IPV4 || rule.kind() == GroupRule.Peer.IPV6)
                .forEach(rule -> name(group.vpc(), rule.peer())));
        network.acls().orElse(List.of()).forEach(acl -> acl.entries().forEach(entry -> name(acl.vpc(), entry.cidr())));
        for (PrefixList list : network.prefixLists().orElse(Map.of()).values()) {
            lists.addAll(Addresses.of(list.blocks()).ranges());
        }
    }

    private void name(String vpc, String block) {
        Range range = Range.of(block);
        if (range != null) {
            byVpc.computeIfAbsent(vpc, key -> new HashSet<>()).add(range);
        }
    }

    /** Equal for addresses that no rule tells apart. */
    Object side(Interface from) {
        Subnet subnet = subnets.get(from.subnet());
        if (subnet == null) {
            return List.of(from.privateIps(), from.ipv6());
        }
        List<Range> ranges = bySubnet.computeIfAbsent(subnet.id(), id -> within(subnet));
        if (ranges.isEmpty()) {
            return "";
        }
        BitSet in = new BitSet();
        for (List<String> addresses : List.of(from.privateIps(), from.ipv6())) {
            Range address = addresses.isEmpty() ? null : Range.of(addresses.get(0));
            for (int i = 0; address != null && i < ranges.size(); i++) {
                in.set(i, in.get(i) || ranges.get(i).contains(address));
            }
        }
        return in;
    }

    private List<Range> within(Subnet subnet) {
        List<String> blocks = new ArrayList<>(subnet.ipv6());
        blocks.add(subnet.ipv4());
        Set<Range> named = new HashSet<>(byVpc.getOrDefault(subnet.vpc(), Set.of()));
        named.addAll(lists);
        List<Range> within = new ArrayList<>();
        for (Range block : Addresses.of(blocks).ranges()) {
            named.stream()
                    .filter(range -> meets(range, block) && !range.contains(block))
                    .forEach(within::add);
        }
        return within;
    }

    private static boolean meets(Range one, Range other) {
        BigInteger first = one.first().max(other.first());
        return first.compareTo(one.last().min(other.last())) <= 0;
    }
}
