package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.LABS_PARIS;
import static dev.fleetsh.sandbox.world.Place.LABS_VIRGINIA;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.controller;
import static dev.fleetsh.sandbox.world.Trait.directoryInstalled;
import static dev.fleetsh.sandbox.world.Trait.heard;
import static dev.fleetsh.sandbox.world.Trait.hybrid;
import static dev.fleetsh.sandbox.world.Trait.id;
import static dev.fleetsh.sandbox.world.Trait.inventoryAge;
import static dev.fleetsh.sandbox.world.Trait.noInventory;
import static dev.fleetsh.sandbox.world.Trait.primaryController;
import static dev.fleetsh.sandbox.world.Trait.readOnlyController;
import static dev.fleetsh.sandbox.world.Trait.tag;
import static dev.fleetsh.sandbox.world.Trait.workgroup;

import java.time.Duration;
import java.util.List;

/** Domain controllers, and servers that look like one. */
final class ControllerRows {
    static final List<Row> ROWS = List.of(
            row(
                    "DC-PARIS-01",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2019,
                    "primary controller of corp.example.com, whose account ssm-user does not exist",
                    hybrid(),
                    id("mi-0d51c8f2a7be94d10"),
                    agent("3.3.987.0"),
                    heard(Duration.ofSeconds(41)),
                    primaryController(Domains.CORP)),
            row(
                    "DC-PARIS-02",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2022,
                    "controller of corp.example.com on EC2; no ssm-user either",
                    controller(Domains.CORP)),
            row(
                    "DC-LYON-01",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2016,
                    "hybrid controller of corp.example.com; no ssm-user either",
                    hybrid(),
                    controller(Domains.CORP)),
            row(
                    "DC-LONDON-01",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2022,
                    "primary controller of emea.example.com, whose ssm-user is usable",
                    primaryController(Domains.EMEA)),
            row(
                    "DC-BERLIN-01",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2019,
                    "controller of emea.example.com whose inventory is 40 days old",
                    inventoryAge(Duration.ofDays(40)),
                    controller(Domains.EMEA)),
            row(
                    "DC-OSLO-RO",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2019,
                    "read-only controller of emea.example.com: an account can't help it",
                    hybrid(),
                    readOnlyController(Domains.EMEA)),
            row(
                    "DC-ROMA-01",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2012_R2,
                    "agent 2.3.611.0: still made ssm-user in the domain by itself",
                    agent("2.3.611.0"),
                    controller(Domains.EMEA)),
            row(
                    "DC-ROMA-02",
                    PLATFORM_MADRID,
                    Platforms.WINDOWS_2012_R2,
                    "agent 2.3.612.0: makes no ssm-user on controllers",
                    agent("2.3.612.0"),
                    controller(Domains.EMEA)),
            row(
                    "DC-LAB-01",
                    LABS_PARIS,
                    Platforms.WINDOWS_2022,
                    "only controller of labs.example.com, whose ssm-user is outside Domain Admins",
                    primaryController(Domains.LABS)),
            row(
                    "DC-OLD-01",
                    LABS_VIRGINIA,
                    Platforms.WINDOWS_2012_R2,
                    "only controller of legacy.example.com, whose ssm-user is locked out",
                    primaryController(Domains.LEGACY)),
            row(
                    "SRV-ROLE-01",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2022,
                    "AD-Domain-Services is installed, NTDS is stopped: not promoted, so not a controller",
                    directoryInstalled()),
            row(
                    "FILE-MAD-02",
                    RETAIL_MADRID,
                    Platforms.WINDOWS_2019,
                    "tagged Role=dc, but its inventory shows a member server",
                    tag("Role", "dc")),
            row(
                    "SQL-MAD-01",
                    RETAIL_MADRID,
                    Platforms.WINDOWS_2019,
                    "no inventory: whether it is a controller is unknown",
                    noInventory()),
            row(
                    "SQL-LILLE-02",
                    RETAIL_PARIS,
                    Platforms.WINDOWS_2022,
                    "hybrid server in a workgroup, in an account with the standard tier",
                    hybrid(),
                    workgroup()));

    private ControllerRows() {}
}
