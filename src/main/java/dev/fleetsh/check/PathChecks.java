package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.check.path.Doubt;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Stage;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way from the node to AWS. Observed signals decide before what EC2 says of networks. */
final class PathChecks {
    private static final String NETWORK =
            "the VPC's endpoints, routes and security groups (ec2:DescribeVpcEndpoints, ec2:DescribeRouteTables, ec2:DescribeSecurityGroups)";
    static final String DIAGNOSTICS = "`ssm-cli get-diagnostics` on the machine";

    /** What may open the way to an endpoint; which of them does is found when they are planned. */
    static final String[] WAYS = {
        "open-egress-443",
        "open-endpoint-ingress",
        "open-network-acl",
        "create-vpc-endpoints",
        "enable-private-dns",
        "repair-endpoint-policy",
        "route-options"
    };

    private static final Gate SSMMESSAGES_ONLY = Gate.named("ssmmessages-only");

    private PathChecks() {}

    static List<Definition> all(Edition edition) {
        return List.of(
                check("endpoint-ssm-443", "The node reaches ssm on port 443")
                        .reads("kind", "ping", "lastPing", "channel", "diagnostics", "network")
                        .fix("Open TCP 443 from the node to ssm: security groups, route, VPC endpoint.", WAYS)
                        .decides(look -> by(look, look.heard(), "the agent reports", Service.SSM)),
                check("endpoint-ssmmessages-443", "The node reaches ssmmessages on port 443")
                        .reads("kind", "channel", "diagnostics", "network")
                        .fix("Open TCP 443 from the node to ssmmessages: security groups, route, VPC endpoint.", WAYS)
                        .decides(look ->
                                by(look, look.connected(), "the session channel is connected", Service.SSMMESSAGES)),
                check("endpoint-ec2messages-443", "The node reaches ec2messages on port 443 where it needs to")
                        .gates(SSMMESSAGES_ONLY)
                        .reads("kind", "agent", "scope", "channel", "diagnostics", "network")
                        .severity(edition == Edition.SEED ? Severity.BLOCKER : Severity.DEGRADED)
                        .fix(
                                "Update the agent to 3.3.40.0 or newer, which does without ec2messages; or open TCP 443 to it.",
                                "update-agent",
                                "open-egress-443",
                                "open-network-acl",
                                "create-vpc-endpoints")
                        .source("systems-manager-setting-up-messageAPIs")
                        .note("AWS's pages disagree: session-manager-prerequisites still lists ec2messages, while"
                                + " systems-manager-setting-up-messageAPIs says that Regions launched in 2024 or later have"
                                + " none and that agents from 3.3.40.0 on use ssmmessages first. Sessions never use it, only"
                                + " Run Command does, so a missing path degrades older agents and blocks nobody. Rules seed"
                                + " go by the prerequisites.")
                        .decides(PathChecks::ec2messages),
                check("node-logs-endpoint", "The node reaches logs on port 443")
                        .appliesTo("nodes whose scope logs to CloudWatch")
                        .severity(Severity.DEGRADED)
                        .reads("kind", "preferences", "diagnostics", "network")
                        .dependsOn("session-document-valid")
                        .fix("Open TCP 443 from the node to logs.", WAYS)
                        .source("session-manager-troubleshooting")
                        .decides(look -> logs(
                                look,
                                Service.LOGS,
                                preferences ->
                                        !preferences.cloudWatchLogGroupName().isEmpty(),
                                SessionPreferences::cloudWatchEncryptionEnabled)),
                check("node-s3-endpoint", "The node reaches s3 on port 443")
                        .appliesTo("nodes whose scope logs to S3")
                        .severity(Severity.DEGRADED)
                        .reads("kind", "preferences", "diagnostics", "network")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Open TCP 443 from the node to s3; a gateway endpoint costs nothing.",
                                "create-s3-gateway",
                                "open-egress-443",
                                "open-network-acl")
                        .source("session-manager-troubleshooting")
                        .decides(look -> logs(
                                look,
                                Service.S3,
                                preferences -> !preferences.s3BucketName().isEmpty(),
                                SessionPreferences::s3EncryptionEnabled)));
    }

    static Outcome observed(String signal) {
        return Outcome.pass(() -> "observed: " + signal);
    }

    /** What a signal of the node proves stands, however the network looks; a way that is shut then is a warning. */
    private static Outcome by(Look look, boolean signal, String what, Service service) {
        if (!signal) {
            return path(look, service);
        }
        Path path = look.node().kind() == NodeKind.EC2 ? look.way(service) : null;
        return path == null || path.passage() != Passage.CLOSED ? observed(what) : contradicted(path, what);
    }

    private static Outcome contradicted(Path path, String signal) {
        Supplier<String> text = () -> "about to break? " + path.cause() + "; but " + signal;
        return PathAdvice.on(path, Outcome.warn(text).as(Severity.ADVISORY));
    }

    /** By what was seen on the node; else, for an instance, by what EC2 says of the network. */
    static Outcome path(Look look, Service service) {
        Outcome seen = Diagnosed.path(look, service.label());
        if (look.node().kind() != NodeKind.EC2) {
            return seen != null ? seen : Outcome.notCollected(way(look, service), DIAGNOSTICS);
        }
        Path path = look.way(service);
        if (seen != null && seen.verdict() != Verdict.FAIL) {
            Hop policy = policy(path);
            return policy == null
                    ? by(look, true, "get-diagnostics reached " + service.label() + " from the node", service)
                    : beyondDialling(look, service, path, policy);
        }
        if (path.passage() == Passage.CLOSED) {
            return PathAdvice.on(path, Outcome.fail(path::cause));
        }
        if (seen != null) {
            return seen;
        }
        return path.passage() == Passage.OPEN
                ? Outcome.pass(() -> way(look, service) + " is open, as far as EC2 shows it: " + path.cause())
                : undecided(look, service, path);
    }

    /** The endpoint's policy, where it does not let through as far as anybody knows, or null. */
    private static @Nullable Hop policy(Path path) {
        return path.hops().stream()
                .filter(hop -> hop.stage() == Stage.POLICY && hop.passage() != Passage.OPEN)
                .findFirst()
                .orElse(null);
    }

    /** get-diagnostics dials and asks for nothing, so that it proves nothing of what decides over requests. */
    private static Outcome beyondDialling(Look look, Service service, Path path, Hop policy) {
        if (policy.passage() == Passage.CLOSED) {
            return PathAdvice.on(
                    path,
                    Outcome.fail(() -> policy.clause() + "; get-diagnostics dials " + service.label()
                            + " and asks for nothing, so it does not see that"));
        }
        Doubt doubt = Objects.requireNonNull(policy.doubt());
        return Outcome.unknown(way(look, service), Fact.unknown(doubt.reason(), doubt.what(), policy.origin()));
    }

    private static Outcome undecided(Look look, Service service, Path path) {
        Doubt doubt = Objects.requireNonNull(path.deciding().doubt());
        if (doubt.reason() == Reason.NOT_COLLECTED) {
            return Outcome.notCollected(way(look, service), NETWORK);
        }
        Fact<Path> unknown =
                Fact.unknown(doubt.reason(), doubt.what(), path.deciding().origin());
        Outcome outcome = Outcome.unknown(way(look, service), unknown);
        Supplier<String> text = () -> outcome.text().get() + "; " + path.cause();
        return PathAdvice.on(path, Outcome.unknown(doubt.reason(), text));
    }

    private static String way(Look look, Service service) {
        return "the way to " + service.label() + " in " + look.node().region();
    }

    /** The way to where session logs go, where the preferences say so; the agent ends sessions that must be logged. */
    private static Outcome logs(
            Look look, Service service, Predicate<SessionPreferences> asked, Predicate<SessionPreferences> demanded) {
        Outcome ended = PreferenceChecks.unless(look, asked, "session preferences do not log to " + service.label());
        if (ended != null) {
            return ended;
        }
        Outcome path = path(look, service);
        boolean blocks = demanded.test(look.scope().preferences().require("preferences"));
        return path.severity() == Severity.ADVISORY ? path : path.as(blocks ? Severity.BLOCKER : Severity.DEGRADED);
    }

    private static Outcome ec2messages(Look look) {
        if (!MessageRegions.hasEc2Messages(look.node().region())) {
            return Outcome.notApplicable(() -> "Region " + look.node().region() + " has no ec2messages");
        }
        if (!look.current()) {
            Outcome path = path(look, Service.EC2MESSAGES);
            if (!look.connected()) {
                return path;
            }
            return path.verdict() == Verdict.UNKNOWN ? unused(path) : path.as(Severity.ADVISORY);
        }
        Fact<AgentVersion> agent =
                look.see("agent", look.node().agentFact(), SSMMESSAGES_ONLY.expected(look.edition()));
        boolean without =
                agent.isKnown() && SSMMESSAGES_ONLY.verdict(look.edition(), agent.require("agent")) == Verdict.PASS;
        if (without && look.connected()) {
            return Outcome.notApplicable(
                    () -> "agent " + agent
                            + " ≥ 3.3.40.0 uses ssmmessages instead, though AWS's page of prerequisites still lists ec2messages");
        }
        return path(look, Service.EC2MESSAGES).as(without ? Severity.ADVISORY : Severity.DEGRADED);
    }

    /** Session Manager itself never uses ec2messages, so a connected channel settles that sessions open without. */
    private static Outcome unused(Outcome path) {
        Supplier<String> text =
                () -> path.text().get() + "; sessions open without it, the session channel is connected";
        return Outcome.unknown(Objects.requireNonNull(path.unknown()), text).as(Severity.ADVISORY);
    }
}
