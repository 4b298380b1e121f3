package dev.fleetsh.check;

import java.util.List;
import java.util.Map;

/** The facts that rules may read: the IAM actions that collect them, and the traits that carry them. */
final class Inputs {
    private static final List<String> LISTING =
            List.of("ssm:DescribeInstanceProperties", "ssm:DescribeInstanceInformation");
    private static final List<String> INSTANCES = List.of("ec2:DescribeInstances");
    private static final List<String> NETWORKS = List.of(
            "ec2:DescribeInstances",
            "ec2:DescribeVpcs",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeSubnets",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribeRouteTables",
            "ec2:DescribeNatGateways",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeEgressOnlyInternetGateways",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeManagedPrefixLists",
            "ec2:GetManagedPrefixListEntries");
    private static final List<String> SETTING = List.of("ssm:GetServiceSetting");
    private static final List<String> INVENTORY = List.of("ssm:GetInventory");

    private static final Map<String, Input> INPUTS = Map.ofEntries(
            input("platform", LISTING, Trait.PLATFORM),
            input("agent", LISTING, Trait.AGENT),
            input("latest", List.of("ssm:DescribeInstanceInformation"), Trait.LATEST, Trait.BEHIND),
            input("registered", LISTING, Trait.REGISTERED),
            input("ping", LISTING, Trait.PING),
            input("lastPing", LISTING, Trait.FRESHNESS),
            input("role", LISTING, Trait.ROLE),
            input("kind", List.of(), Trait.KIND),
            input("scope", List.of(), Trait.SCOPE),
            input("channel", List.of("ssm:GetConnectionStatus"), Trait.CHANNEL),
            input("state", INSTANCES, Trait.STATE),
            input("profile", INSTANCES, Trait.PROFILE),
            input("metadata", INSTANCES, Trait.METADATA),
            input("network", NETWORKS, Trait.WAY),
            input("autoUpdate", List.of("ssm:ListAssociations"), Trait.AUTO_UPDATE),
            input("directoryRole", INVENTORY, Trait.DIRECTORY_ROLE),
            input("directoryService", INVENTORY, Trait.DIRECTORY_SERVICE),
            input("domainProbe", List.of(), Trait.PROBE),
            input("ssmUser", List.of(), Trait.USER),
            input("runAsUser", List.of(), Trait.RUN_AS_USER),
            input("diagnostics", List.of(), Trait.DIAGNOSTICS),
            input("clockSkew", List.of(), Trait.CLOCK),
            input("tlsTrust", List.of(), Trait.TLS),
            input("powerShell", List.of(), Trait.RUN_AS_USER, Trait.PLATFORM),
            input("preferences", List.of("ssm:GetDocument"), Trait.SCOPE),
            input("tier", SETTING, Trait.SCOPE),
            input("hostManagement", SETTING, Trait.SCOPE),
            input(
                    "permissions",
                    List.of(
                            "iam:GetInstanceProfile",
                            "iam:GetRole",
                            "iam:SimulatePrincipalPolicy",
                            "iam:ListAttachedRolePolicies"),
                    Trait.PERMITTED,
                    Trait.SCOPE),
            input("operator", List.of("iam:SimulatePrincipalPolicy"), Trait.OPERATOR, Trait.SCOPE),
            input("runAsTag", List.of("iam:ListRoleTags", "iam:ListUserTags"), Trait.SCOPE),
            input("key", List.of("kms:DescribeKey"), Trait.SCOPE),
            input("keyPolicy", List.of("kms:GetKeyPolicy"), Trait.PERMITTED, Trait.SCOPE),
            input("logGroup", List.of("logs:DescribeLogGroups"), Trait.SCOPE),
            input("bucket", List.of("s3:GetEncryptionConfiguration", "s3:GetBucketLocation"), Trait.SCOPE),
            input("activations", List.of("ssm:DescribeActivations"), Trait.ACTIVATION),
            input("documents", List.of("ssm:ListDocuments", "ssm:GetDocument"), Trait.SCOPE),
            input("justInTime", List.of("ssm:DescribeSessions"), Trait.SCOPE),
            input("twin", List.of(), Trait.TWIN));

    private record Input(List<String> actions, List<Trait> traits) {}

    private Inputs() {}

    /**
     * @throws IllegalArgumentException for a fact that no rule may read
     */
    static List<String> actions(String fact) {
        return named(fact).actions();
    }

    /**
     * @throws IllegalArgumentException for a fact that no rule may read
     */
    static List<Trait> traits(String fact) {
        return named(fact).traits();
    }

    static boolean known(String fact) {
        return INPUTS.containsKey(fact);
    }

    private static Input named(String fact) {
        Input input = INPUTS.get(fact);
        if (input == null) {
            throw new IllegalArgumentException("no fact that rules may read: " + fact);
        }
        return input;
    }

    private static Map.Entry<String, Input> input(String fact, List<String> actions, Trait... traits) {
        return Map.entry(fact, new Input(actions, List.of(traits)));
    }
}
