package dev.fleetsh.remedy.forecast;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.TlsTrust;
import dev.fleetsh.remedy.plan.Assumption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads assumed values by the types of the facts that they are for, and sets them. Null makes a fact unknown. */
final class FactValues {
    /** What is heard of a node only when nothing else stands in its way. */
    static final Set<String> SIGNALS = Set.of("ping", "online", "channel", "connected", "registered");

    private static final Set<String> HEARD = Set.of(PingStatus.ONLINE.label(), ChannelStatus.CONNECTED.label(), "true");

    private final Origin origin;
    private final Instant now;

    /**
     * @param origin of the facts that are set
     * @param now when an agent that is assumed to be online was last heard
     */
    FactValues(Origin origin, Instant now) {
        this.origin = origin;
        this.now = now;
    }

    /**
     * Sets a fact of a node.
     *
     * @throws IllegalArgumentException saying what is expected, where the value is none of the fact's type, or nothing of
     *     that name can be assumed
     */
    void set(NodeBuilder node, Fact<DomainProbe> probe, String fact, @Nullable Object value) {
        switch (fact) {
            case "ping" -> ping(node, read(value, word(PingStatus.class)));
            case "online" ->
                ping(node, read(value, FactValues::yes).map(on -> on ? PingStatus.ONLINE : PingStatus.CONNECTION_LOST));
            case "channel" -> node.channel(read(value, word(ChannelStatus.class)));
            case "connected" ->
                node.channel(read(value, FactValues::yes)
                        .map(on -> on ? ChannelStatus.CONNECTED : ChannelStatus.NOT_CONNECTED));
            case "registered" -> node.registered(read(value, FactValues::yes));
            case "agent" -> node.agent(read(value, FactValues::version));
            case "latest" -> node.latest(read(value, FactValues::yes));
            case "autoUpdate" -> node.autoUpdate(read(value, FactValues::yes));
            case "state" -> node.state(read(value, word(InstanceState.class)));
            case "profile" -> node.profile(read(value, FactValues::text));
            case "metadata" -> node.metadata(read(value, FactValues::yes));
            case "role" -> node.role(read(value, FactValues::text));
            case "directoryRole" -> node.directoryRole(read(value, FactValues::yes));
            case "directoryService" -> node.directoryService(read(value, FactValues::yes));
            case "domainProbe" -> node.domainProbe(read(value, map -> DomainValues.probe(map, probe)));
            case "ssmUser" ->
                node.ssmUser(read(value, map -> new OsUser(flag(map, "present"), flag(map, "administrator"))));
            case "runAsUser" ->
                node.runAsUser(read(value, map -> new NamedUser(text(item(map, "name")), flag(map, "present"))));
            case "clockSkew" -> node.clockSkew(read(value, FactValues::duration));
            case "tlsTrust" ->
                node.tlsTrust(read(
                        value,
                        map -> new TlsTrust(
                                text(item(map, "ssm")), text(item(map, "ssmmessages")), text(item(map, "protocol")))));
            case "diagnostics" -> node.diagnostics(read(value, FactValues::never));
            case "powerShell" -> node.powerShell(read(value, FactValues::never));
            default -> throw new IllegalArgumentException("nothing of that name can be assumed");
        }
    }

    /** Whether it says that a signal will come. */
    static boolean heard(Assumption assumption) {
        return SIGNALS.contains(assumption.fact()) && HEARD.contains(String.valueOf(assumption.value()));
    }

    /** Whether that signal of a node is missing now. */
    static boolean silent(Node node, String signal) {
        return switch (signal) {
            case "ping", "online" -> !node.pingFact().is(PingStatus.ONLINE);
            case "registered" -> !node.registeredFact().is(true);
            default -> !node.channelFact().is(ChannelStatus.CONNECTED);
        };
    }

    <T> Fact<T> read(@Nullable Object value, Function<Object, T> reader) {
        return value == null
                ? Fact.unknown(Reason.NOT_COLLECTED, "only known afterwards", origin)
                : Fact.known(reader.apply(value), origin);
    }

    private void ping(NodeBuilder node, Fact<PingStatus> ping) {
        node.ping(ping, ping.is(PingStatus.ONLINE) ? now : null);
    }

    static boolean yes(Object value) {
        return expect(value instanceof Boolean yes ? yes : null, value, "true or false");
    }

    static String text(Object value) {
        return expect(value instanceof String text ? text : null, value, "text");
    }

    static <E extends Enum<E> & Labelled> Function<Object, E> word(Class<E> type) {
        return value -> {
            for (E word : type.getEnumConstants()) {
                if (word.label().equals(value) && !word.name().equals("OTHER")) {
                    return word;
                }
            }
            throw new IllegalArgumentException("\"" + value + "\" is no word of AWS for it");
        };
    }

    static Object item(Object map, String key) {
        Object value = map instanceof Map<?, ?> items ? items.get(key) : null;
        return expect(value, map, "an object with \"" + key + "\"");
    }

    static boolean flag(Object map, String key) {
        return yes(item(map, key));
    }

    private static AgentVersion version(Object value) {
        return expect(AgentVersion.parse(String.valueOf(value)), value, "a version of the agent");
    }

    private static Duration duration(Object value) {
        return value instanceof Long seconds ? Duration.ofSeconds(seconds) : Duration.parse(text(value));
    }

    private static <T> T never(Object value) {
        throw new IllegalArgumentException("only the node itself can tell it");
    }

    private static <T> T expect(@Nullable T read, Object value, String expected) {
        if (read == null) {
            throw new IllegalArgumentException("\"" + value + "\" is not " + expected);
        }
        return read;
    }
}
