package dev.fleetsh.check.path;

import dev.fleetsh.fleet.network.AclEntry;
import dev.fleetsh.fleet.network.NetworkAcl;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a network ACL lets through: for each address and port the entry with the lowest number that fits decides.
 *
 * @param coverage how much of what was asked about passes
 * @param number lowest number of an entry that denies; where none does, the lowest of one that allows
 */
record AclLook(Coverage coverage, int number) {
    /** Number of the last entry, which denies what no other is for; that of IPv6 has the next number. */
    private static final int LAST = 32767;

    private static final int NONE = Integer.MAX_VALUE;

    private static final Set<String> TCP = Set.of("-1", "6", "tcp");

    static AclLook at(NetworkAcl acl, boolean egress, Addresses area, Ports ports) {
        List<AclEntry> entries = acl.entries().stream()
                .filter(entry -> entry.egress() == egress && TCP.contains(entry.protocol()))
                .sorted(Comparator.comparingInt(AclEntry::number))
                .toList();
        int allows = NONE;
        int denies = NONE;
        for (int port : beginnings(entries, ports)) {
            Addresses left = area;
            for (AclEntry entry : entries) {
                if (left.isEmpty()) {
                    break;
                }
                Addresses block = Addresses.of(entry.cidr());
                if (fits(entry, port) && left.meets(block)) {
                    left = left.minus(block);
                    allows = entry.allow() ? Math.min(allows, entry.number()) : allows;
                    denies = entry.allow() ? denies : Math.min(denies, entry.number());
                }
            }
            denies = left.isEmpty() ? denies : Math.min(denies, LAST);
        }
        boolean all = denies == NONE;
        return new AclLook(Coverage.of(allows != NONE, all), all ? allows : denies);
    }

    /** First ports of the stretches in which every port fits the same entries. */
    private static Set<Integer> beginnings(List<AclEntry> entries, Ports ports) {
        Set<Integer> beginnings = new TreeSet<>();
        beginnings.add(ports.from());
        for (AclEntry entry : entries) {
            if (entry.from() >= 0) {
                beginnings.add(entry.from());
                beginnings.add(entry.to() + 1);
            }
        }
        beginnings.removeIf(port -> port < ports.from() || port > ports.to());
        return beginnings;
    }

    private static boolean fits(AclEntry entry, int port) {
        return entry.protocol().equals("-1") || entry.from() < 0 || entry.from() <= port && port <= entry.to();
    }

    /** The entry in words. */
    String entry() {
        return number >= LAST ? "no entry allows" : "entry " + number;
    }
}
