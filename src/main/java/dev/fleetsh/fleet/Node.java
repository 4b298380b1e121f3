package dev.fleetsh.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that Systems Manager manages, or an EC2 instance that it could manage.
 *
 * <p>Each fact has two readers: {@code agent()} gives the value and raises {@link UnknownFactException} where it is
 * unknown; {@code agentFact()} gives the fact itself. {@link NodeProperty} lists all of them by name.
 */
public final class Node {
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
    private final Fact<String> role;
    private final Fact<Boolean> autoUpdate;
    private final Fact<Boolean> directoryRole;
    private final Fact<Boolean> directoryService;
    private final Fact<DomainProbe> domainProbe;
    private final Fact<OsUser> ssmUser;

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
        this.role = b.role;
        this.autoUpdate = b.autoUpdate;
        this.directoryRole = b.directoryRole;
        this.directoryService = b.directoryService;
        this.domainProbe = b.domainProbe;
        this.ssmUser = b.ssmUser;
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

    public Fact<Platform> platformFact() {
        return platform;
    }

    public Platform platform() {
        return platform.require("platform");
    }

    public boolean isWindows() {
        return platform().type() == PlatformType.WINDOWS;
    }

    public boolean isLinux() {
        return platform().type() == PlatformType.LINUX;
    }

    public boolean isMac() {
        return platform().type() == PlatformType.MACOS;
    }

    public Fact<AgentVersion> agentFact() {
        return agent;
    }

    public AgentVersion agent() {
        return agent.require("agent");
    }

    /** Whether the agent is the newest of its Region, as AWS says. */
    public Fact<Boolean> latestFact() {
        return latest;
    }

    public boolean isLatest() {
        return latest.require("latest");
    }

    /** Whether Systems Manager lists the node. */
    public Fact<Boolean> registeredFact() {
        return registered;
    }

    public boolean isRegistered() {
        return registered.require("registered");
    }

    public Fact<PingStatus> pingFact() {
        return ping;
    }

    public PingStatus ping() {
        return ping.require("ping");
    }

    public boolean isOnline() {
        return ping() == PingStatus.ONLINE;
    }

    /** When the agent was last heard. */
    public Fact<Instant> lastPingFact() {
        if (lastPing != null) {
            return Fact.known(lastPing, ping.origin());
        }
        return ping instanceof Fact.Unknown<PingStatus> unknown
                ? unknown.as()
                : Fact.unknown(Reason.NOT_COLLECTED, "the service gave no time", ping.origin());
    }

    public Instant lastPing() {
        return lastPingFact().require("lastPing");
    }

    public Fact<ChannelStatus> channelFact() {
        return channel;
    }

    public ChannelStatus channel() {
        return channel.require("channel");
    }

    public boolean isConnected() {
        return channel() == ChannelStatus.CONNECTED;
    }

    /** State of the EC2 instance; unknown(not collected) on machines that are none. */
    public Fact<InstanceState> stateFact() {
        return state;
    }

    public InstanceState state() {
        return state.require("state");
    }

    public boolean isRunning() {
        return state() == InstanceState.RUNNING;
    }

    public boolean isStopped() {
        return state() == InstanceState.STOPPED;
    }

    /** ARN of the instance profile, empty for none. */
    public Fact<String> profileFact() {
        return profile;
    }

    public String profile() {
        return profile.require("profile");
    }

    /** Whether the instance metadata service answers. */
    public Fact<Boolean> metadataFact() {
        return metadata;
    }

    public boolean isMetadata() {
        return metadata.require("metadata");
    }

    /** IAM role of a hybrid or edge node. */
    public Fact<String> roleFact() {
        return role;
    }

    public String role() {
        return role.require("role");
    }

    /** Whether an association updates the agent. */
    public Fact<Boolean> autoUpdateFact() {
        return autoUpdate;
    }

    public boolean isAutoUpdate() {
        return autoUpdate.require("autoUpdate");
    }

    /** Whether the Windows role AD-Domain-Services is installed; that alone does not make a controller. */
    public Fact<Boolean> directoryRoleFact() {
        return directoryRole;
    }

    public boolean isDirectoryRole() {
        return directoryRole.require("directoryRole");
    }

    /** Whether the Windows service NTDS was running when inventory was taken. */
    public Fact<Boolean> directoryServiceFact() {
        return directoryService;
    }

    public boolean isDirectoryService() {
        return directoryService.require("directoryService");
    }

    public Fact<DomainProbe> domainProbeFact() {
        return domainProbe;
    }

    public DomainProbe domainProbe() {
        return domainProbe.require("domainProbe");
    }

    /** Whether this is a domain controller: the probe decides, else the service NTDS, else the absence of the role. */
    public Fact<Boolean> controllerFact() {
        if (platform.isKnown() && !isWindows()) {
            return Fact.known(false, platform.origin());
        }
        if (domainProbe.isKnown()) {
            return domainProbe.map(DomainProbe::controller);
        }
        if (directoryService.isKnown()) {
            return directoryService;
        }
        if (directoryRole.is(false)) {
            return directoryRole;
        }
        return directoryRole.isKnown()
                ? Fact.unknown(
                        Reason.NOT_COLLECTED,
                        "AD-Domain-Services is installed; inventory of AWS:Service or a probe tells whether it is promoted",
                        directoryRole.origin())
                : ((Fact.Unknown<Boolean>) directoryRole).as();
    }

    public boolean isController() {
        return controllerFact().require("controller");
    }

    /** The local user ssm-user; found only by a probe. */
    public Fact<OsUser> ssmUserFact() {
        return ssmUser;
    }

    public OsUser ssmUser() {
        return ssmUser.require("ssmUser");
    }

    /** The fact of that name, for scripts that want the unknown as a value. */
    public Fact<?> fact(String property) {
        return NodeProperty.named(property).fact(this);
    }

    /** A builder that starts from this node. */
    public NodeBuilder change() {
        return new NodeBuilder(id, scope, kind)
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
                .role(role)
                .autoUpdate(autoUpdate)
                .directoryRole(directoryRole)
                .directoryService(directoryService)
                .domainProbe(domainProbe)
                .ssmUser(ssmUser);
    }

    @Override
    public String toString() {
        return name.equals(id) ? id : name + " (" + id + ")";
    }
}
