package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.identity.Identity;
import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** IAM of the three accounts: the roles and instance profiles that their nodes use, some of which have a flaw. */
final class Identities {
    /** Where the flaw is that nobody trusts: its trust policy names another service. */
    static final String DISTRUSTED_ROLE = "db-valencia";

    /** Of machines outside AWS, and with a trust policy for instances. */
    static final String DISTRUSTED_HYBRID_ROLE = "SSMSiteRole";

    /** Whose role has the core permissions and none for keys and logs. */
    static final String MINIMAL = "app-minimal";

    /** A policy of its own denies what agents report with. */
    static final String DENIED = "app-denied";

    /** Its permissions boundary leaves sessions out. */
    static final String BOUNDED = "app-bounded";

    /** May hold sessions only for members of an organisation, which a simulation is not told of. */
    static final String CONDITIONAL = "app-conditional";

    /** Trusts Systems Manager for another account. */
    static final String FOREIGN_HYBRID_ROLE = "SSMForeignRole";

    /** Whom the policy of the key of sessions denies. */
    static final String KEYLESS = "app-keyless";

    private static final String DENIAL = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ssm:UpdateInstanceInformation",\
            "Resource":"*"}]}""";

    private static final String CONDITION = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssmmessages:*","Resource":"*",\
            "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-7f3kq2mw9x"}}}]}""";

    /** What the organisation puts over LABS. */
    private static final Map<String, String> GUARD_RAILS = Map.of(
            "FullAWSAccess",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
            "no-sessions-outside-aws",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"ssm:StartSession\","
                    + "\"Resource\":\"arn:aws:ssm:us-east-1:*:managed-instance/*\"}]}");

    private static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private static final String HOSTS = "arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy";
    private static final Instant CREATED = Instant.parse("2023-05-16T08:20:00Z");

    private static final String SESSIONS = """
            {"Version":"2012-10-17","Statement":[\
            {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"},\
            {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents","logs:DescribeLogGroups",\
            "logs:DescribeLogStreams"],"Resource":"*"},\
            {"Effect":"Allow","Action":["s3:PutObject","s3:GetEncryptionConfiguration"],"Resource":"*"}]}""";

    /** What agents need to report, and nothing for sessions. */
    private static final String REPORTING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:*","ec2messages:*"],"Resource":"*"}]}""";

    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** What the fleet is read by, and sessions are started. */
    private static final String READS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*","Action":[\
            "ssm:Describe*","ssm:Get*","ssm:List*","ssm:StartSession","ssm:ResumeSession","ssm:TerminateSession",\
            "ec2:Describe*","ec2:Get*","iam:Get*","iam:List*","iam:SimulatePrincipalPolicy","kms:Describe*","kms:Get*",\
            "kms:List*","kms:GenerateDataKey","logs:Describe*","logs:List*","s3:Get*","s3:List*"]}]}""";

    /** What LABS wants to hear from whoever takes its role. */
    static final String EXTERNAL_ID = "fleet-of-labs";

    private Identities() {}

    static Map<String, Identity> all() {
        return Accounts.ALL.stream().collect(Collectors.toUnmodifiableMap(Account::id, Identities::of));
    }

    private static Identity of(Account account) {
        Identity common = entered(account)
                .with(operator(account))
                .with(sessions(role("AmazonSSMInstanceRole", "/", trust("ec2"), Set.of(CORE))))
                .with(profile("AmazonSSMInstanceProfile", "AmazonSSMInstanceRole"))
                .with(sessions(role("SSMHybridRole", "/", hybridTrust(account), Set.of(CORE))))
                .with(sessions(role("SSMCloudConnectorRole", "/", hybridTrust(account), Set.of(CORE))))
                .with(sessions(
                        role("GreengrassV2TokenExchangeRole", "/", trust("credentials.iot", "ssm"), Set.of(CORE))))
                .with(sessions(role(
                        "AWSSystemsManagerDefaultEC2InstanceManagementRole",
                        "/service-role/",
                        trust("ssm"),
                        Set.of(HOSTS))));
        if (account == Accounts.RETAIL) {
            return common.with(role("app-legacy", "/", trust("ec2"), Set.of()).withInline("agent", REPORTING))
                    .with(profile("app-legacy", "app-legacy"))
                    .with(profile("EmptyProfile", null))
                    .with(role("HybridLegacyRole", "/", hybridTrust(account), Set.of())
                            .withInline("agent", REPORTING))
                    .with(role(DISTRUSTED_HYBRID_ROLE, "/", trust("ec2"), Set.of(CORE)))
                    .with(role(DENIED, "/", trust("ec2"), Set.of(CORE)).withInline("lockdown", DENIAL))
                    .with(profile(DENIED, DENIED))
                    .with(role(BOUNDED, "/", trust("ec2"), Set.of(CORE))
                            .withBoundary(
                                    new Role.Boundary("arn:aws:iam::" + account.id() + ":policy/teams", REPORTING)))
                    .with(profile(BOUNDED, BOUNDED))
                    .with(role(CONDITIONAL, "/", trust("ec2"), Set.of())
                            .withInline("agent", REPORTING)
                            .withInline("sessions", CONDITION))
                    .with(profile(CONDITIONAL, CONDITIONAL))
                    .with(role(FOREIGN_HYBRID_ROLE, "/", hybridTrust(Accounts.LABS), Set.of(CORE)))
                    .with(role(DISTRUSTED_ROLE, "/", trust("lambda"), Set.of(CORE)))
                    .with(profile(DISTRUSTED_ROLE, DISTRUSTED_ROLE));
        }
        return account == Accounts.PLATFORM
                ? common.with(role(MINIMAL, "/", trust("ec2"), Set.of(CORE)))
                        .with(profile(MINIMAL, MINIMAL))
                        .with(sessions(role(KEYLESS, "/", trust("ec2"), Set.of(CORE))))
                        .with(profile(KEYLESS, KEYLESS))
                : new Identity(common.roles(), common.profiles(), common.users(), GUARD_RAILS);
    }

    private static Role role(String name, String path, String trust, Set<String> attached) {
        return new Role(name, path, "AROA" + id(name), trust, attached, Map.of(), "", CREATED, Map.of());
    }

    /** The roles by which the organisation's management account gets in. */
    private static Identity entered(Account account) {
        String condition = account == Accounts.LABS
                ? ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + EXTERNAL_ID + "\"}}"
                : "";
        Identity reader = Identity.NONE.with(role("FleetReader", "/", trustOf(Accounts.RETAIL, condition), Set.of())
                .withInline("fleet", READS));
        return account == Accounts.RETAIL
                ? reader
                : reader.with(role("OrganizationAccountAccessRole", "/", trustOf(Accounts.RETAIL, ""), Set.of())
                        .withInline("AdministratorAccess", EVERYTHING));
    }

    private static String trustOf(Account account, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::" + account.id() + ":root\"},\"Action\":\"sts:AssumeRole\"" + condition + "}]}";
    }

    /** The role that people take who call by the credentials of the simulated fleet. */
    private static Role operator(Account account) {
        return role("FleetOperator", "/", trustOf(account, ""), Set.of()).withInline("fleet", EVERYTHING);
    }

    private static Role sessions(Role role) {
        return role.withInline("session-keys-and-logs", SESSIONS);
    }

    private static InstanceProfile profile(String name, @Nullable String role) {
        return new InstanceProfile(name, "/", "AIPA" + id(name), role, CREATED);
    }

    private static String id(String name) {
        return Serials.hex(name.hashCode()).toUpperCase(Locale.ROOT) + "0";
    }

    private static String trust(String... services) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + (services.length == 1
                        ? '"' + services[0] + ".amazonaws.com\""
                        : "[\"" + String.join(".amazonaws.com\",\"", services) + ".amazonaws.com\"]")
                + "},\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static String hybridTrust(Account account) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"ssm.amazonaws.com\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":"
                + "{\"aws:SourceAccount\":\"" + account.id() + "\"}}}]}";
    }
}
