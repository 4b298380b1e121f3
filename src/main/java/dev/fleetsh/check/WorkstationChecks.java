package dev.fleetsh.check;

import dev.fleetsh.check.Workstation.Endpoint;
import dev.fleetsh.check.Workstation.Tool;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of the machine that fleetsh runs on. */
public final class WorkstationChecks {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){1,3}");
    private static final AgentVersion LEAST_CLI = AgentVersion.of(1, 16, 12, 0);

    private WorkstationChecks() {}

    private record Release(VersionRange range, String verdict, String why) {
        private static final List<Release> ALL = DataFile.read("plugin.tsv").stream()
                .map(row -> new Release(VersionRange.parse(row.text("range")), row.text("verdict"), row.text("why")))
                .toList();
    }

    private record Rule(
            Check check, Function<Workstation, Outcome> decide, Function<Workstation, List<Evidence>> seen) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    check(
                            "cli-min-version",
                            "The AWS CLI is new enough",
                            Severity.BLOCKER,
                            "Upgrade the AWS CLI.",
                            "session-manager-prerequisites"),
                    workstation -> cli(workstation.cli()),
                    workstation -> List.of(tool("AWS CLI", workstation.cli(), "≥ 1.16.12"))),
            new Rule(
                    check(
                            "plugin-installed",
                            "session-manager-plugin is installed",
                            Severity.BLOCKER,
                            "Install session-manager-plugin; the AWS CLI opens no session without it.",
                            "session-manager-prerequisites"),
                    workstation -> installed(workstation.plugin()),
                    workstation -> List.of(tool("session-manager-plugin", workstation.plugin(), "installed"))),
            new Rule(
                    check(
                            "plugin-min-version",
                            "session-manager-plugin is new enough",
                            Severity.BLOCKER,
                            "Install a release from 1.2.764.0 on that AWS has not deprecated.",
                            "plugin-version-history"),
                    workstation -> plugin(workstation.plugin()),
                    workstation -> List.of(tool("session-manager-plugin", workstation.plugin(), "≥ 1.2.764.0"))),
            new Rule(
                    check(
                            "workstation-reach",
                            "This machine reaches ssm and ssmmessages on port 443",
                            Severity.BLOCKER,
                            "Open TCP 443, WebSocket included, to ssm and ssmmessages of the Region.",
                            "StartSession.StreamUrl"),
                    workstation -> reach(workstation.endpoints()),
                    workstation -> workstation.endpoints().stream()
                            .map(endpoint -> Evidence.of(endpoint.host(), endpoint.open(), "true"))
                            .toList()),
            new Rule(
                    check(
                            "ssh-proxycommand",
                            "ssh sends i-* and mi-* through Session Manager",
                            Severity.FEATURE,
                            "Add `host i-* mi-*` with ProxyCommand `aws ssm start-session --target %h --document-name AWS-StartSSHSession --parameters portNumber=%p` to ~/.ssh/config.",
                            "getting-started-enable-ssh-connections"),
                    workstation -> ssh(workstation.sshProxyCommand()),
                    workstation -> List.of(Evidence.of("ProxyCommand", workstation.sshProxyCommand(), "true"))));

    /** The checks, in the order in which they are shown; the same in both editions. */
    public static List<Check> checks(Edition edition) {
        return RULES.stream().map(Rule::check).toList();
    }

    /** Findings of every check on this machine. */
    public static List<Finding> evaluate(Workstation workstation, Edition edition) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            boolean unknownToSeed = edition == Edition.SEED && rule.check().id().equals("plugin-min-version");
            Outcome outcome = unknownToSeed
                    ? Outcome.notApplicable("the page of this edition asks for the plugin, of any version")
                    : rule.decide().apply(workstation);
            findings.add(Finding.of(rule.check(), outcome, rule.seen().apply(workstation)));
        }
        return findings;
    }

    private static Check check(String id, String title, Severity severity, String advice, String page) {
        return new Check(
                id,
                title,
                "this machine",
                severity,
                List.of(),
                List.of(),
                id.equals("plugin-min-version") ? List.of("plugin-installed") : List.of(),
                id.equals("workstation-reach") ? List.of() : List.of("workstation-tools"),
                advice,
                new RuleSource(page, CatalogueDates.READ),
                List.of(),
                "");
    }

    private static Evidence tool(String name, Fact<Tool> tool, String expected) {
        return Evidence.of(name, tool.map(t -> t.installed() ? t.version() : "not installed"), expected);
    }

    private static @Nullable AgentVersion version(Tool tool) {
        Matcher numbers = NUMBERS.matcher(tool.version());
        return numbers.find() ? AgentVersion.parse(numbers.group()) : null;
    }

    private static Outcome cli(Fact<Tool> fact) {
        if (!fact.isKnown()) {
            return Outcome.unknown("version of the AWS CLI", fact);
        }
        Tool tool = fact.require("cli");
        if (!tool.installed()) {
            return Outcome.notApplicable("the AWS CLI is not installed; only its users need it");
        }
        AgentVersion version = version(tool);
        if (version == null) {
            return unreadable("AWS CLI", tool);
        }
        return version.compareTo(LEAST_CLI) >= 0
                ? Outcome.pass(() -> "AWS CLI " + number(tool) + " ≥ 1.16.12")
                : Outcome.fail(() -> "AWS CLI " + number(tool) + " < 1.16.12");
    }

    private static Outcome installed(Fact<Tool> fact) {
        if (!fact.isKnown()) {
            return Outcome.unknown("session-manager-plugin", fact);
        }
        return fact.require("plugin").installed()
                ? Outcome.pass("session-manager-plugin is on the search path")
                : Outcome.fail("session-manager-plugin is not on the search path");
    }

    private static Outcome plugin(Fact<Tool> fact) {
        if (!fact.isKnown()) {
            return Outcome.unknown("session-manager-plugin", fact);
        }
        Tool tool = fact.require("plugin");
        if (!tool.installed()) {
            return Outcome.notApplicable("session-manager-plugin is not installed");
        }
        AgentVersion version = version(tool);
        if (version == null) {
            return unreadable("session-manager-plugin", tool);
        }
        Release release = Release.ALL.stream()
                .filter(row -> row.range().contains(version))
                .findFirst()
                .orElseThrow();
        String text = "session-manager-plugin " + number(tool) + ": " + release.why();
        return switch (release.verdict()) {
            case "pass" -> Outcome.pass(text);
            case "warn" -> Outcome.warn(() -> text).as(Severity.ADVISORY);
            default -> Outcome.fail(text);
        };
    }

    private static Outcome reach(List<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            return Outcome.notCollected("the way to AWS", "dialling its endpoints");
        }
        List<String> closed = endpoints.stream()
                .filter(endpoint -> endpoint.open().is(false))
                .map(Endpoint::host)
                .toList();
        if (!closed.isEmpty()) {
            return Outcome.fail(() -> "no TLS connection to " + String.join(", ", closed));
        }
        for (Endpoint endpoint : endpoints) {
            if (!endpoint.open().isKnown()) {
                return Outcome.unknown("the way to " + endpoint.host(), endpoint.open());
            }
        }
        return Outcome.pass(() -> endpoints.size() + " of " + endpoints.size() + " endpoints answer over TLS");
    }

    private static Outcome ssh(Fact<Boolean> proxy) {
        if (!proxy.isKnown()) {
            return Outcome.unknown("~/.ssh/config", proxy);
        }
        return proxy.is(true)
                ? Outcome.pass("~/.ssh/config sends i-* and mi-* through Session Manager")
                : Outcome.warn(() -> "~/.ssh/config has no ProxyCommand for i-* and mi-*; only `ssh NODE` needs it");
    }

    private static Outcome unreadable(String what, Tool tool) {
        return Outcome.unknown(Reason.UNPARSEABLE, () -> what + " prints no version: '" + tool.version() + "'");
    }

    private static String number(Tool tool) {
        Matcher numbers = NUMBERS.matcher(tool.version());
        return numbers.find() ? numbers.group() : tool.version();
    }
}
