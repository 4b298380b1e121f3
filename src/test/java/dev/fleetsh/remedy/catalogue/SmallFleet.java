package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fleets of a few nodes, healthy until told otherwise. */
public final class SmallFleet {
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final ScopeId PARIS = new ScopeId("aws", "111111111111", "eu-west-3");

    private static final Origin LISTING = new Origin("ssm:DescribeInstanceProperties", NOW.minusSeconds(5));

    private final List<Node> nodes = new ArrayList<>();
    private final Scope scope;

    public SmallFleet() {
        this(SessionPreferences.DEFAULTS);
    }

    public SmallFleet(SessionPreferences preferences) {
        scope = new Scope(
                PARIS, "retail", "", known(preferences), known(ActivationTier.ADVANCED), known(new HostManagement("")));
    }

    public static <T> Fact<T> known(T value) {
        return Fact.known(value, LISTING);
    }

    public static <T> Fact<T> missing(Reason reason) {
        return Fact.unknown(reason, "", LISTING);
    }

    /** A healthy Linux instance, changed. */
    public SmallFleet with(String id, UnaryOperator<NodeBuilder> change) {
        NodeBuilder builder = new NodeBuilder(id, scope, id.startsWith("mi-") ? NodeKind.HYBRID : NodeKind.EC2)
                .name(id.toUpperCase(java.util.Locale.ROOT))
                .platform(known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023")))
                .agent(known(AgentVersion.require("3.3.987.0")))
                .latest(known(true))
                .autoUpdate(known(true))
                .registered(known(true))
                .ping(known(PingStatus.ONLINE), NOW.minusSeconds(60))
                .channel(known(ChannelStatus.CONNECTED))
                .directoryRole(known(false));
        if (id.startsWith("mi-")) {
            builder.role(known("SSMServiceRole"));
        } else {
            builder.state(known(InstanceState.RUNNING))
                    .profile(known("arn:aws:iam::111111111111:instance-profile/app"))
                    .metadata(known(true));
        }
        nodes.add(change.apply(builder).build());
        return this;
    }

    public SmallFleet healthy(String id) {
        return with(id, builder -> builder);
    }

    /** Online, without a session channel. */
    public SmallFleet disconnected(String id) {
        return with(id, builder -> builder.channel(known(ChannelStatus.NOT_CONNECTED)));
    }

    /** A running instance without a profile, which never registered. */
    public SmallFleet unregistered(String id) {
        return with(id, builder -> builder.profile(known(""))
                .registered(known(false))
                .platform(missing(Reason.NOT_REGISTERED))
                .agent(missing(Reason.NOT_REGISTERED))
                .latest(missing(Reason.NOT_REGISTERED))
                .autoUpdate(missing(Reason.NOT_REGISTERED))
                .directoryRole(missing(Reason.NOT_REGISTERED))
                .ping(missing(Reason.NOT_REGISTERED), null)
                .channel(missing(Reason.NOT_REGISTERED)));
    }

    public SmallFleet controller(String id, boolean readOnly, DomainProbe.@Nullable DomainAccount account) {
        return with(id, builder -> builder.platform(known(
                        new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2019 Datacenter", "10.0.17763")))
                .directoryRole(known(true))
                .directoryService(known(true))
                .domainProbe(known(new DomainProbe(
                        readOnly ? 4 : 5, true, "corp.example.com", "S-1-5-21-1-2-3", readOnly, account))));
    }

    public Fleet fleet() {
        return new Fleet("small", NOW, List.of(scope), nodes, new Completeness(1, List.of(), false));
    }
}
