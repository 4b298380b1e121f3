package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.LABS_VIRGINIA;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_MADRID;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_MEXICO;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_VIRGINIA;
import static dev.fleetsh.sandbox.world.Row.row;
import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;

import java.util.List;

/** Agents on both sides of every version gate, in a scope where the gate matters, and odd versions. */
final class VersionRows {
    static final List<Row> ROWS = List.of(
            row(
                    "GATE-SESSION-67",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "no Session Manager yet",
                    agent("2.3.67.0"),
                    channelClosed("the agent has no session module")),
            row(
                    "GATE-SESSION-68",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "the first with Session Manager",
                    agent("2.3.68.0")),
            row(
                    "GATE-KMS-538",
                    PLATFORM_MEXICO,
                    Platforms.AMAZON_LINUX_2,
                    "below encrypted sessions, which this scope asks for",
                    agent("2.3.538.0")),
            row(
                    "GATE-KMS-539",
                    PLATFORM_MEXICO,
                    Platforms.AMAZON_LINUX_2,
                    "the first with encrypted sessions",
                    agent("2.3.539.0")),
            row(
                    "GATE-RUNAS-671",
                    PLATFORM_MADRID,
                    Platforms.AMAZON_LINUX_2,
                    "below run-as, which this scope asks for",
                    agent("2.3.671.0")),
            row(
                    "GATE-RUNAS-672",
                    PLATFORM_MADRID,
                    Platforms.AMAZON_LINUX_2,
                    "the first with run-as",
                    agent("2.3.672.0")),
            row("GATE-PORT-671", RETAIL_PARIS, Platforms.UBUNTU_18, "no port forwarding yet", agent("2.3.671.0")),
            row(
                    "GATE-PORT-672",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_18,
                    "port forwarding in the source, below the documented minimum",
                    agent("2.3.672.0")),
            row(
                    "GATE-PORT-221",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_18,
                    "just below the documented minimum of port forwarding",
                    agent("3.0.221.0")),
            row(
                    "GATE-PORT-222",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_18,
                    "the documented minimum of port forwarding",
                    agent("3.0.222.0")),
            row(
                    "GATE-PROFILE-160",
                    PLATFORM_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "below shell profiles, which this scope has",
                    agent("3.0.160.0")),
            row(
                    "GATE-PROFILE-161",
                    PLATFORM_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "the documented minimum of shell profiles; the source has none yet",
                    agent("3.0.161.0")),
            row(
                    "GATE-PROFILE-195",
                    PLATFORM_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "the last without shell profiles in the source",
                    agent("3.0.195.0")),
            row(
                    "GATE-PROFILE-196",
                    PLATFORM_PARIS,
                    Platforms.AMAZON_LINUX_2,
                    "the first with shell profiles in the source",
                    agent("3.0.196.0")),
            row(
                    "GATE-STREAM-283",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "below streaming to CloudWatch, which this scope asks for",
                    agent("3.0.283.0")),
            row(
                    "GATE-STREAM-284",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "the documented minimum of streaming; the source has none yet",
                    agent("3.0.284.0")),
            row(
                    "GATE-STREAM-355",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "the last without streaming in the source",
                    agent("3.0.355.0")),
            row(
                    "GATE-STREAM-356",
                    RETAIL_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "the first with streaming in the source",
                    agent("3.0.356.0")),
            row(
                    "GATE-BOOLEAN-654",
                    LABS_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "can't read booleans written as texts, which this scope has",
                    agent("3.0.654.0")),
            row(
                    "GATE-BOOLEAN-655",
                    LABS_VIRGINIA,
                    Platforms.AMAZON_LINUX_2,
                    "reads booleans written as texts",
                    agent("3.0.655.0")),
            row(
                    "GATE-REMOTE-1187",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_20,
                    "no forwarding to remote hosts yet",
                    agent("3.1.1187.0")),
            row(
                    "GATE-REMOTE-1188",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_20,
                    "forwarding to remote hosts in the source, below the documented minimum",
                    agent("3.1.1188.0")),
            row(
                    "GATE-REMOTE-1373",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_20,
                    "just below the documented minimum of forwarding to remote hosts",
                    agent("3.1.1373.0")),
            row(
                    "GATE-REMOTE-1374",
                    RETAIL_PARIS,
                    Platforms.UBUNTU_20,
                    "the documented minimum of forwarding to remote hosts",
                    agent("3.1.1374.0")),
            row(
                    "GATE-MESSAGES-39",
                    RETAIL_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "the last that needs ec2messages",
                    agent("3.3.39.0")),
            row(
                    "GATE-MESSAGES-40",
                    RETAIL_VIRGINIA,
                    Platforms.UBUNTU_22,
                    "the first that prefers ssmmessages",
                    agent("3.3.40.0")),
            row(
                    "ODD-WORD-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "agent version \"latest\" can't be read",
                    agent("latest")),
            row("ODD-EMPTY-01", RETAIL_PARIS, Platforms.AMAZON_LINUX_2023, "agent version is empty", agent("")),
            row(
                    "ODD-FIVE-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "agent version 3.3.1.0.7 has a part too many",
                    agent("3.3.1.0.7")),
            row(
                    "ODD-THREE-01",
                    RETAIL_PARIS,
                    Platforms.AMAZON_LINUX_2023,
                    "agent version 3.3.987 has three parts",
                    agent("3.3.987")),
            row(
                    "ODD-PACKAGE-01",
                    RETAIL_PARIS,
                    Platforms.DEBIAN_12,
                    "agent version 3.3.987.0-1 is a package's",
                    agent("3.3.987.0-1")));

    private VersionRows() {}
}
