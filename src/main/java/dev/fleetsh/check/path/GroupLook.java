package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.network.GroupRule;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.SecurityGroup;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What security groups let through on 443, as a union: their rules only allow.
 *
 * @param coverage how much of the peer passes by what is known
 * @param doubt a group or a prefix list that is not known and could let more through, or null
 * @param by what lets through, in words; empty where nothing does
 */
record GroupLook(Coverage coverage, @Nullable Doubt doubt, String by) {
    private static final Set<String> TCP = Set.of("-1", "6", "tcp");

    static GroupLook at(Atlas atlas, List<String> ids, boolean egress, Peer peer) {
        Addresses passing = Addresses.NONE;
        Doubt doubt = null;
        String by = "";
        for (String id : ids) {
            Fact<SecurityGroup> group = atlas.group(id);
            if (!group.isKnown()) {
                doubt = Doubt.of(group);
                continue;
            }
            SecurityGroup known = group.require(id);
            for (GroupRule rule : egress ? known.egress() : known.ingress()) {
                if (!https(rule)) {
                    continue;
                }
                Fact<Addresses> opened = opened(atlas, rule, peer);
                if (!opened.isKnown()) {
                    doubt = Doubt.of(opened);
                    continue;
                }
                Addresses more = opened.require("rule").and(peer.area());
                if (!more.isEmpty()) {
                    passing = passing.plus(more);
                    by = by.isEmpty() ? id + " allows 443 " + (egress ? "to " : "from ") + rule.peer() : by;
                }
            }
        }
        boolean all = !by.isEmpty() && passing.contains(peer.area());
        return new GroupLook(Coverage.of(!passing.isEmpty(), all), all ? null : doubt, by);
    }

    static boolean https(GroupRule rule) {
        return TCP.contains(rule.protocol())
                && (rule.protocol().equals("-1") || rule.from() < 0 || rule.from() <= 443 && 443 <= rule.to());
    }

    private static Fact<Addresses> opened(Atlas atlas, GroupRule rule, Peer peer) {
        return switch (rule.kind()) {
            case IPV4, IPV6 -> known(atlas, Addresses.of(rule.peer()));
            case GROUP -> known(atlas, peer.groups().contains(rule.peer()) ? peer.area() : Addresses.NONE);
            case PREFIX_LIST -> listed(atlas.prefixList(rule.peer()), peer);
        };
    }

    private static Fact<Addresses> known(Atlas atlas, Addresses addresses) {
        return Fact.known(addresses, atlas.network().groups().origin());
    }

    /** AWS's own lists hold the addresses of one service and of no other. */
    static Fact<Addresses> listed(Fact<PrefixList> list, Peer peer) {
        return list.map(known -> {
            if (!known.name().startsWith("com.amazonaws.")) {
                return Addresses.of(known.blocks());
            }
            String service = known.name().substring(known.name().lastIndexOf('.') + 1);
            return service.equals(peer.service()) ? peer.area() : Addresses.NONE;
        });
    }
}
