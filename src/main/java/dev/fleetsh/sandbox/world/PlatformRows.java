package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.LABS_VIRGINIA;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_MADRID;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MEXICO;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_VIRGINIA;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.agentType;
import static dev.fleetsh.sandbox.world.Trait.azure;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.edge;
import static dev.fleetsh.sandbox.world.Trait.heard;
import static dev.fleetsh.sandbox.world.Trait.hybrid;
import static dev.fleetsh.sandbox.world.Trait.id;
import static dev.fleetsh.sandbox.world.Trait.lost;
import static dev.fleetsh.sandbox.world.Trait.nano;
import static dev.fleetsh.sandbox.world.Trait.noInventory;
import static dev.fleetsh.sandbox.world.Trait.workgroup;

import java.time.Duration;
import java.util.List;

/** Kinds of machines and operating systems. */
final class PlatformRows {
    static final List<Row> ROWS = List.of(
            row(
                    "LEGACY-PARIS-01",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2008_R2,
                    "Windows Server 2008 R2: below what Systems Manager supports",
                    agent("2.3.1319.0")),
            row("WEB-MIAMI-12", RETAIL_VIRGINIA, Platforms.WINDOWS_2012, "Windows Server 2012", agent("3.2.2303.0")),
            row(
                    "EC2CONFIG-01",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2012,
                    "legacy EC2Config service in place of the SSM Agent",
                    agentType("EC2Config"),
                    agent("2.0.952.0"),
                    channelClosed("EC2Config has no session module")),
            row("WEB-MIAMI-13", RETAIL_VIRGINIA, Platforms.WINDOWS_2012_R2, "Windows Server 2012 R2"),
            row(
                    "WEB-MAD-07",
                    RETAIL_MADRID,
                    Platforms.WINDOWS_2016,
                    "Windows Server 2016 with an agent too old for port forwarding",
                    id("i-0a1b2c3d4e5f60718"),
                    agent("2.3.978.0"),
                    heard(Duration.ofSeconds(120))),
            row(
                    "NANO-BCN-01",
                    RETAIL_MADRID,
                    Platforms.WINDOWS_2016_NANO,
                    "Nano Server 2016: Online, but never a session channel",
                    nano()),
            row(
                    "WEB-PARIS-25",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2025,
                    "Windows Server 2025: supported by the current rules, not by the seed's"),
            row(
                    "KIOSK-LYON-07",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_10,
                    "Windows 10 client, which is not listed",
                    hybrid(),
                    workgroup(),
                    noInventory()),
            row("APP-GDL-01", RETAIL_MEXICO, Platforms.AMAZON_LINUX_1, "Amazon Linux 1: no longer listed"),
            row("APP-MEX-02", RETAIL_MEXICO, Platforms.AMAZON_LINUX_2, "Amazon Linux 2"),
            row(
                    "APP-MEX-03",
                    RETAIL_MEXICO,
                    Platforms.AMAZON_LINUX_2023,
                    "Amazon Linux 2023: the agent reports the bare year"),
            row(
                    "APP-MEX-04",
                    RETAIL_MEXICO,
                    Platforms.UBUNTU_14,
                    "Ubuntu 14.04: no longer listed",
                    agent("3.1.2144.0")),
            row("APP-LYON-16", PLATFORM_PARIS, Platforms.UBUNTU_16, "Ubuntu 16.04"),
            row("APP-LYON-24", PLATFORM_PARIS, Platforms.UBUNTU_24, "Ubuntu 24.04"),
            row("DB-PARIS-07", PLATFORM_PARIS, Platforms.RHEL_7, "RHEL 7.9"),
            row("DB-PARIS-11", PLATFORM_PARIS, Platforms.DEBIAN_11, "Debian 11"),
            row("DB-LILLE-12", PLATFORM_PARIS, Platforms.SLES_12, "SLES 12.5: not listed"),
            row("DB-LILLE-15", PLATFORM_PARIS, Platforms.SLES_15, "SLES 15.5"),
            row("DB-LYON-08", PLATFORM_PARIS, Platforms.ORACLE_8, "Oracle Linux 8.9"),
            row("DB-LYON-09", PLATFORM_PARIS, Platforms.ROCKY_9, "Rocky Linux 9.3"),
            row("DB-LYON-10", PLATFORM_PARIS, Platforms.ALMA_9, "AlmaLinux 9.4"),
            row("APP-PARIS-20", PLATFORM_PARIS, Platforms.BOTTLEROCKET, "Bottlerocket"),
            row("BATCH-BOSTON-06", RETAIL_VIRGINIA, Platforms.CENTOS_6, "CentOS 6: not listed"),
            row("BATCH-BOSTON-07", RETAIL_VIRGINIA, Platforms.ALPINE, "Alpine: not listed, yet it works"),
            row("MAC-BUILD-01", PLATFORM_PARIS, Platforms.MACOS_14, "macOS 14 on EC2 Mac"),
            row("MAC-BUILD-02", PLATFORM_PARIS, Platforms.MACOS_15, "macOS 15 on EC2 Mac"),
            row("MAC-BUILD-03", PLATFORM_PARIS, Platforms.MACOS_12, "macOS 12 on EC2 Mac: no longer listed"),
            row(
                    "MAC-DESK-01",
                    LABS_VIRGINIA,
                    Platforms.MACOS_13,
                    "macOS outside EC2, which is not supported",
                    hybrid()),
            row("AZ-PARIS-01", PLATFORM_PARIS, Platforms.UBUNTU_22, "virtual machine of Azure", azure()),
            row("AZ-MAD-02", PLATFORM_MADRID, Platforms.WINDOWS_2022, "Windows server of Azure", azure(), workgroup()),
            row(
                    "FILE-MAD-08",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2019,
                    "hybrid server in an account with the advanced tier",
                    hybrid()),
            row(
                    "EDGE-LYON-03",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_22,
                    "Greengrass device, agent 3.1.629.0: below its component",
                    edge(),
                    agent("3.1.629.0")),
            row(
                    "EDGE-LYON-04",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_22,
                    "Greengrass device, agent 3.1.630.0: its component's first",
                    edge(),
                    agent("3.1.630.0")),
            row(
                    "EDGE-GDL-01",
                    RETAIL_MEXICO,
                    Platforms.DEBIAN_12,
                    "Greengrass device, ConnectionLost for 9 hours",
                    edge(),
                    lost(Duration.ofHours(9), "the mast has no power")));

    private PlatformRows() {}
}
