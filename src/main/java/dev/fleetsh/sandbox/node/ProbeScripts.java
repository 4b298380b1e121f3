package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Directory;
import dev.fleetsh.sandbox.world.DirectoryUser;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.OsUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that only look. */
final class ProbeScripts {
    private static final String USER = "ssm-user";

    private static final Map<String, Scripts.Model> BOTH = Map.of(
            "probe-diagnostics 1", (host, arguments) -> Diagnostics.ended(host),
            "probe-clock 1", (host, arguments) -> clock(host),
            "probe-tls 1", (host, arguments) -> tls(host));

    private ProbeScripts() {}

    static Map<String, Scripts.Model> in(Language language) {
        Map<String, Scripts.Model> models = new HashMap<>(BOTH);
        if (language == Language.SHELL) {
            models.put("probe-user 1", (host, arguments) -> user(host));
            models.put("probe-os-user 1", ProbeScripts::osUser);
        } else {
            models.put("probe-domain 1", (host, arguments) -> domain(host));
            models.put("probe-user 1", (host, arguments) -> windowsUser(host));
            models.put("probe-powershell 1", (host, arguments) -> powerShell(host));
        }
        return models;
    }

    private static Ended domain(Host host) {
        Json line = Json.line();
        if (host.truth().nano()) {
            return line.with("dc", false)
                    .with("error", "The term 'Get-WmiObject' is not recognized as the name of a cmdlet.")
                    .ended();
        }
        Directory directory = host.directory();
        line.with("dc", directory != null)
                .with("domainRole", host.truth().domainRole())
                .with("domain", domainName(host))
                .with("ntds", ntds(host));
        if (directory == null) {
            return line.ended();
        }
        DirectoryUser user = directory.on(host.node().id());
        line.with("rodc", host.truth().readOnlyController())
                .with(
                        "pdc",
                        directory.domain().primary() + "." + directory.domain().name())
                .with("domainSid", directory.domain().sid())
                .with("user", user != null);
        if (user != null) {
            line.with("enabled", user.enabled())
                    .with("locked", user.locked())
                    .with("expires", "")
                    .with("workstations", "")
                    .with("domainAdmin", user.domainAdmin());
        }
        return line.ended();
    }

    private static String domainName(Host host) {
        var domain = host.truth().domain();
        return domain == null ? "WORKGROUP" : domain.name();
    }

    /** State of the service NTDS, by the word that PowerShell has for it. */
    static String ntds(Host host) {
        if (host.truth().controller()) {
            return "Running";
        }
        Inventory services = host.node().inventory("AWS:Service");
        List<Map<String, String>> rows = services == null ? List.of() : services.rows();
        return rows.stream()
                .filter(row -> "NTDS".equals(row.get("Name")))
                .map(row -> row.getOrDefault("Status", "Absent"))
                .findFirst()
                .orElse("Absent");
    }

    private static Ended user(Host host) {
        OsUser user = host.machine().users().get(USER);
        String sudoers = host.machine().sudoers();
        return Json.line()
                .with("user", user != null)
                .with("admin", user != null && rules(sudoers))
                .with("sudoers", Json.encoded(sudoers))
                .ended();
    }

    /** Whether a line that is no comment gives ssm-user rights. */
    private static boolean rules(@Nullable String sudoers) {
        return sudoers != null && sudoers.lines().anyMatch(line -> line.strip().startsWith(USER + " "));
    }

    private static Ended windowsUser(Host host) {
        Directory directory = host.directory();
        if (directory != null) {
            DirectoryUser user = directory.on(host.node().id());
            return Json.line()
                    .with("user", user != null)
                    // The group Administrators has Domain Admins as a member, and not their members.
                    .with("admin", false)
                    .ended();
        }
        OsUser user = host.machine().users().get(USER);
        return Json.line()
                .with("user", user != null)
                .with("admin", user != null && user.admin())
                .ended();
    }

    /** The version that each Windows ships with, 5.1 since Server 2016, and the edition as Windows numbers it. */
    private static Ended powerShell(Host host) {
        String windows = host.agent().platform().version();
        String version = Versions.compare(windows, "10.0") >= 0
                ? "5.1." + windows.replaceFirst("^10\\.0\\.", "") + ".1"
                : Versions.compare(windows, "6.3") >= 0 ? "4.0" : "3.0";
        int sku = host.truth().nano() ? 143 : host.agent().platform().name().contains("Datacenter") ? 8 : 7;
        return Json.line()
                .with("version", version)
                .with("sku", sku)
                .with("transcription", false)
                .ended();
    }

    private static Ended osUser(Host host, Map<String, String> arguments) {
        return Json.line()
                .with("user", host.machine().users().containsKey(arguments.getOrDefault("user", "")))
                .ended();
    }

    private static Ended clock(Host host) {
        Instant shown = host.live().now().plus(host.machine().clockOffset());
        return Json.line()
                .with("epoch", shown.getEpochSecond())
                .with("synchronised", host.machine().synchronised())
                .ended();
    }

    private static Ended tls(Host host) {
        String result = host.machine().trustsAmazon() ? "ok" : "unable to get local issuer certificate";
        return Json.line()
                .with("ssm", result)
                .with("ssmmessages", result)
                .with("protocol", host.machine().trustsAmazon() ? protocol(host) : "")
                .ended();
    }

    /** Windows speaks TLS 1.3 since Server 2022, which is 10.0.20348. */
    private static String protocol(Host host) {
        return host.windows() && Versions.compare(host.agent().platform().version(), "10.0.20348") < 0
                ? "TLSv1.2"
                : "TLSv1.3";
    }
}
