package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.LABS_VIRGINIA;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_MEXICO;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.hybrid;
import static dev.fleetsh.sandbox.world.Trait.lost;
import static dev.fleetsh.sandbox.world.Trait.profile;
import static dev.fleetsh.sandbox.world.Trait.role;

import java.time.Duration;
import java.util.List;

/** One node for each layer that may take a permission away, beside the roles that lack one. */
final class GrantRows {
    static final List<Row> ROWS = List.of(
            row(
                    "ROLE-DENIED-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "lost: a policy of its role denies what agents report with",
                    profile(Identities.DENIED),
                    lost(Duration.ofHours(3), "role app-denied: ssm:UpdateInstanceInformation is denied"),
                    derived()),
            row(
                    "ROLE-BOUNDED-01",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_22,
                    "Online without session channel: the permissions boundary of its role leaves ssmmessages out",
                    profile(Identities.BOUNDED),
                    channelClosed("role app-bounded: its boundary allows no ssmmessages"),
                    derived()),
            row(
                    "ROLE-CONDITIONAL-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "Online without session channel: its role allows ssmmessages on a condition that a simulation can't decide",
                    profile(Identities.CONDITIONAL),
                    channelClosed("role app-conditional: not for this organisation"),
                    derived()),
            row(
                    "ROLE-FOREIGN-01",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_22,
                    "hybrid node, lost: its role trusts Systems Manager for another account only",
                    hybrid(),
                    role(Identities.FOREIGN_HYBRID_ROLE),
                    lost(Duration.ofHours(9), "role SSMForeignRole trusts another account"),
                    derived()),
            row(
                    "KEY-DENIED-01",
                    PLATFORM_MEXICO,
                    Platforms.AMAZON_LINUX_2023,
                    "connected, but the policy of the key that encrypts sessions denies its role",
                    profile(Identities.KEYLESS)),
            row(
                    "ORG-DENIED-01",
                    LABS_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "hybrid node, connected, to which a policy of the organisation lets nobody start a session",
                    hybrid()));

    private GrantRows() {}
}
