package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.RETAIL_VIRGINIA;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.group;
import static dev.fleetsh.sandbox.world.Trait.lost;
import static dev.fleetsh.sandbox.world.Trait.subnet;
import static dev.fleetsh.sandbox.world.Trait.vpc;

import java.time.Duration;
import java.util.List;

/** Nodes that lost Systems Manager by a change of their network. */
final class NetworkRows {
    static final List<Row> ROWS = List.of(
            row(
                    "APP-BOSTON-21",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2023,
                    "lost: its security group lets out to databases only",
                    group(ResourceRows.DATABASES_ONLY),
                    lost(Duration.ofMinutes(40), "security group databases-only: no way out on 443"),
                    derived()),
            row(
                    "APP-BOSTON-22",
                    RETAIL_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "lost: the network ACL of its subnet denies 443",
                    subnet(ResourceRows.DENIED_SUBNET),
                    lost(Duration.ofHours(2), "network ACL no-https: no way out on 443"),
                    derived()),
            row(
                    "APP-BOSTON-23",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2023,
                    "lost: the endpoints of its VPC have no private DNS",
                    vpc(ResourceRows.NAMELESS),
                    lost(Duration.ofHours(20), "the names of the services lead to no endpoint"),
                    derived()),
            row(
                    "APP-BOSTON-24",
                    RETAIL_VIRGINIA,
                    Platforms.WINDOWS_2022,
                    "lost: the policy of its VPC's endpoint allows parameters only",
                    vpc(ResourceRows.RESTRICTED),
                    lost(Duration.ofHours(5), "endpoint policy: no ssm:UpdateInstanceInformation"),
                    derived()));

    private NetworkRows() {}
}
