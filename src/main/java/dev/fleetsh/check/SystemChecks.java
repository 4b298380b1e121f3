package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import java.util.List;
import java.util.Locale;

/** Kind of machine and operating system. */
final class SystemChecks {
    private static final String LIST = "operating-systems-and-machine-types";

    /** Source type of machines that a Cloud Connector registers. */
    private static final String AZURE = "Microsoft.Compute/virtualMachines";

    private static final String UNSUPPORTED = "it is connected now, without AWS's support";

    private SystemChecks() {}

    static List<Definition> all() {
        return List.of(
                check("node-type-supported", "Systems Manager manages this kind of machine")
                        .reads("kind", "platform", "ping", "lastPing", "channel")
                        .fix("A macOS machine outside EC2 can't be managed; nothing fixes that.")
                        .source("activations")
                        .decides(SystemChecks::kind),
                check("os-supported-linux", "The Linux distribution and version are in AWS's list")
                        .appliesTo("Linux nodes")
                        .severity(Severity.FEATURE)
                        .reads("platform")
                        .fix("Move to a listed release. An unlisted one often works, without support.")
                        .source(LIST)
                        .decides(look -> listed(look, PlatformType.LINUX)),
                check("os-supported-macos", "The macOS version is in AWS's list")
                        .appliesTo("macOS on EC2")
                        .severity(Severity.FEATURE)
                        .reads("kind", "platform")
                        .fix("Move to an AMI with a listed release.")
                        .source(LIST)
                        .decides(SystemChecks::mac),
                check("os-supported-windows", "The Windows version is supported")
                        .appliesTo("Windows nodes")
                        .reads("platform", "ping", "lastPing", "channel")
                        .fix("Move to Windows Server 2012 or newer.")
                        .decides(SystemChecks::windows),
                check("os-not-nano", "The node is not Nano Server")
                        .appliesTo("Windows Server 2016")
                        .reads("platform", "channel", "powerShell")
                        .fix("Rebuild the node as Server Core; the agent has no session module on Nano Server.")
                        .decides(SystemChecks::nano));
    }

    static Fact<Platform> platform(Look look, String expected) {
        return look.see("platform", look.node().platformFact(), expected);
    }

    /** Null where the node runs that system; else the verdict that ends the rule. */
    static @org.jspecify.annotations.Nullable Outcome unless(Look look, PlatformType type) {
        Fact<Platform> platform = platform(look, "");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        Platform seen = platform.require("platform");
        return seen.type() == type ? null : Outcome.notApplicable(() -> "the node runs " + seen.type());
    }

    /** Three numbers of a Windows version, such as 10.0.17763; short ones are padded with zeros, others are zeros. */
    static int[] windowsVersion(Platform platform) {
        int[] version = SystemList.version(platform.version());
        return version == null ? new int[3] : java.util.Arrays.copyOf(version, 3);
    }

    static boolean windowsServer2016(Platform platform) {
        int[] version = windowsVersion(platform);
        return platform.type() == PlatformType.WINDOWS && version[0] == 10 && version[1] == 0 && version[2] == 14393;
    }

    /** Windows for clients, which no list names and which can't be a domain controller. */
    static boolean client(Platform platform) {
        String caption = platform.name().toLowerCase(Locale.ROOT);
        return caption.contains("windows 10") || caption.contains("windows 11");
    }

    private static Outcome kind(Look look) {
        NodeKind kind = look.node().kind();
        if (kind == NodeKind.EC2) {
            return Outcome.pass("an EC2 instance");
        }
        Fact<Platform> platform = platform(look, "not macOS");
        if (!platform.isKnown()) {
            return Outcome.unknown("platform", platform);
        }
        return platform.require("platform").type() == PlatformType.MACOS
                ? Outcome.fail("macOS is supported on EC2 only").unlessItWorks(look, UNSUPPORTED)
                : Outcome.pass(() -> kind == NodeKind.EDGE
                        ? "a Greengrass core device"
                        : look.node().sourceType().equals(AZURE)
                                ? "a hybrid node, an Azure virtual machine"
                                : "a hybrid node");
    }

    private static Outcome listed(Look look, PlatformType type) {
        Outcome elsewhere = unless(look, type);
        if (elsewhere != null) {
            return elsewhere;
        }
        Platform platform = look.node().platform();
        return switch (SystemList.standing(platform, look.edition())) {
            case LISTED -> Outcome.pass(() -> platform + " is in AWS's list");
            case VERSION_NOT_LISTED ->
                Outcome.fail(() -> platform + " is not in AWS's list; it may work, without support");
            case NAME_NOT_LISTED ->
                Outcome.warn(() -> platform + " is not in AWS's list; unlisted systems often work, without support");
            case UNDECIDED ->
                Outcome.unknown(
                        Reason.UNPARSEABLE,
                        () -> "version '" + platform.version() + "' of "
                                + (platform.name().isEmpty() ? "an unnamed system" : platform.name())
                                + " does not tell whether it is in AWS's list");
        };
    }

    private static Outcome mac(Look look) {
        Outcome elsewhere = unless(look, PlatformType.MACOS);
        if (elsewhere != null) {
            return elsewhere;
        }
        return look.node().isEc2()
                ? listed(look, PlatformType.MACOS)
                : Outcome.notApplicable("macOS outside EC2 is not supported at all");
    }

    private static Outcome windows(Look look) {
        Outcome elsewhere = unless(look, PlatformType.WINDOWS);
        if (elsewhere != null) {
            return elsewhere;
        }
        Platform platform = look.node().platform();
        String caption = platform.name().toLowerCase(Locale.ROOT);
        SystemList.Standing standing = SystemList.standing(platform, look.edition());
        if (standing == SystemList.Standing.UNDECIDED) {
            return Outcome.unknown(
                    Reason.UNPARSEABLE, () -> "Windows version '" + platform.version() + "' can't be read");
        }
        int[] version = windowsVersion(platform);
        if (version[0] < 6 || version[0] == 6 && version[1] < 2) {
            return Outcome.fail(() -> platform + " is older than Windows Server 2012 (6.2)")
                    .unlessItWorks(look, UNSUPPORTED);
        }
        if (client(platform)) {
            return Outcome.fail(() -> platform + " is a client system; AWS lists servers only")
                    .as(Severity.FEATURE);
        }
        if (!caption.contains("server")) {
            return Outcome.unknown(
                    Reason.NOT_COLLECTED,
                    () -> "version " + platform.version() + " does not tell a server from a client; "
                            + "a command on the node would tell");
        }
        return standing == SystemList.Standing.LISTED
                ? Outcome.pass(() -> platform.name() + " is supported")
                : Outcome.fail(() -> platform
                                + " is newer than Windows Server 2022, the last one on the page of this edition")
                        .as(Severity.FEATURE);
    }

    private static Outcome nano(Look look) {
        Outcome elsewhere = unless(look, PlatformType.WINDOWS);
        if (elsewhere != null) {
            return elsewhere;
        }
        Platform platform = look.node().platform();
        if (platform.name().toLowerCase(Locale.ROOT).contains("nano")) {
            return Outcome.fail("Nano Server is not supported: the agent leaves out its session module there");
        }
        if (SystemList.version(platform.version()) != null && !windowsServer2016(platform)) {
            return Outcome.notApplicable("only Windows Server 2016 has Nano Server with an agent");
        }
        if (look.connected()) {
            return Outcome.pass("the session channel is connected, which the agent on Nano Server never opens");
        }
        Fact<PowerShell> seen = look.see("PowerShell", look.node().powerShellFact(), "no Nano Server");
        if (!seen.isKnown()) {
            return MachineChecks.unprobed("OperatingSystemSKU", seen, "powershell");
        }
        return seen.require("powerShell").nano()
                ? Outcome.fail("Nano Server is not supported: the agent leaves out its session module there")
                : Outcome.pass("the edition of Windows is not Nano Server");
    }
}
