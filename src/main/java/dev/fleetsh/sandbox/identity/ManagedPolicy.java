package dev.fleetsh.sandbox.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy that AWS manages, as far as the simulated accounts use any.
 *
 * @param name its name
 * @param path such as {@code /} or {@code /service-role/}
 * @param id {@code ANPA…}
 * @param version of the document, such as {@code v2}
 * @param description what it is for
 * @param actions that it allows on every resource
 */
public record ManagedPolicy(
        String name, String path, String id, String version, String description, List<String> actions) {
    private static final List<String> AGENT = List.of(
            "ssm:DescribeAssociation",
            "ssm:GetDeployablePatchSnapshotForInstance",
            "ssm:GetDocument",
            "ssm:DescribeDocument",
            "ssm:GetManifest",
            "ssm:ListAssociations",
            "ssm:ListInstanceAssociations",
            "ssm:PutInventory",
            "ssm:PutComplianceItems",
            "ssm:PutConfigurePackageResult",
            "ssm:UpdateAssociationStatus",
            "ssm:UpdateInstanceAssociationStatus",
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
            "ec2messages:AcknowledgeMessage",
            "ec2messages:DeleteMessage",
            "ec2messages:FailMessage",
            "ec2messages:GetEndpoint",
            "ec2messages:GetMessages",
            "ec2messages:SendReply");

    /** All that there are. */
    public static final List<ManagedPolicy> ALL = List.of(
            new ManagedPolicy(
                    "AmazonSSMManagedInstanceCore",
                    "/",
                    "ANPAIXSHM2BNB2D3AXXRU",
                    "v2",
                    "The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.",
                    plus(AGENT, "ssm:GetParameter", "ssm:GetParameters")),
            new ManagedPolicy(
                    "AmazonSSMManagedEC2InstanceDefaultPolicy",
                    "/",
                    "ANPAZKAPJZG4JMH5BHE4R",
                    "v1",
                    "This policy enables AWS Systems Manager functionality on EC2 instances.",
                    AGENT),
            new ManagedPolicy(
                    "CloudWatchAgentServerPolicy",
                    "/",
                    "ANPAIPHJPABL3ANPHVHXS",
                    "v3",
                    "Permissions required to use AmazonCloudWatchAgent on servers",
                    List.of(
                            "cloudwatch:PutMetricData",
                            "ec2:DescribeVolumes",
                            "ec2:DescribeTags",
                            "logs:PutLogEvents",
                            "logs:DescribeLogStreams",
                            "logs:DescribeLogGroups",
                            "logs:CreateLogStream",
                            "logs:CreateLogGroup")),
            new ManagedPolicy(
                    "AmazonS3ReadOnlyAccess",
                    "/",
                    "ANPAIZTJ4DXE7G6AGAE6M",
                    "v3",
                    "Provides read only access to all buckets via the AWS Management Console.",
                    List.of("s3:Get*", "s3:List*", "s3:Describe*")));

    private static List<String> plus(List<String> actions, String... more) {
        List<String> all = new ArrayList<>(actions);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** The policy with this ARN. */
    public static Optional<ManagedPolicy> of(String arn) {
        return ALL.stream().filter(policy -> policy.arn().equals(arn)).findFirst();
    }

    /** Its ARN. */
    public String arn() {
        return "arn:aws:iam::aws:policy" + path + name;
    }

    /** Its document. */
    public String document() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\""
                + String.join("\",\"", actions) + "\"],\"Resource\":\"*\"}]}";
    }
}
