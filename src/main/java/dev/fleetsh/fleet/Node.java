package dev.fleetsh.fleet;

import dev.fleetsh.fleet.network.NetworkPlace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that Systems Manager manages, or an EC2 instance that it could manage.
 *
 * <p>Each fact has two readers: {@code agent()} gives the value and raises {@link UnknownFactException} where it is
 * unknown; {@code agentFact()} gives the fact itself. {@link NodeProperty} lists all of them by name.
 */
public final class Node extends NodeValues {
    private final String id;
    private final Scope scope;
    private final NodeKind kind;
    private final String name;
    private final String computerName;
    private final String ip;
    private final String vpc;
    private final String subnet;
    private final String sourceType;
    private final String activation;
    private final Tags tags;
    private final Fact<Platform> platform;
    private final Fact<AgentVersion> agent;
    private final Fact<Boolean> latest;
    private final Fact<Boolean> registered;
    private final Fact<PingStatus> ping;
    private final @Nullable Instant lastPing;
    private final Fact<ChannelStatus> channel;
    private final Fact<InstanceState> state;
    private final Fact<String> profile;
    private final Fact<Boolean> metadata;
    private final Fact<NetworkPlace> place;
    private final Fact<String> role;
    private final Fact<Boolean> autoUpdate;
    private final Fact<Boolean> directoryRole;
    private final Fact<Boolean> directoryService;
    private final Probed probed;

    Node(NodeBuilder b) {
        this.id = b.id;
        this.scope = b.scope;
        this.kind = b.kind;
        this.name = b.name;
        this.computerName = b.computerName;
        this.ip = b.ip;
        this.vpc = b.vpc;
        this.subnet = b.subnet;
        this.sourceType = b.sourceType;
        this.activation = b.activation;
        this.tags = b.tags;
        this.platform = b.platform;
        this.agent = b.agent;
        this.latest = b.latest;
        this.registered = b.registered;
        this.ping = b.ping;
        this.lastPing = b.lastPing;
        this.channel = b.channel;
        this.state = b.state;
        this.profile = b.profile;
        this.metadata = b.metadata;
        this.place = b.place;
        this.role = b.role;
        this.autoUpdate = b.autoUpdate;
        this.directoryRole = b.directoryRole;
        this.directoryService = b.directoryService;
        this.probed = b.probed;
    }

    /** {@code i-…} or {@code mi-…}. */
    public String id() {
        return id;
    }

    public Scope scope() {
        return scope;
    }

    public NodeKind kind() {
        return kind;
    }

    /** Tag {@code Name}, else the registered name, else the host part of the computer name, else the id. */
    public String name() {
        return name;
    }

    /** Host name with domain as the agent reports it; empty where it reports none. */
    public String computerName() {
        return computerName;
    }

    /** Address that the agent, or EC2, reports; empty where there is none. */
    public String ip() {
        return ip;
    }

    public String vpc() {
        return vpc;
    }

    public String subnet() {
        return subnet;
    }

    /** AWS's source type, such as {@code AWS::EC2::Instance} or {@code Microsoft.Compute/virtualMachines}. */
    public String sourceType() {
        return sourceType;
    }

    /** Activation that registered a hybrid node, empty for others. */
    public String activation() {
        return activation;
    }

    public Tags tags() {
        return tags;
    }

    public String account() {
        return scope.id().account();
    }

    /** Alias of the account where there is one, else its number. */
    public String accountName() {
        return scope.alias().isEmpty() ? account() : scope.alias();
    }

    public String region() {
        return scope.id().region();
    }

    /** DNS domain of the computer name, in lower case; empty where there is none. */
    public String domain() {
        int dot = computerName.indexOf('.');
        return dot < 0 ? "" : computerName.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isEc2() {
        return kind == NodeKind.EC2;
    }

    public boolean isHybrid() {
        return kind == NodeKind.HYBRID;
    }

    public boolean isEdge() {
        return kind == NodeKind.EDGE;
    }

    @Override
    public Fact<Platform> platformFact() {
        return platform;
    }

    @Override
    public Fact<AgentVersion> agentFact() {
        return agent;
    }

    @Override
    public Fact<Boolean> latestFact() {
        return latest;
    }

    @Override
    public Fact<Boolean> registeredFact() {
        return registered;
    }

    @Override
    public Fact<PingStatus> pingFact() {
        return ping;
    }

    @Override
    public Fact<Instant> lastPingFact() {
        if (lastPing != null) {
            return Fact.known(lastPing, ping.origin());
        }
        return ping instanceof Fact.Unknown<PingStatus> unknown
                ? unknown.as()
                : Fact.unknown(Reason.NOT_COLLECTED, "the service gave no time", ping.origin());
    }

    @Override
    public Fact<ChannelStatus> channelFact() {
        return channel;
    }

    @Override
    public Fact<InstanceState> stateFact() {
        return state;
    }

    @Override
    public Fact<String> profileFact() {
        return profile;
    }

    @Override
    public Fact<NetworkPlace> placeFact() {
        return place;
    }

    @Override
    public Fact<Boolean> metadataFact() {
        return metadata;
    }

    @Override
    public Fact<String> roleFact() {
        return role;
    }

    @Override
    public Fact<Boolean> autoUpdateFact() {
        return autoUpdate;
    }

    @Override
    public Fact<Boolean> directoryRoleFact() {
        return directoryRole;
    }

    @Override
    public Fact<Boolean> directoryServiceFact() {
        return directoryService;
    }

    @Override
    public Fact<DomainProbe> domainProbeFact() {
        return probed.domain();
    }

    @Override
    public Fact<OsUser> ssmUserFact() {
        return probed.ssmUser();
    }

    @Override
    public Fact<NamedUser> runAsUserFact() {
        return probed.runAsUser();
    }

    @Override
    public Fact<Diagnostics> diagnosticsFact() {
        return probed.diagnostics();
    }

    @Override
    public Fact<Duration> clockSkewFact() {
        return probed.clockSkew();
    }

    @Override
    public Fact<TlsTrust> tlsTrustFact() {
        return probed.tlsTrust();
    }

    @Override
    public Fact<PowerShell> powerShellFact() {
        return probed.powerShell();
    }

    /** The fact of that name, for scripts that want the unknown as a value. */
    public Fact<?> fact(String property) {
        return NodeProperty.named(property).fact(this);
    }

    /** A builder that starts from this node. */
    public NodeBuilder change() {
        return change(scope);
    }

    /** The same, with other settings of its scope. */
    public NodeBuilder change(Scope other) {
        return new NodeBuilder(id, other, kind)
                .name(name)
                .computerName(computerName)
                .ip(ip)
                .network(vpc, subnet)
                .source(sourceType, activation)
                .tags(tags)
                .platform(platform)
                .agent(agent)
                .latest(latest)
                .registered(registered)
                .ping(ping, lastPing)
                .channel(channel)
                .state(state)
                .profile(profile)
                .metadata(metadata)
                .place(place)
                .role(role)
                .autoUpdate(autoUpdate)
                .directoryRole(directoryRole)
                .directoryService(directoryService)
                .probed(probed);
    }

    @Override
    public String toString() {
        return name.equals(id) ? id : name + " (" + id + ")";
    }
}
