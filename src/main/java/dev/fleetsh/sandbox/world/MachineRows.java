package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.PLATFORM_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.clock;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.noAmazonRoots;
import static dev.fleetsh.sandbox.world.Trait.noUser;

import java.time.Duration;
import java.util.List;

/** Nodes with a trouble on the machine itself, which only a script sees. */
final class MachineRows {
    static final List<Row> ROWS = List.of(
            row(
                    "APP-VALENCIA-06",
                    RETAIL_MADRID,
                    Platforms.RHEL_8,
                    "Online without session channel: it doesn't trust Amazon's root certificates",
                    channelClosed("the certificate of ssmmessages is not trusted"),
                    derived(),
                    noAmazonRoots()),
            row(
                    "BATCH-LILLE-09",
                    RETAIL_PARIS,
                    Platforms.DEBIAN_12,
                    "its clock is four minutes behind, and nothing keeps it right",
                    clock(Duration.ofMinutes(-4))),
            row(
                    "APP-BCN-19",
                    PLATFORM_MADRID,
                    Platforms.UBUNTU_22,
                    "sessions run as operator here, and it has no such user",
                    noUser("operator")));

    private MachineRows() {}
}
