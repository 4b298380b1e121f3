package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that passes by itself: AWS has answered an earlier call of the plan, and other parts of it do not know that
 * yet. The call that was refused has changed nothing and is made again, as long as this time has not passed since the plan's
 * own last change.
 *
 * @param operation that is refused
 * @param codes of the refusals
 * @param text what AWS's text has in it as well; empty where the code tells enough
 * @param within how long it may take
 * @param why it is refused, in a clause
 */
record Settling(String operation, Set<String> codes, String text, Duration within, String why) {
    /** "Changes … are eventually consistent": AWS names no time, and two minutes are what other tools wait for. */
    private static final Duration IAM = Duration.ofMinutes(2);

    /** Interfaces of an endpoint go some minutes after it was deleted; AWS names no time. */
    private static final Duration INTERFACES = Duration.ofMinutes(10);

    private static final Duration EC2 = Duration.ofMinutes(2);

    private static final String IAM_WHY = "IAM tells the others of what is new or gone after a while";
    private static final String INTERFACE_WHY = "the interfaces of what was deleted go after some minutes";
    private static final String EC2_WHY = "EC2 knows what is new everywhere after a while";

    /**
     * Sources, read on 2026-11-25: IAM User Guide, "Troubleshoot IAM", "Changes that I make are not always immediately
     * visible"; Amazon EC2 API Reference, "Eventual consistency" and "Client error codes" (DependencyViolation); IAM API
     * Reference, DeleteRole (DeleteConflict). What Systems Manager and EC2 say of a role or profile that is new is in no
     * reference; the texts are those that tools meet (terraform-provider-aws, pull request 14263; eks-hybrid, 608).
     */
    private static final List<Settling> ALL = List.of(
            new Settling("ec2:DeleteSecurityGroup", Set.of("DependencyViolation"), "", INTERFACES, INTERFACE_WHY),
            new Settling(
                    "ec2:CreateVpcEndpoint",
                    Set.of("InvalidParameter"),
                    "conflicting DNS domain",
                    INTERFACES,
                    "an endpoint that was deleted keeps its names for some minutes"),
            new Settling(
                    "ec2:CreateVpcEndpoint",
                    Set.of("InvalidGroup.NotFound", "InvalidSecurityGroupID.NotFound"),
                    "",
                    EC2,
                    EC2_WHY),
            new Settling("ec2:AuthorizeSecurityGroupIngress", Set.of("InvalidGroup.NotFound"), "", EC2, EC2_WHY),
            new Settling(
                    "ec2:AssociateIamInstanceProfile",
                    Set.of("InvalidParameterValue"),
                    "IAM Instance Profile",
                    IAM,
                    IAM_WHY),
            new Settling(
                    "ec2:ReplaceIamInstanceProfileAssociation",
                    Set.of("InvalidParameterValue"),
                    "IAM Instance Profile",
                    IAM,
                    IAM_WHY),
            new Settling("ssm:CreateActivation", Set.of("ValidationException"), "role", IAM, IAM_WHY),
            new Settling("ssm:UpdateServiceSetting", Set.of("ValidationException"), "role", IAM, IAM_WHY),
            new Settling("iam:AttachRolePolicy", Set.of("NoSuchEntity"), "", IAM, IAM_WHY),
            new Settling("iam:PutRolePolicy", Set.of("NoSuchEntity"), "", IAM, IAM_WHY),
            new Settling("iam:AddRoleToInstanceProfile", Set.of("NoSuchEntity"), "", IAM, IAM_WHY),
            new Settling("iam:DeleteRole", Set.of("DeleteConflict"), "", IAM, IAM_WHY),
            new Settling("iam:DeleteInstanceProfile", Set.of("DeleteConflict"), "", IAM, IAM_WHY),
            new Settling("iam:DeletePolicy", Set.of("DeleteConflict"), "", IAM, IAM_WHY));

    /** What a refusal waits for; null where it stays refused. */
    static @Nullable Settling of(String operation, RefusedException refusal) {
        return ALL.stream()
                .filter(one -> one.operation.equals(operation)
                        && one.codes.contains(refusal.code())
                        && refusal.getMessage().contains(one.text))
                .findFirst()
                .orElse(null);
    }
}
