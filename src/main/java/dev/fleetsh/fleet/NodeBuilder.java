package dev.fleetsh.fleet;

import dev.fleetsh.fleet.network.NetworkPlace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects what is known of a node. A fact that is never set stays unknown(not collected). */
public final class NodeBuilder {
    final String id;
    final Scope scope;
    final NodeKind kind;
    String name;
    String computerName = "";
    String ip = "";
    String vpc = "";
    String subnet = "";
    String sourceType = "";
    String activation = "";
    Tags tags = Tags.NONE;
    Fact<PingStatus> ping = missing();

    @Nullable
    Instant lastPing;

    Fact<Platform> platform = missing();
    Fact<AgentVersion> agent = missing();
    Fact<Boolean> latest = missing();
    Fact<Boolean> registered = missing();
    Fact<ChannelStatus> channel = missing();
    Fact<InstanceState> state = missing();
    Fact<String> profile = missing();
    Fact<Boolean> metadata = missing();
    Fact<NetworkPlace> place = missing();
    Fact<String> role = missing();
    Fact<Boolean> autoUpdate = missing();
    Fact<Boolean> directoryRole = missing();
    Fact<Boolean> directoryService = missing();
    Probed probed = Probed.NONE;

    public NodeBuilder(String id, Scope scope, NodeKind kind) {
        this.id = id;
        this.scope = scope;
        this.kind = kind;
        this.name = id;
    }

    private static <T> Fact<T> missing() {
        return Probed.missing();
    }

    /** Id of the node being built. */
    public String id() {
        return id;
    }

    /** An empty name leaves the id as the name. */
    public NodeBuilder name(String value) {
        this.name = value.isEmpty() ? id : value;
        return this;
    }

    public NodeBuilder computerName(String value) {
        this.computerName = value;
        return this;
    }

    public NodeBuilder ip(String value) {
        this.ip = value;
        return this;
    }

    public NodeBuilder network(String vpcId, String subnetId) {
        this.vpc = vpcId;
        this.subnet = subnetId;
        return this;
    }

    public NodeBuilder source(String type, String activationId) {
        this.sourceType = type;
        this.activation = activationId;
        return this;
    }

    public NodeBuilder tags(Tags value) {
        this.tags = value;
        return this;
    }

    public NodeBuilder ping(Fact<PingStatus> value, @Nullable Instant lastHeard) {
        this.ping = value;
        this.lastPing = lastHeard;
        return this;
    }

    public NodeBuilder platform(Fact<Platform> value) {
        this.platform = value;
        return this;
    }

    public NodeBuilder agent(Fact<AgentVersion> value) {
        this.agent = value;
        return this;
    }

    public NodeBuilder latest(Fact<Boolean> value) {
        this.latest = value;
        return this;
    }

    public NodeBuilder registered(Fact<Boolean> value) {
        this.registered = value;
        return this;
    }

    public NodeBuilder channel(Fact<ChannelStatus> value) {
        this.channel = value;
        return this;
    }

    public NodeBuilder state(Fact<InstanceState> value) {
        this.state = value;
        return this;
    }

    public NodeBuilder profile(Fact<String> value) {
        this.profile = value;
        return this;
    }

    public NodeBuilder place(Fact<NetworkPlace> value) {
        this.place = value;
        return this;
    }

    public NodeBuilder metadata(Fact<Boolean> value) {
        this.metadata = value;
        return this;
    }

    public NodeBuilder role(Fact<String> value) {
        this.role = value;
        return this;
    }

    public NodeBuilder autoUpdate(Fact<Boolean> value) {
        this.autoUpdate = value;
        return this;
    }

    public NodeBuilder directoryRole(Fact<Boolean> value) {
        this.directoryRole = value;
        return this;
    }

    public NodeBuilder directoryService(Fact<Boolean> value) {
        this.directoryService = value;
        return this;
    }

    NodeBuilder probed(Probed value) {
        this.probed = value;
        return this;
    }

    public NodeBuilder domainProbe(Fact<DomainProbe> value) {
        return probed(probed.domain(value));
    }

    public NodeBuilder ssmUser(Fact<OsUser> value) {
        return probed(probed.ssmUser(value));
    }

    public NodeBuilder runAsUser(Fact<NamedUser> value) {
        return probed(probed.runAsUser(value));
    }

    public NodeBuilder diagnostics(Fact<Diagnostics> value) {
        return probed(probed.diagnostics(value));
    }

    public NodeBuilder clockSkew(Fact<Duration> value) {
        return probed(probed.clockSkew(value));
    }

    public NodeBuilder tlsTrust(Fact<TlsTrust> value) {
        return probed(probed.tlsTrust(value));
    }

    public NodeBuilder powerShell(Fact<PowerShell> value) {
        return probed(probed.powerShell(value));
    }

    public Node build() {
        return new Node(this);
    }
}
