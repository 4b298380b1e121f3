package dev.fleetsh.check;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.TlsTrust;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules read of a node, packed into three numbers. Nodes with equal traits have equal verdicts, because a rule
 * compares versions only at the boundaries of the gates, times only at the freshness of the ping, and texts only with
 * empty ones. Where an unknown fact comes from, and its detail, change a text and never a verdict.
 */
final class Traits {
    /** Codes of known values lie below it, those of unknown ones are this plus the ordinal of the reason. */
    private static final int UNKNOWN = 7;

    private static final int REASONS = Reason.values().length;
    private static final int UNKNOWN_AGENT = 64;
    private static final int UNKNOWN_PROBE = 128;

    private final Surroundings surroundings;
    private final Map<Scope, Integer> scopes = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> scopeClasses = new HashMap<>();
    private final Map<Platform, Integer> platforms = new HashMap<>();

    private final PermissionTraits permissions;

    private long first;
    private long second;
    private long third;

    Traits(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.permissions = new PermissionTraits(surroundings);
    }

    /** First number of the node that was read last: scope, agent, signals. */
    long first() {
        return first;
    }

    /** Second number of the node that was read last: machine, directory, users. */
    long second() {
        return second;
    }

    /** Third number of the node that was read last: what was probed, network, permissions. */
    long third() {
        return third;
    }

    void read(Node node) {
        Fact<String> profile = node.profileFact();
        first = Trait.SCOPE.at(scopes.computeIfAbsent(node.scope(), scope -> scopeClass(node)))
                | Trait.AGENT.at(agent(node.agentFact()))
                | Trait.BEHIND.at(surroundings.behind(node) ? 1 : 0)
                | Trait.LATEST.at(flag(node.latestFact()))
                | Trait.AUTO_UPDATE.at(flag(node.autoUpdateFact()))
                | Trait.REGISTERED.at(flag(node.registeredFact()))
                | Trait.PING.at(constant(node.pingFact()))
                | Trait.FRESHNESS.at(surroundings.freshness(node).ordinal())
                | Trait.CHANNEL.at(constant(node.channelFact()))
                | Trait.RUN_AS_USER.at(windows(node) ? powerShell(node.powerShellFact()) : runAs(node))
                | Trait.TWIN.at(surroundings.twins().standing(node).ordinal());
        second = Trait.PLATFORM.at(platform(node.platformFact()))
                | Trait.KIND.at(node.kind().ordinal())
                | Trait.STATE.at(constant(node.stateFact()))
                | Trait.PROFILE.at(
                        profile instanceof Fact.Known<String> known
                                ? known.value().isEmpty() ? 0 : 1
                                : unknown(profile))
                | Trait.METADATA.at(flag(node.metadataFact()))
                | Trait.ROLE.at(node.roleFact().isKnown() ? 0 : unknown(node.roleFact()))
                | Trait.DIRECTORY_ROLE.at(flag(node.directoryRoleFact()))
                | Trait.DIRECTORY_SERVICE.at(flag(node.directoryServiceFact()))
                | Trait.PROBE.at(probe(node.domainProbeFact()))
                | Trait.USER.at(user(node.ssmUserFact()));
        third = Trait.DIAGNOSTICS.at(Diagnosed.code(node.diagnosticsFact().orNull()))
                | Trait.CLOCK.at(flag(node.clockSkewFact().map(MachineChecks::rightClock)))
                | Trait.TLS.at(flag(node.tlsTrustFact().map(TlsTrust::trusted)))
                | Trait.WAY.at(surroundings.ways().code(node))
                | permissions.of(node);
    }

    static int unknown(Fact<?> fact) {
        return UNKNOWN + ((Fact.Unknown<?>) fact).reason().ordinal();
    }

    private static int flag(Fact<Boolean> fact) {
        return fact instanceof Fact.Known<Boolean> known ? (known.value() ? 1 : 0) : unknown(fact);
    }

    private static int constant(Fact<? extends Enum<?>> fact) {
        return fact instanceof Fact.Known<? extends Enum<?>> known
                ? known.value().ordinal()
                : unknown(fact);
    }

    private static int agent(Fact<AgentVersion> fact) {
        if (fact instanceof Fact.Known<AgentVersion> known) {
            int place = Collections.binarySearch(Gate.BOUNDARIES, known.value());
            return place >= 0 ? place + 1 : -place - 1;
        }
        return UNKNOWN_AGENT + unknown(fact);
    }

    private static int user(Fact<OsUser> fact) {
        return fact instanceof Fact.Known<OsUser> known
                ? (known.value().present() ? 1 : 0) + (known.value().administrator() ? 2 : 0)
                : unknown(fact);
    }

    private static boolean windows(Node node) {
        return node.platformFact().isKnown() && node.isWindows();
    }

    private static int powerShell(Fact<PowerShell> fact) {
        return fact instanceof Fact.Known<PowerShell> known
                ? (known.value().nano() ? 1 : 0)
                        + (known.value().streams() ? 2 : 0)
                        + (known.value().transcription() ? 4 : 0)
                : unknown(fact) + 1;
    }

    private static int runAs(Node node) {
        if (!(node.runAsUserFact() instanceof Fact.Known<NamedUser> known)) {
            return unknown(node.runAsUserFact());
        }
        boolean wanted = RunAsChecks.user(node.scope()).is(known.value().name());
        return wanted ? (known.value().present() ? 1 : 0) : 2;
    }

    private static int probe(Fact<DomainProbe> fact) {
        if (!(fact instanceof Fact.Known<DomainProbe> known)) {
            return UNKNOWN_PROBE + unknown(fact);
        }
        DomainProbe probe = known.value();
        DomainAccount account = probe.ssmUser();
        int bits = (probe.controller() ? 1 : 0) + (probe.readOnly() ? 2 : 0);
        if (account == null) {
            return bits;
        }
        return bits
                + 4
                + (account.locked() ? 8 : 0)
                + (account.expired() ? 16 : 0)
                + (account.workstations().isEmpty() ? 0 : 32)
                + (account.domainAdmin() ? 64 : 0);
    }

    private int platform(Fact<Platform> fact) {
        return fact instanceof Fact.Known<Platform> known
                ? UNKNOWN + REASONS + platforms.computeIfAbsent(known.value(), platform -> platforms.size())
                : unknown(fact);
    }

    private int scopeClass(Node node) {
        Scope scope = node.scope();
        List<Object> settings = List.of(
                scope.id().partition(),
                MessageRegions.hasEc2Messages(scope.id().region()),
                setting(scope.preferences()),
                setting(scope.tier()),
                setting(scope.hostManagement().map(HostManagement::on)),
                permissions.ofScope(scope),
                HybridChecks.bucket(surroundings, node));
        return scopeClasses.computeIfAbsent(settings, key -> scopeClasses.size());
    }

    private static Object setting(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown ? unknown.reason() : ((Fact.Known<?>) fact).value();
    }
}
