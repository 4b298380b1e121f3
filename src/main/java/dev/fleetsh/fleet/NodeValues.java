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

    public Platform platform() {
        return platformFact().require("platform");
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
        return agentFact().require("agent");
    }

    public boolean isLatest() {
        return latestFact().require("latest");
    }

    public boolean isRegistered() {
        return registeredFact().require("registered");
    }

    public PingStatus ping() {
        return pingFact().require("ping");
    }

    public boolean isOnline() {
        return ping() == PingStatus.ONLINE;
    }

    public Instant lastPing() {
        return lastPingFact().require("lastPing");
    }

    public ChannelStatus channel() {
        return channelFact().require("channel");
    }

    public boolean isConnected() {
        return channel() == ChannelStatus.CONNECTED;
    }

    public InstanceState state() {
        return stateFact().require("state");
    }

    public boolean isRunning() {
        return state() == InstanceState.RUNNING;
    }

    public boolean isStopped() {
        return state() == InstanceState.STOPPED;
    }

    public String profile() {
        return profileFact().require("profile");
    }

    public boolean isMetadata() {
        return metadataFact().require("metadata");
    }

    public String role() {
        return roleFact().require("role");
    }

    public boolean isAutoUpdate() {
        return autoUpdateFact().require("autoUpdate");
    }

    public boolean isDirectoryRole() {
        return directoryRoleFact().require("directoryRole");
    }

    public boolean isDirectoryService() {
        return directoryServiceFact().require("directoryService");
    }

    public DomainProbe domainProbe() {
        return domainProbeFact().require("domainProbe");
    }

    public boolean isController() {
        return controllerFact().require("controller");
    }

    public OsUser ssmUser() {
        return ssmUserFact().require("ssmUser");
    }

    public Diagnostics diagnostics() {
        return diagnosticsFact().require("diagnostics");
    }

    public Duration clockSkew() {
        return clockSkewFact().require("clockSkew");
    }

    public PowerShell powerShell() {
        return powerShellFact().require("powerShell");
    }

    public TlsTrust tlsTrust() {
        return tlsTrustFact().require("tlsTrust");
    }

    public NamedUser runAsUser() {
        return runAsUserFact().require("runAsUser");
    }
}
