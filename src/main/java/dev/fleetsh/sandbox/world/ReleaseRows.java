package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.PLATFORM_MEXICO;
import static dev.fleetsh.sandbox.world.Place.PLATFORM_PARIS;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MADRID;
import static dev.fleetsh.sandbox.world.Place.RETAIL_MEXICO;
import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.noInventory;

import java.util.ArrayList;
import java.util.List;

/** Agents of releases that brought something that no setting of a scope asks for, each with the one just below. */
final class ReleaseRows {
    static final List<Row> ROWS = rows();

    private ReleaseRows() {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Trait closed = channelClosed("the agent has no session module");
        String roles = "inventory of Windows roles";
        rows.add(roles(RETAIL_MADRID, "2.2.63", "the last without " + roles, closed, noInventory()));
        rows.add(roles(RETAIL_MADRID, "2.2.64", "the first with " + roles, closed));
        both(rows, "USER", RETAIL_PARIS, Platforms.AMAZON_LINUX_2, "2.3.50", "ssm-user, made at start", closed);
        both(rows, "CONTROL", RETAIL_PARIS, Platforms.UBUNTU_18, "2.3.344", "ssm-user only once the channel works");
        both(rows, "SUDO", RETAIL_MADRID, Platforms.AMAZON_LINUX_2, "2.3.634", "sudoers left as they are");
        both(rows, "LOGGROUP", RETAIL_MADRID, Platforms.UBUNTU_18, "2.3.662", "sessions without their log group");
        both(rows, "INTERACTIVE", RETAIL_PARIS, Platforms.AMAZON_LINUX_2, "2.3.668", "InteractiveCommands documents");
        both(rows, "TERMINATE", RETAIL_MADRID, Platforms.AMAZON_LINUX_2, "2.3.723", "an end flag on port sessions");
        both(rows, "MAC", PLATFORM_PARIS, Platforms.MACOS_13, "3.0.502", "support of macOS");
        both(rows, "COMMANDS", RETAIL_MADRID, Platforms.UBUNTU_20, "3.0.1124", "NonInteractiveCommands documents");
        both(rows, "DIAGNOSTICS", RETAIL_MADRID, Platforms.UBUNTU_20, "3.1.501", "ssm-cli get-diagnostics");
        both(rows, "RUN", RETAIL_MEXICO, Platforms.AMAZON_LINUX_2, "3.1.821", "Run Command over ssmmessages");
        both(rows, "MACUPDATE", PLATFORM_PARIS, Platforms.MACOS_14, "3.1.941", "AWS-UpdateSSMAgent on macOS");
        both(rows, "OUTPUT", RETAIL_PARIS, Platforms.UBUNTU_20, "3.1.1511", "separate standard output and error");
        both(rows, "CREDENTIALS", RETAIL_PARIS, Platforms.UBUNTU_22, "3.2.183", "credentials from Systems Manager");
        both(rows, "LOGS", RETAIL_MADRID, Platforms.UBUNTU_22, "3.2.2086", "a destination for session logs");
        both(rows, "CHALLENGE", PLATFORM_MEXICO, Platforms.AMAZON_LINUX_2023, "3.3.808", "a required KMS challenge");
        both(rows, "TLS", RETAIL_PARIS, Platforms.AMAZON_LINUX_2023, "3.3.987", "TLS 1.2 or newer only");
        return List.copyOf(rows);
    }

    private static Row roles(Place place, String version, String shows, Trait... traits) {
        return row("ROLES", place, Platforms.WINDOWS_2012_R2, version, shows, traits);
    }

    private static void both(
            List<Row> rows, String name, Place place, OperatingSystem os, String first, String brings, Trait... more) {
        int dot = first.lastIndexOf('.') + 1;
        int number = Integer.parseInt(first.substring(dot));
        String before = first.substring(0, dot) + (number - 1);
        rows.add(row(name, place, os, before, "the last without " + brings, more));
        rows.add(row(name, place, os, first, "the first with " + brings, more));
    }

    private static Row row(String name, Place place, OperatingSystem os, String version, String shows, Trait... more) {
        List<Trait> traits = new ArrayList<>(List.of(more));
        traits.add(agent(version + ".0"));
        String number = version.substring(version.lastIndexOf('.') + 1);
        return Row.row("GATE-" + name + "-" + number, place, os, shows, traits.toArray(Trait[]::new));
    }
}
