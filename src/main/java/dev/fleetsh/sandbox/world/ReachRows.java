package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.PLATFORM_PARIS;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_VIRGINIA;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MEXICO;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_VIRGINIA;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.age;
import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.channelOpen;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.heard;
import static dev.fleetsh.sandbox.world.Trait.hybrid;
import static dev.fleetsh.sandbox.world.Trait.lost;
import static dev.fleetsh.sandbox.world.Trait.metadata;
import static dev.fleetsh.sandbox.world.Trait.neverRegistered;
import static dev.fleetsh.sandbox.world.Trait.noProfile;
import static dev.fleetsh.sandbox.world.Trait.profile;
import static dev.fleetsh.sandbox.world.Trait.proxy;
import static dev.fleetsh.sandbox.world.Trait.role;
import static dev.fleetsh.sandbox.world.Trait.state;
import static dev.fleetsh.sandbox.world.Trait.vpc;

import java.time.Duration;
import java.util.List;

/** Nodes that Systems Manager can't reach, or only half. */
final class ReachRows {
    static final List<Row> ROWS = List.of(
            row(
                    "WEB-PARIS-09",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "stopped: not applicable, not a failure",
                    state("stopped")),
            row("DB-NYC-04", RETAIL_VIRGINIA, Platforms.WINDOWS_2019, "stopped Windows server", state("stopped")),
            row(
                    "BATCH-MEX-02",
                    RETAIL_MEXICO,
                    Platforms.AMAZON_LINUX_2,
                    "stopped and never registered",
                    state("stopped"),
                    noProfile(),
                    neverRegistered("no instance profile"),
                    derived()),
            row("CI-LYON-05", PLATFORM_PARIS, Platforms.UBUNTU_22, "stopping", state("stopping")),
            row(
                    "WEB-BCN-11",
                    RETAIL_MADRID,
                    Platforms.AMAZON_LINUX_2023,
                    "pending: launched a minute ago",
                    state("pending"),
                    neverRegistered("still booting"),
                    age(Duration.ofMinutes(1))),
            row(
                    "WEB-LILLE-03",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "never registered: no instance profile, host management off",
                    noProfile(),
                    neverRegistered("no instance profile"),
                    derived()),
            row(
                    "APP-BCN-02",
                    RETAIL_MADRID,
                    Platforms.UBUNTU_22,
                    "never registered although it has a profile",
                    vpc(ResourceRows.SHUT),
                    neverRegistered("no route to the ssm endpoint"),
                    derived()),
            row(
                    "WEB-LILLE-04",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2022,
                    "never registered Windows server: the image has no agent",
                    neverRegistered("no agent in the image")),
            row(
                    "DB-MIAMI-01",
                    RETAIL_VIRGINIA,
                    Platforms.RHEL_9,
                    "never registered: instance metadata is off",
                    metadata(MetadataOptions.OFF),
                    neverRegistered("instance metadata is off"),
                    derived()),
            row(
                    "CACHE-BOSTON-02",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "never registered: its profile has no role",
                    agent("3.1.2144.0"),
                    profile("EmptyProfile"),
                    neverRegistered("the instance profile has no role"),
                    derived()),
            row(
                    "APP-NYC-22",
                    RETAIL_VIRGINIA,
                    Platforms.UBUNTU_18,
                    "never registered: no profile, and an agent too old for host management",
                    noProfile(),
                    agent("3.1.1080.0"),
                    metadata(MetadataOptions.TOKENS_OPTIONAL),
                    neverRegistered("agent below 3.2.582.0"),
                    derived()),
            row(
                    "APP-NYC-31",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "agent 3.2.581.0, lost since its profile went: host management takes 3.2.582.0",
                    agent("3.2.581.0"),
                    noProfile(),
                    lost(Duration.ofDays(2), "agent below 3.2.582.0 and no profile"),
                    derived()),
            row(
                    "APP-NYC-32",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "agent 3.2.582.0 without profile: managed by host management",
                    agent("3.2.582.0"),
                    noProfile()),
            row(
                    "WEB-LILLE-07",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "profile detached 20 minutes ago; Online until its credentials run out",
                    noProfile()),
            row(
                    "WEB-PARIS-12",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "ConnectionLost for 12 minutes",
                    lost(Duration.ofMinutes(12), "the agent was stopped by hand")),
            row(
                    "APP-LYON-02",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_22,
                    "hybrid node, ConnectionLost for 6 hours",
                    hybrid(),
                    role(Identities.DISTRUSTED_HYBRID_ROLE),
                    lost(Duration.ofHours(6), "role SSMSiteRole doesn't trust ssm.amazonaws.com"),
                    derived()),
            row(
                    "DB-VALENCIA-02",
                    RETAIL_MADRID,
                    Platforms.ORACLE_8,
                    "ConnectionLost for 3 days",
                    profile(Identities.DISTRUSTED_ROLE),
                    lost(Duration.ofDays(3), "role db-valencia doesn't trust ec2.amazonaws.com"),
                    derived()),
            row(
                    "POS-LYON-31",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2019,
                    "till, ConnectionLost for 10 days",
                    hybrid(),
                    lost(Duration.ofDays(10), "switched off for the holidays")),
            row(
                    "POS-MTY-08",
                    RETAIL_MEXICO,
                    Platforms.UBUNTU_20,
                    "till, ConnectionLost for 29 days, about to vanish from the listing",
                    hybrid(),
                    lost(Duration.ofDays(29), "thrown away")),
            row(
                    "POS-GDL-04",
                    RETAIL_MEXICO,
                    Platforms.UBUNTU_22,
                    "cloned disk: the agent hibernates since its fingerprint changed",
                    hybrid(),
                    lost(Duration.ofHours(30), "hardware fingerprint changed")),
            row(
                    "WEB-MAD-09",
                    RETAIL_MADRID,
                    Platforms.AMAZON_LINUX_2023,
                    "Online, but last heard 22 minutes ago",
                    heard(Duration.ofMinutes(22))),
            row(
                    "APP-NYC-05",
                    RETAIL_VIRGINIA,
                    Platforms.UBUNTU_24,
                    "Online, but last heard 50 minutes ago",
                    heard(Duration.ofMinutes(50))),
            row(
                    "APP-BOSTON-07",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2023,
                    "contradiction: ConnectionLost for 8 minutes, session channel connected",
                    lost(Duration.ofMinutes(8), "heartbeats are lost, the channel holds"),
                    channelOpen()),
            row(
                    "APP-NYC-11",
                    PLATFORM_VIRGINIA,
                    Platforms.AMAZON_LINUX_2023,
                    "Online without session channel: one of five in a VPC whose endpoint refuses",
                    vpc(ResourceRows.REFUSING),
                    channelClosed("endpoint sg-07ae refuses 443 from 10.96.0.0/16"),
                    derived()),
            row(
                    "APP-NYC-12",
                    PLATFORM_VIRGINIA,
                    Platforms.AMAZON_LINUX_2023,
                    "Online without session channel: two of five",
                    vpc(ResourceRows.REFUSING),
                    channelClosed("endpoint sg-07ae refuses 443 from 10.96.0.0/16"),
                    derived()),
            row(
                    "APP-NYC-13",
                    PLATFORM_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "Online without session channel: three of five",
                    vpc(ResourceRows.REFUSING),
                    channelClosed("endpoint sg-07ae refuses 443 from 10.96.0.0/16"),
                    derived()),
            row(
                    "APP-NYC-14",
                    PLATFORM_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "Online without session channel: four of five",
                    vpc(ResourceRows.REFUSING),
                    channelClosed("endpoint sg-07ae refuses 443 from 10.96.0.0/16"),
                    derived()),
            row(
                    "APP-NYC-15",
                    PLATFORM_VIRGINIA,
                    Platforms.WINDOWS_2022,
                    "Online without session channel: five of five",
                    vpc(ResourceRows.REFUSING),
                    profile(Identities.MINIMAL),
                    channelClosed("endpoint sg-07ae refuses 443 from 10.96.0.0/16"),
                    derived()),
            row(
                    "APP-LILLE-06",
                    RETAIL_PARIS,
                    Platforms.RHEL_8,
                    "Online without session channel: its role lacks ssmmessages",
                    profile("app-legacy"),
                    channelClosed("role app-legacy: no ssmmessages:CreateControlChannel"),
                    derived()),
            row(
                    "FILE-LYON-03",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2016,
                    "hybrid node without session channel: its activation's role lacks ssmmessages",
                    hybrid(),
                    role("HybridLegacyRole"),
                    channelClosed("role HybridLegacyRole: no ssmmessages:CreateControlChannel"),
                    derived()),
            row(
                    "WEB-BCN-05",
                    RETAIL_MADRID,
                    Platforms.UBUNTU_20,
                    "Online without session channel: the proxy passes no WebSocket",
                    channelClosed("the proxy passes no WebSocket"),
                    derived(),
                    proxy(Machine.OLD_PROXY)));

    private ReachRows() {}
}
