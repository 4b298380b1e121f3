package dev.fleetsh.remedy.network;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a network ACL: the one with the lowest number that fits decides, and what none fits is denied. */
public final class AclRules {
    /** Number of the last entry, which denies everything and can't be removed. */
    public static final int LAST = 32767;

    private final List<Map<?, ?>> entries;
    private final Set<Long> taken = new HashSet<>();

    private AclRules(List<Map<?, ?>> entries) {
        this.entries = entries;
        entries.forEach(entry -> taken.add(number(entry)));
    }

    /** Of the {@code Entries} of {@code ec2:DescribeNetworkAcls}. */
    public static AclRules of(@Nullable Object entries) {
        return new AclRules(Answers.in(entries).stream()
                .sorted(Comparator.comparingLong(AclRules::number))
                .toList());
    }

    /**
     * Number of the entry that keeps TCP ports from or to an address closed; 0 where all of them are open.
     *
     * @param egress whether the way out is meant
     */
    public int closedBy(boolean egress, int from, int to, Cidr address) {
        for (Map<?, ?> entry : entries) {
            Cidr block = Cidr.of(entry.get("CidrBlock"));
            if (!Boolean.valueOf(egress).equals(entry.get("Egress")) || block == null || !tcp(entry)) {
                continue;
            }
            boolean allows = "allow".equals(entry.get("RuleAction"));
            if (allows && block.contains(address) && covers(entry, from, to)) {
                return 0;
            }
            if (!allows && block.overlaps(address) && meets(entry, from, to)) {
                return (int) number(entry);
            }
        }
        return LAST;
    }

    /**
     * The highest number below an entry that no entry of either direction has, and takes it; 0 where there is none. Below
     * the last entry it follows the others in steps of ten, as people number them.
     */
    public int take(int below) {
        long highest = taken.stream()
                .filter(number -> number < LAST)
                .max(Long::compare)
                .orElse(0L);
        long next = (highest / 10 + 1) * 10;
        if (below == LAST && next < LAST) {
            taken.add(next);
            return (int) next;
        }
        for (long number = below - 1L; number > 0; number--) {
            if (taken.add(number)) {
                return (int) number;
            }
        }
        return 0;
    }

    private static long number(Map<?, ?> entry) {
        return Answers.number(entry.get("RuleNumber"), LAST);
    }

    private static boolean tcp(Map<?, ?> entry) {
        return Set.of("-1", "6", "tcp").contains(String.valueOf(entry.get("Protocol")));
    }

    private static boolean covers(Map<?, ?> entry, int from, int to) {
        return !(entry.get("PortRange") instanceof Map<?, ?> range)
                || Answers.number(range.get("From"), 0) <= from && to <= Answers.number(range.get("To"), 65535);
    }

    private static boolean meets(Map<?, ?> entry, int from, int to) {
        return !(entry.get("PortRange") instanceof Map<?, ?> range)
                || Answers.number(range.get("From"), 0) <= to && from <= Answers.number(range.get("To"), 65535);
    }
}
