package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that every packet of a node passes: its security groups, and the network ACL of its subnet both ways. */
final class Gates {
    private Gates() {}

    static Hop groupsOut(Walk walk, Peer peer) {
        List<String> ids = walk.from().groups();
        String all = ids.isEmpty() ? "no security group" : String.join(", ", ids);
        GroupLook look = GroupLook.at(walk.atlas(), ids, true, peer);
        Origin origin = walk.atlas().network().groups().origin();
        if (look.coverage() == Coverage.ALL) {
            return Hop.open(Stage.GROUP_OUT, all, look.by(), origin);
        }
        if (look.doubt() != null) {
            return Hop.unknown(Stage.GROUP_OUT, all, look.doubt(), "what " + all + " lets out is not known", origin);
        }
        if (look.coverage() == Coverage.SOME) {
            String clause = all + " lets 443 out to some of the addresses that " + peer.text() + " may have";
            return Hop.unknown(Stage.GROUP_OUT, all, peer.partly(), clause, origin);
        }
        return Hop.closed(
                Stage.GROUP_OUT,
                all,
                "no rule lets TCP 443 out to " + peer.text(),
                "a rule for TCP 443 to " + peer.text(),
                all + " lets no 443 out to " + peer.text(),
                origin);
    }

    /** A closed hop where the node's groups let out no 443 at all, whoever the peer is; else null. */
    static @Nullable Hop silent(Walk walk) {
        for (String id : walk.from().groups()) {
            Fact<SecurityGroup> group = walk.atlas().group(id);
            if (!group.isKnown() || group.require(id).egress().stream().anyMatch(GroupLook::https)) {
                return null;
            }
        }
        return groupsOut(walk, walk.anybody());
    }

    /** Way out and way back through the network ACL of the node's subnet. */
    static List<Hop> acl(Walk walk, Peer peer) {
        List<Hop> hops = new ArrayList<>();
        hops.add(acl(walk, Stage.ACL_OUT, walk.from().subnet(), true, peer, Ports.HTTPS));
        hops.add(acl(walk, Stage.ACL_BACK, walk.from().subnet(), false, peer, walk.ports()));
        return hops;
    }

    static Hop acl(Walk walk, Stage stage, String subnet, boolean egress, Peer peer, Ports ports) {
        Fact<NetworkAcl> fact = walk.atlas().acl(subnet, walk.from().vpc());
        String way = (egress ? " out to " : " in from ") + peer.text();
        if (!fact.isKnown()) {
            String clause = "the network ACL of " + subnet + " is not known";
            return Hop.unknown(stage, subnet, Doubt.of(fact), clause, fact.origin());
        }
        NetworkAcl acl = fact.require("acl");
        AclLook look = AclLook.at(acl, egress, peer.area(), ports);
        String what = "TCP " + ports + way;
        return switch (look.coverage()) {
            case ALL -> Hop.open(stage, acl.id(), look.entry() + " allows " + what, fact.origin());
            case NONE ->
                Hop.closed(
                        stage,
                        acl.id(),
                        (look.entry().startsWith("no") ? look.entry() + " " : look.entry() + " denies ") + what,
                        "an entry with a lower number that allows " + what,
                        "network ACL " + acl.id() + " of " + subnet + " denies " + what,
                        fact.origin());
            case SOME -> {
                boolean single = ports.from() == ports.to();
                Doubt doubt = single ? peer.partly() : Doubt.hidden("ephemeral-ports");
                String clause = "network ACL " + acl.id() + " of " + subnet + " lets through only a part of " + what;
                yield Hop.unknown(stage, acl.id(), doubt, clause, fact.origin());
            }
        };
    }
}
