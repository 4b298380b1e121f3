package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.edge;
import static dev.fleetsh.check.Scene.known;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.mac;
import static dev.fleetsh.check.Scene.windows;

import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import java.util.List;

/** Versions of agents and operating systems. */
final class GoldenAgents {
    private GoldenAgents() {}

    static void add(List<Golden.Case> cases) {
        agents(cases);
        systems(cases);
    }

    private static void agents(List<Golden.Case> cases) {
        on("agent-min-version", cases)
                .pass(linux().agent("2.3.68.0"))
                .fail(linux().agent("2.3.67.999999"))
                .unknownAs(reason -> linux().no("agent", reason));
        on("agent-version-port-ssh", cases)
                .pass(linux().agent("3.0.222.0"))
                .fail(linux().agent("2.3.671.999999"))
                .unknownAs(reason -> linux().no("agent", reason))
                .in(CURRENT)
                .warn(linux().agent("3.0.221.999999"))
                .warn(linux().agent("2.3.672.0"))
                .in(SEED)
                .fail(linux().agent("3.0.221.999999"))
                .fail(linux().agent("2.3.672.0"));
        on("agent-version-remote-host", cases)
                .in(CURRENT)
                .pass(linux().agent("3.1.1374.0"))
                .fail(linux().agent("3.1.1187.999999"))
                .unknownAs(reason -> linux().no("agent", reason))
                .warn(linux().agent("3.1.1373.999999"))
                .warn(linux().agent("3.1.1188.0"))
                .in(SEED)
                .notApplicable(linux().agent("3.1.1187.0"));
        on("greengrass-agent", cases)
                .pass(edge().agent("3.1.630.0"))
                .fail(Severity.DEGRADED, edge().agent("3.1.629.999999"))
                .fail(Severity.BLOCKER, edge().lost().agent("3.1.629.0"))
                .notApplicable(linux())
                .unknownAs(reason -> edge().no("agent", reason));

        Scene old = linux();
        old.latest = known(false);
        on("agent-recent", cases)
                .pass(linux())
                .pass(linux().no("agent", Reason.UNPARSEABLE))
                .pass(linux().no("latest", Reason.NOT_COLLECTED))
                .pass(linux().besides("3.3.1000.0"))
                .warn(old)
                .warn(linux().no("latest", Reason.NOT_COLLECTED).besides("3.3.1000.0"))
                .warn(windows().besides("3.3.1000.0"))
                .unknownAs(reason -> linux().no("latest", Reason.DENIED).no("agent", reason));

        Scene manual = linux();
        manual.autoUpdate = known(false);
        on("agent-auto-update", cases).pass(linux()).warn(manual).unknownAs(reason -> linux().no("autoUpdate", reason));
    }

    private static Scene listed(String name, String version) {
        return linux().os(PlatformType.LINUX, name, version);
    }

    private static void systems(List<Golden.Case> cases) {
        on("os-supported-linux", cases)
                .pass(linux())
                .pass(listed("Amazon Linux", "2"))
                .pass(listed("Amazon Linux", "2023.5.20240624"))
                .pass(listed("AlmaLinux", "8.3"))
                .fail(listed("AlmaLinux", "8.2"))
                .pass(listed("AlmaLinux", "8.10"))
                .fail(listed("AlmaLinux", "8.11"))
                .unknown(Reason.UNPARSEABLE, listed("AlmaLinux", "8"))
                .pass(listed("AlmaLinux", "9.4"))
                .pass(listed("Bottlerocket", "1.19.2"))
                .fail(listed("Bottlerocket", "0.9.0"))
                .pass(listed("CentOS Stream", "9"))
                .pass(listed("Debian GNU/Linux", "11"))
                .pass(listed("Debian GNU/Linux", "12"))
                .fail(listed("Debian GNU/Linux", "10"))
                .fail(listed("Debian GNU/Linux", "13"))
                .pass(listed("Oracle Linux Server", "7.8"))
                .fail(listed("Oracle Linux Server", "7.9"))
                .pass(listed("Oracle Linux Server", "8.10"))
                .pass(listed("Red Hat Enterprise Linux Server", "7.0"))
                .fail(listed("Red Hat Enterprise Linux Server", "6.10"))
                .pass(listed("Red Hat Enterprise Linux", "10.0"))
                .fail(listed("Red Hat Enterprise Linux", "11.0"))
                .pass(listed("Rocky Linux", "8.4"))
                .fail(listed("Rocky Linux", "10.0"))
                .pass(listed("SLES", "15.3"))
                .fail(listed("SLES", "15.2"))
                .pass(listed("Ubuntu", "16.04"))
                .pass(listed("Ubuntu", "25.04"))
                .fail(listed("Ubuntu", "20.10"))
                .fail(listed("Ubuntu", "14.04"))
                .warn(listed("Kali GNU/Linux", "2024.1"))
                .unknown(Reason.UNPARSEABLE, listed("", ""))
                .unknown(Reason.UNPARSEABLE, listed("Ubuntu", "noble"))
                .unknown(Reason.UNPARSEABLE, listed("Ubuntu", ""))
                .notApplicable(windows())
                .notApplicable(mac())
                .unknownAs(reason -> linux().no("platform", reason))
                .in(SEED)
                .pass(listed("CentOS Linux", "7"))
                .pass(listed("Amazon Linux AMI", "2018.03"))
                .in(CURRENT)
                .warn(listed("CentOS Linux", "7"))
                .fail(listed("Amazon Linux AMI", "2018.03"));

        Scene hybridMac = Scene.hybrid().os(PlatformType.MACOS, "macOS", "14.5");
        on("os-supported-macos", cases)
                .pass(mac())
                .pass(mac().os(PlatformType.MACOS, "macOS", "13.0"))
                .fail(mac().os(PlatformType.MACOS, "macOS", "10.15.7"))
                .fail(mac().os(PlatformType.MACOS, "macOS", "16.0"))
                .unknown(Reason.UNPARSEABLE, mac().os(PlatformType.MACOS, "macOS", ""))
                .notApplicable(linux())
                .notApplicable(hybridMac)
                .unknownAs(reason -> mac().no("platform", reason))
                .in(CURRENT)
                .pass(mac().os(PlatformType.MACOS, "macOS", "15.1"))
                .fail(mac().os(PlatformType.MACOS, "macOS", "12.7"))
                .in(SEED)
                .fail(mac().os(PlatformType.MACOS, "macOS", "15.1"))
                .pass(mac().os(PlatformType.MACOS, "macOS", "11.0"));

        on("os-supported-windows", cases)
                .pass(windows().windows("2012", "6.2.9200"))
                .pass(windows().windows("2012 R2", "6.3.9600"))
                .pass(windows().windows("2016", "10.0.14393"))
                .pass(windows())
                .pass(windows().windows("2022", "10.0.20348"))
                .fail(Severity.DEGRADED, windows().windows("2008 R2", "6.1.7601"))
                .fail(Severity.BLOCKER, windows().disconnected().windows("2008 R2", "6.1.7601"))
                .fail(Severity.FEATURE, windows().os(PlatformType.WINDOWS, "Microsoft Windows 11 Pro", "10.0.22631"))
                .fail(Severity.FEATURE, windows().os(PlatformType.WINDOWS, "Microsoft Windows 10 Pro", "10.0.19045"))
                .unknown(Reason.NOT_COLLECTED, windows().os(PlatformType.WINDOWS, "", "10.0.17763"))
                .unknown(Reason.UNPARSEABLE, windows().windows("2019", ""))
                .notApplicable(linux())
                .unknownAs(reason -> windows().no("platform", reason))
                .in(CURRENT)
                .pass(windows().windows("2025", "10.0.26100"))
                .in(SEED)
                .fail(Severity.FEATURE, windows().windows("2025", "10.0.26100"));

        on("os-not-nano", cases)
                .pass(windows().windows("2016", "10.0.14393"))
                .fail(windows().windows("2016 Nano", "10.0.14393").disconnected())
                .notApplicable(windows())
                .notApplicable(linux())
                .unknown(
                        Reason.NOT_COLLECTED,
                        windows().windows("2016", "10.0.14393").disconnected())
                .unknown(Reason.NOT_COLLECTED, windows().windows("2016", "").disconnected())
                .pass(windows().windows("2016", "10.0.14393").disconnected().powerShell("5.1.14393.1", 8, false))
                .fail(windows().windows("2016", "10.0.14393").disconnected().powerShell("5.1.14393.1", 143, false))
                .fail(windows().windows("2016", "10.0.14393").disconnected().powerShell("5.1.14393.1", 144, false))
                .unknownAs(reason ->
                        windows().windows("2016", "10.0.14393").disconnected().no("powerShell", reason))
                .unknownAs(reason -> windows().no("platform", reason));
    }
}
