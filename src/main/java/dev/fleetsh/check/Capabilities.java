package dev.fleetsh.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each capability needs: checks of the node, and the gate that brought the feature. */
final class Capabilities {
    private static final Set<String> SHELL_ONLY = Set.of(
            "session-document-valid",
            "agent-version-kms",
            "session-kms-key-usable",
            "node-role-kms-decrypt",
            "node-kms-endpoint",
            "node-log-s3",
            "node-log-cloudwatch",
            "log-encryption-mismatch",
            "runas-user-exists",
            "dc-ssm-user-present");

    private Capabilities() {}

    /** The gate of the feature, or null where every agent that has sessions has it. */
    static @Nullable Gate gate(Capability capability) {
        return switch (capability) {
            case SHELL -> null;
            case KMS -> Gate.named("kms-encryption");
            case SHELL_PROFILE -> Gate.named("shell-profile");
            case PORT_FORWARD, SSH -> Gate.named("port-ssh");
            case REMOTE_HOST_FORWARD -> Gate.named("remote-host");
            case CLOUDWATCH_STREAMING -> Gate.named("cw-streaming");
            case RUN_AS -> Gate.named("run-as");
        };
    }

    /** The document that a person's client names, or null where it may name none. */
    static @Nullable String document(Capability capability) {
        return switch (capability) {
            case PORT_FORWARD -> "AWS-StartPortForwardingSession";
            case REMOTE_HOST_FORWARD -> "AWS-StartPortForwardingSessionToRemoteHost";
            case SSH -> "AWS-StartSSHSession";
            default -> null;
        };
    }

    /** Port sessions need neither ssm-user nor KMS, and are not logged; everything else is a shell session. */
    static boolean needsShell(Capability capability) {
        return capability != Capability.PORT_FORWARD
                && capability != Capability.SSH
                && capability != Capability.REMOTE_HOST_FORWARD;
    }

    /** Whether a failure of that finding stands in the way. */
    static boolean needs(Capability capability, Finding finding) {
        String id = finding.check().id();
        if (capability == Capability.CLOUDWATCH_STREAMING && id.equals("windows-streaming-powershell")) {
            return true;
        }
        return finding.severity() == Severity.BLOCKER
                && !id.equals("endpoint-ec2messages-443")
                && (needsShell(capability) || !SHELL_ONLY.contains(id));
    }

    static List<Finding> of(List<Finding> findings, Capability capability) {
        List<Finding> needed = new ArrayList<>();
        for (Finding finding : findings) {
            if (needs(capability, finding)) {
                needed.add(finding);
            }
        }
        return needed;
    }
}
