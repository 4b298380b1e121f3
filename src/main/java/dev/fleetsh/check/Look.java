package dev.fleetsh.check;

import dev.fleetsh.check.path.Doubt;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule's look at one node. What the rule sees becomes its evidence, when somebody wants to know. */
public final class Look {
    private final Node node;
    private final Surroundings surroundings;
    private final @Nullable List<Evidence> seen;

    private Look(Node node, Surroundings surroundings, @Nullable List<Evidence> seen) {
        this.node = node;
        this.surroundings = surroundings;
        this.seen = seen;
    }

    /** A look that keeps no evidence. */
    static Look deciding(Node node, Surroundings surroundings) {
        return new Look(node, surroundings, null);
    }

    /** A look that keeps what it sees. */
    static Look explaining(Node node, Surroundings surroundings) {
        return new Look(node, surroundings, new ArrayList<>());
    }

    List<Evidence> evidence() {
        return seen == null ? List.of() : seen;
    }

    public Node node() {
        return node;
    }

    public Scope scope() {
        return node.scope();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Roles of the node's scope. */
    ScopeRights rights() {
        return surroundings.rights(node.scope());
    }

    Edition edition() {
        return surroundings.edition();
    }

    boolean current() {
        return surroundings.edition() == Edition.CURRENT;
    }

    /**
     * Reads a fact that the verdict rests on, so that it becomes evidence.
     *
     * @param name what the fact is, as people call it
     * @param expected what the check wants; empty where the fact only explains
     */
    public <T> Fact<T> see(String name, Fact<T> fact, String expected) {
        if (seen != null && seen.stream().noneMatch(evidence -> evidence.fact().equals(name))) {
            seen.add(Evidence.of(name, fact, expected));
        }
        return fact;
    }

    /** The way of an EC2 instance to a service by what EC2 says of its network; what closes it, or can't be seen, is evidence. */
    Path way(Service service) {
        if (seen == null) {
            return surroundings.ways().alike(node, service);
        }
        Path path = surroundings.ways().exactly(node, service);
        for (Hop hop : path.hops()) {
            Doubt doubt = hop.doubt();
            String name =
                    hop.resource().isEmpty() ? hop.stage().label() : hop.stage().label() + " " + hop.resource();
            if (doubt != null) {
                see(name, Fact.unknown(doubt.reason(), doubt.what(), hop.origin()), "");
            } else if (hop.passage() == Passage.CLOSED) {
                see(name, Fact.known(hop.seen(), hop.origin()), hop.wanted());
            }
        }
        return path;
    }

    Freshness freshness() {
        see("last ping", node.lastPingFact(), "");
        return surroundings.freshness(node);
    }

    /**
     * Online with a fresh ping, or with a connected session channel where the ping is older: the path to ssm, the
     * credentials and ssm:UpdateInstanceInformation are proven.
     */
    boolean heard() {
        return see("ping", node.pingFact(), "Online").is(PingStatus.ONLINE)
                && (freshness() == Freshness.FRESH || connected());
    }

    /** Heard, or with a connected session channel: either is signed, over TLS, with credentials that hold now. */
    boolean alive() {
        return heard() || connected();
    }

    /** Online with a fresh ping and a connected session channel: no static rule says that it can't be. */
    boolean working() {
        return see("ping", node.pingFact(), "Online").is(PingStatus.ONLINE)
                && freshness() == Freshness.FRESH
                && connected();
    }

    /** The session channel is connected: the path to ssmmessages and its permissions are proven. */
    boolean connected() {
        return see("session channel", node.channelFact(), "connected").is(ChannelStatus.CONNECTED);
    }
}
