package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what a node can do, from its findings and the gate of the feature. */
final class CapabilityRule {
    private CapabilityRule() {}

    static CapabilityAnswer answer(
            Node node, Capability capability, List<Finding> findings, List<Finding> roots, Surroundings surroundings) {
        if (Instances.off(node)) {
            return new CapabilityAnswer(node, capability, Answer.NO, "the instance is " + node.state(), List.of());
        }
        if (capability == Capability.RUN_AS
                && node.platformFact()
                        .map(platform -> platform.type() == PlatformType.WINDOWS)
                        .is(true)) {
            return new CapabilityAnswer(node, capability, Answer.NO, "run-as is for Linux and macOS", List.of());
        }
        List<Finding> needed = Capabilities.of(findings, capability);
        List<Finding> failing = with(needed, Verdict.FAIL);
        if (!failing.isEmpty()) {
            Finding first = failing.stream().filter(roots::contains).findFirst().orElse(failing.get(0));
            return new CapabilityAnswer(node, capability, Answer.NO, first.reason(), failing);
        }
        Gate gate = Capabilities.gate(capability);
        Outcome version = gate == null ? null : AgentChecks.gate(Look.deciding(node, surroundings), gate);
        if (version != null && version.verdict() == Verdict.FAIL) {
            return new CapabilityAnswer(
                    node, capability, Answer.NO, version.text().get(), List.of());
        }
        String refused = refused(node, capability, surroundings);
        if (refused != null) {
            return new CapabilityAnswer(
                    node, capability, Answer.NO, refused, named(findings, OperatorChecks.START, OperatorChecks.KEY));
        }
        List<Finding> unknown = with(needed, Verdict.UNKNOWN);
        if (!unknown.isEmpty()) {
            String more = unknown.size() == 1 ? "" : " (and " + (unknown.size() - 1) + " more)";
            return new CapabilityAnswer(
                    node, capability, Answer.UNKNOWN, unknown.get(0).reason() + more, unknown);
        }
        if (version != null && (version.verdict() == Verdict.UNKNOWN || doubtful(gate, version))) {
            return new CapabilityAnswer(
                    node, capability, Answer.UNKNOWN, version.text().get(), List.of());
        }
        List<Finding> overruled =
                findings.stream().filter(CapabilityRule::overruled).toList();
        StringBuilder yes = new StringBuilder(yes(node, capability, version));
        overruled.forEach(finding -> yes.append("; but ").append(finding.reason()));
        named(findings, OperatorChecks.START).stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN && finding.unknown() != Reason.NOT_COLLECTED)
                .forEach(finding -> yes.append("; ").append(finding.reason()));
        return new CapabilityAnswer(
                node,
                capability,
                Answer.YES,
                yes.toString(),
                Stream.concat(overruled.stream(), needed.stream()).toList());
    }

    /** What the person who asks may not do, or null where nothing is known to be refused. */
    private static @Nullable String refused(Node node, Capability capability, Surroundings surroundings) {
        ScopeRights rights = surroundings.rights(node.scope());
        String who = OperatorChecks.who(node.scope());
        if (rights.starts(node) instanceof Grant.Denied denied) {
            return Granting.refusal(who, denied) + " on it";
        }
        String document = Capabilities.document(capability);
        if (document != null && rights.opens(document) instanceof Grant.Denied denied) {
            return Granting.refusal(who, denied) + " with document " + document;
        }
        return Capabilities.needsShell(capability)
                        && asked(node, SessionPreferences::encryptsSessions)
                        && rights.makesKeys() instanceof Grant.Denied denied
                ? Granting.refusal(who, denied) + " on the KMS key of sessions"
                : null;
    }

    private static List<Finding> named(List<Finding> findings, String... ids) {
        return findings.stream()
                .filter(finding -> List.of(ids).contains(finding.check().id()))
                .toList();
    }

    /** A static rule says no, and the node's signals say that it works. */
    private static boolean overruled(Finding finding) {
        return finding.verdict() == Verdict.FAIL
                && finding.check().severity() == Severity.BLOCKER
                && finding.severity() == Severity.DEGRADED;
    }

    /** The page promises what the source lacks: nobody can say which is right for this node. */
    private static boolean doubtful(@Nullable Gate gate, Outcome version) {
        return gate != null && gate.promisedTooEarly() && version.verdict() == Verdict.WARN;
    }

    private static String yes(Node node, Capability capability, @Nullable Outcome version) {
        StringBuilder text = new StringBuilder();
        if (version != null) {
            text.append(version.text().get()).append(", ");
        }
        text.append("channel connected");
        return text + aside(node, capability);
    }

    private static String aside(Node node, Capability capability) {
        return switch (capability) {
            case PORT_FORWARD, REMOTE_HOST_FORWARD ->
                "; needs no ssm-user" + (asked(node, SessionPreferences::encryptsSessions) ? " and no KMS key" : "");
            case SSH -> "; needs sshd on the node and a key, but no ssm-user";
            case KMS -> otherwise(node, SessionPreferences::encryptsSessions, "name no key");
            case SHELL_PROFILE ->
                otherwise(
                        node,
                        preferences -> !(preferences.shellProfileLinux() + preferences.shellProfileWindows()).isEmpty(),
                        "set no profile");
            case CLOUDWATCH_STREAMING -> otherwise(node, SessionPreferences::streamsToCloudWatch, "do not stream");
            case RUN_AS -> otherwise(node, SessionPreferences::runAsEnabled, "do not turn it on");
            case SHELL -> "";
        };
    }

    private static String otherwise(Node node, Predicate<SessionPreferences> asked, String text) {
        return asked(node, asked)
                ? ""
                : "; session preferences of " + node.scope().label() + " " + text;
    }

    private static boolean asked(Node node, Predicate<SessionPreferences> asked) {
        return node.scope().preferences().map(asked::test).is(true);
    }

    private static List<Finding> with(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }
}
