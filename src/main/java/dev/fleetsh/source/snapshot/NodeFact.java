package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.TlsTrust;
import dev.fleetsh.fleet.network.NetworkPlace;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fact of nodes: its name in a snapshot, where a node has it, how its value is written. */
final class NodeFact<T> {
    private static final int SHARED = 64;

    private final String name;
    private final Function<Node, Fact<T>> of;
    private final BiConsumer<NodeBuilder, Fact<T>> into;
    private final Codec<T> codec;
    /** Facts that were read last, by their values: neighbours in a file were told by the same answer. */
    private final Object[] shared = new Object[SHARED];

    private NodeFact(String name, Function<Node, Fact<T>> of, BiConsumer<NodeBuilder, Fact<T>> into, Codec<T> codec) {
        this.name = name;
        this.of = of;
        this.into = into;
        this.codec = codec;
    }

    /** All of them, in the order in which they are written. The time of the last ping comes with the node. */
    static List<NodeFact<?>> all(ObjectMapper mapper) {
        return List.of(
                new NodeFact<>(
                        "platform",
                        Node::platformFact,
                        NodeBuilder::platform,
                        Codec.record(mapper, Platform.class, true)),
                new NodeFact<>("agent", Node::agentFact, NodeBuilder::agent, Codec.version()),
                new NodeFact<>("latest", Node::latestFact, NodeBuilder::latest, Codec.truth()),
                new NodeFact<>("registered", Node::registeredFact, NodeBuilder::registered, Codec.truth()),
                new NodeFact<>(
                        "ping", Node::pingFact, (node, fact) -> node.ping(fact, null), Codec.label(PingStatus.class)),
                new NodeFact<>("channel", Node::channelFact, NodeBuilder::channel, Codec.label(ChannelStatus.class)),
                new NodeFact<>("state", Node::stateFact, NodeBuilder::state, Codec.label(InstanceState.class)),
                new NodeFact<>("profile", Node::profileFact, NodeBuilder::profile, Codec.text()),
                new NodeFact<>("metadata", Node::metadataFact, NodeBuilder::metadata, Codec.truth()),
                new NodeFact<>(
                        "place", Node::placeFact, NodeBuilder::place, Codec.record(mapper, NetworkPlace.class, false)),
                new NodeFact<>("role", Node::roleFact, NodeBuilder::role, Codec.text()),
                new NodeFact<>("autoUpdate", Node::autoUpdateFact, NodeBuilder::autoUpdate, Codec.truth()),
                new NodeFact<>("directoryRole", Node::directoryRoleFact, NodeBuilder::directoryRole, Codec.truth()),
                new NodeFact<>(
                        "directoryService", Node::directoryServiceFact, NodeBuilder::directoryService, Codec.truth()),
                new NodeFact<>(
                        "domainProbe",
                        Node::domainProbeFact,
                        NodeBuilder::domainProbe,
                        Codec.record(mapper, DomainProbe.class, true)),
                new NodeFact<>(
                        "ssmUser", Node::ssmUserFact, NodeBuilder::ssmUser, Codec.record(mapper, OsUser.class, true)),
                new NodeFact<>(
                        "runAsUser",
                        Node::runAsUserFact,
                        NodeBuilder::runAsUser,
                        Codec.record(mapper, NamedUser.class, true)),
                new NodeFact<>(
                        "diagnostics",
                        Node::diagnosticsFact,
                        NodeBuilder::diagnostics,
                        Codec.record(mapper, Diagnostics.class, false)),
                new NodeFact<>("clockSkew", Node::clockSkewFact, NodeBuilder::clockSkew, Codec.duration()),
                new NodeFact<>(
                        "tlsTrust",
                        Node::tlsTrustFact,
                        NodeBuilder::tlsTrust,
                        Codec.record(mapper, TlsTrust.class, true)),
                new NodeFact<>(
                        "powerShell",
                        Node::powerShellFact,
                        NodeBuilder::powerShell,
                        Codec.record(mapper, PowerShell.class, true)));
    }

    String name() {
        return name;
    }

    Fact<T> of(Node node) {
        return of.apply(node);
    }

    /** Writes the value, where it is known. */
    void write(JsonGenerator json, Fact<?> fact) throws IOException {
        if (fact instanceof Fact.Known<?> known) {
            json.writeFieldName(name);
            @SuppressWarnings("unchecked")
            T value = (T) known.value();
            codec.write(json, value);
        }
    }

    /** The parser stands on the value's first token. */
    Object read(JsonParser json) throws IOException {
        return codec.read(json);
    }

    /** Sets a value that was read by this fact, or what is unknown of it. */
    void set(NodeBuilder node, @Nullable Object value, Fact.@Nullable Unknown<?> unknown, Origin origin) {
        if (unknown != null) {
            into.accept(node, unknown.as());
        } else if (value != null) {
            into.accept(node, known(value, origin));
        }
    }

    @SuppressWarnings("unchecked")
    private Fact<T> known(Object value, Origin origin) {
        int slot = (value.hashCode() * 31 + System.identityHashCode(origin)) >>> 3 & SHARED - 1;
        if (shared[slot] instanceof Fact.Known<?> last
                && last.origin() == origin
                && last.value().equals(value)) {
            return (Fact<T>) last;
        }
        Fact<T> fact = Fact.known((T) value, origin);
        shared[slot] = fact;
        return fact;
    }
}
