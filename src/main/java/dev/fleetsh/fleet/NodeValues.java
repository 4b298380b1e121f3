package dev.fleetsh.fleet;

import dev.fleetsh.fleet.network.NetworkPlace;
import java.time.Duration;
import java.time.Instant;

/**
 * Readers of a node's facts by their values. Each gives the value and raises {@link UnknownFactException} where it is
 * unknown.
 */
public abstract sealed class NodeValues permits Node {
    /** Operating system. */
    public abstract Fact<Platform> platformFact();

    /** Version of the SSM Agent. */
    public abstract Fact<AgentVersion> agentFact();

    /** Whether the agent is the newest of its Region, as AWS says. */
    public abstract Fact<Boolean> latestFact();

    /** Whether Systems Manager lists the node. */
    public abstract Fact<Boolean> registeredFact();

    /** Ping status. */
    public abstract Fact<PingStatus> pingFact();

    /** When the agent was last heard. */
    public abstract Fact<Instant> lastPingFact();

    /** Session channel. */
    public abstract Fact<ChannelStatus> channelFact();

    /** State of the EC2 instance; unknown(not collected) on machines that are none. */
    public abstract Fact<InstanceState> stateFact();

    /** ARN of the instance profile, empty for none. */
    public abstract Fact<String> profileFact();

    /** Whether the instance metadata service answers. */
    public abstract Fact<Boolean> metadataFact();

    /** Where the instance is in the network; unknown(not collected) on machines that are none. */
    public abstract Fact<NetworkPlace> placeFact();

    /** IAM role of a hybrid or edge node. */
    public abstract Fact<String> roleFact();

    /** Whether an association updates the agent. */
    public abstract Fact<Boolean> autoUpdateFact();

    /** Whether the Windows role AD-Domain-Services is installed; that alone does not make a controller. */
    public abstract Fact<Boolean> directoryRoleFact();

    /** Whether the Windows service NTDS was running when inventory was taken. */
    public abstract Fact<Boolean> directoryServiceFact();

    /** What the domain probe saw. */
    public abstract Fact<DomainProbe> domainProbeFact();

    /** Whether this is a domain controller: the probe decides, else the service NTDS, else the absence of the role. */
    public Fact<Boolean> controllerFact() {
        if (platformFact().isKnown() && !isWindows()) {
            return Fact.known(false, platformFact().origin());
        }
        if (domainProbeFact().isKnown()) {
            return domainProbeFact().map(DomainProbe::controller);
        }
        if (directoryServiceFact().isKnown()) {
            return directoryServiceFact();
        }
        if (directoryRoleFact().is(false)) {
            return directoryRoleFact();
        }
        return directoryRoleFact().isKnown()
                ? Fact.unknown(
                        Reason.NOT_COLLECTED,
                        "AD-Domain-Services is installed; inventory of AWS:Service or a probe tells whether it is promoted",
                        directoryRoleFact().origin())
                : ((Fact.Unknown<Boolean>) directoryRoleFact()).as();
    }

    /** The local user ssm-user; found only by a probe. */
    public abstract Fact<OsUser> ssmUserFact();

    /** What {@code ssm-cli get-diagnostics} says on the node; found only by a probe. */
    public abstract Fact<Diagnostics> diagnosticsFact();

    /** By how much the node's clock is ahead; negative where it is behind. Found only by a probe. */
    public abstract Fact<Duration> clockSkewFact();

    /** Whether the node trusts the certificates of the endpoints; found only by a probe. */
    public abstract Fact<TlsTrust> tlsTrustFact();

    /** Version of PowerShell and edition of Windows; found only by a probe. */
    public abstract Fact<PowerShell> powerShellFact();

    /** Whether the user exists that sessions run as; found only by a probe. */
    public abstract Fact<NamedUser> runAsUserFact();

    private <T> T value(Fact<T> fact, String name) {
        if (fact instanceof Fact.Known<T> known) {
            return known.value();
        }
        throw new UnknownFactException(name, (Fact.Unknown<?>) fact, (Node) this);
    }

    public Platform platform() {
        return value(platformFact(), "platform");
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

    public AgentVersion agent() {
        return value(agentFact(), "agent");
    }

    public boolean isLatest() {
        return value(latestFact(), "latest");
    }

    public boolean isRegistered() {
        return value(registeredFact(), "registered");
    }

    public PingStatus ping() {
        return value(pingFact(), "ping");
    }

    public boolean isOnline() {
        return ping() == PingStatus.ONLINE;
    }

    public Instant lastPing() {
        return value(lastPingFact(), "lastPing");
    }

    public ChannelStatus channel() {
        return value(channelFact(), "channel");
    }

    public boolean isConnected() {
        return channel() == ChannelStatus.CONNECTED;
    }

    public InstanceState state() {
        return value(stateFact(), "state");
    }

    public boolean isRunning() {
        return state() == InstanceState.RUNNING;
    }

    public boolean isStopped() {
        return state() == InstanceState.STOPPED;
    }

    public String profile() {
        return value(profileFact(), "profile");
    }

    public boolean isMetadata() {
        return value(metadataFact(), "metadata");
    }

    public String role() {
        return value(roleFact(), "role");
    }

    public boolean isAutoUpdate() {
        return value(autoUpdateFact(), "autoUpdate");
    }

    public boolean isDirectoryRole() {
        return value(directoryRoleFact(), "directoryRole");
    }

    public boolean isDirectoryService() {
        return value(directoryServiceFact(), "directoryService");
    }

    public DomainProbe domainProbe() {
        return value(domainProbeFact(), "domainProbe");
    }

    public boolean isController() {
        return value(controllerFact(), "controller");
    }

    public OsUser ssmUser() {
        return value(ssmUserFact(), "ssmUser");
    }

    public Diagnostics diagnostics() {
        return value(diagnosticsFact(), "diagnostics");
    }

    public Duration clockSkew() {
        return value(clockSkewFact(), "clockSkew");
    }

    public PowerShell powerShell() {
        return value(powerShellFact(), "powerShell");
    }

    public TlsTrust tlsTrust() {
        return value(tlsTrustFact(), "tlsTrust");
    }

    public NamedUser runAsUser() {
        return value(runAsUserFact(), "runAsUser");
    }
}
