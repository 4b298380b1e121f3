package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.resource.Key;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Remedies on the simulated AWS: what fails before, what exactly the plan changes, that it helps, that it is not done twice,
 * and that undo restores what was there.
 */
@Timeout(120)
class RemediesOnTrialTest {
    private static final String TO_ANYWHERE = "0.0.0.0/0";

    static final List<Trial> TRIALS = List.of(
            Trial.of("auto-update-agent", "WEB-VALENCIA-01")
                    .mends("agent-auto-update")
                    .calling("ssm:CreateAssociation"),
            Trial.of("auto-update-agent", "WEB-VALENCIA-01")
                    .given("targets", "all")
                    .mends("agent-auto-update")
                    .calling("ssm:CreateAssociation"),
            Trial.of("enable-advanced-tier", "FILE-LYON-03")
                    .bySeed()
                    .mends("hybrid-advanced-tier")
                    .calling("ssm:UpdateServiceSetting"),
            Trial.of("attach-instance-profile", "WEB-LILLE-03")
                    .mends("ec2-permissions")
                    .calling("ec2:AssociateIamInstanceProfile"),
            Trial.of("enable-dhmc", "WEB-LILLE-03").mends("ec2-permissions").calling("ssm:UpdateServiceSetting"),
            Trial.of("enable-dhmc", "WEB-LILLE-03")
                    .in(RemediesOnTrialTest::withoutLentRole)
                    .mends("ec2-permissions")
                    .calling("iam:CreateRole", "iam:AttachRolePolicy", "ssm:UpdateServiceSetting"),
            Trial.of("enable-dhmc", "WEB-LILLE-03")
                    .in(RemediesOnTrialTest::withARoleThatMayNothing)
                    .mends("ec2-permissions")
                    .calling("ssm:UpdateServiceSetting"),
            Trial.of("grant-core-permissions", "APP-LILLE-06")
                    .mends("session-channel")
                    .calling("iam:AttachRolePolicy"),
            Trial.of("grant-core-permissions", "FILE-LYON-03")
                    .mends("hybrid-role-permissions")
                    .calling("iam:AttachRolePolicy"),
            Trial.of("add-role-to-profile", "CACHE-BOSTON-02")
                    .mends("ec2-profile-has-role")
                    .calling("iam:AddRoleToInstanceProfile"),
            Trial.of("repair-role-trust", "DB-VALENCIA-02").mends("node-online").calling("iam:UpdateAssumeRolePolicy"),
            Trial.of("repair-role-trust", "APP-LYON-02")
                    .mends("hybrid-role-trust")
                    .calling("iam:UpdateAssumeRolePolicy"),
            Trial.of("enable-imds", "DB-MIAMI-01").mends("imds-enabled").calling("ec2:ModifyInstanceMetadataOptions"),
            Trial.of("open-egress-443", "APP-BOSTON-21")
                    .given("to", TO_ANYWHERE)
                    .mends("endpoint-ssm-443")
                    .calling("ec2:AuthorizeSecurityGroupEgress"),
            Trial.of("open-egress-443", "APP-NYC-11")
                    .in(RemediesOnTrialTest::shutIn)
                    .mends("endpoint-ssmmessages-443")
                    .calling("ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupEgress"),
            Trial.of("open-endpoint-ingress", "APP-NYC-11")
                    .and("APP-NYC-12", "APP-NYC-13", "APP-NYC-14", "APP-NYC-15")
                    .mends("endpoint-ssmmessages-443")
                    .calling("ec2:AuthorizeSecurityGroupIngress"),
            Trial.of("open-network-acl", "APP-BOSTON-22")
                    .given("to", TO_ANYWHERE)
                    .mends("endpoint-ssm-443")
                    .calling("ec2:CreateNetworkAclEntry"),
            Trial.of("create-vpc-endpoints", "APP-BCN-02")
                    .mends("endpoint-ssm-443")
                    .calling(
                            "ec2:CreateSecurityGroup",
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:CreateVpcEndpoint",
                            "ec2:CreateVpcEndpoint"),
            Trial.of("create-vpc-endpoints", "APP-BCN-02")
                    .in(EndpointGroups::emptied)
                    .mends("endpoint-ssm-443")
                    .calling("ec2:AuthorizeSecurityGroupIngress", "ec2:CreateVpcEndpoint", "ec2:CreateVpcEndpoint"),
            Trial.of("create-vpc-endpoints", "APP-BCN-02")
                    .in(EndpointGroups::inASecondaryBlock)
                    .mends("node-online")
                    .calling(
                            "ec2:CreateSecurityGroup",
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:CreateVpcEndpoint",
                            "ec2:CreateVpcEndpoint"),
            Trial.of("enable-private-dns", "APP-BOSTON-23")
                    .mends("endpoint-ssm-443")
                    .calling("ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:ModifyVpcEndpoint"),
            Trial.of("repair-endpoint-policy", "APP-BOSTON-24")
                    .mends("endpoint-ssm-443")
                    .calling("ec2:ModifyVpcEndpoint"),
            Trial.of("create-s3-gateway", "APP-BCN-02").calling("ec2:CreateVpcEndpoint"),
            Trial.of("create-s3-gateway", "APP-NYC-11")
                    .in(RemediesOnTrialTest::withoutGateways)
                    .mends("node-s3-endpoint")
                    .calling("ec2:CreateVpcEndpoint"),
            Trial.of("edit-preferences", "APP-NYC-11")
                    .given("clear", List.of("kmsKeyId", "cloudwatch-encryption"))
                    .calling("ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"),
            Trial.of("edit-preferences", "WEB-VALENCIA-01")
                    .given("clear", List.of("everything"))
                    .mends("session-document-valid")
                    .calling("ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"),
            Trial.of("edit-preferences", "GATE-BOOLEAN-654")
                    .given("booleans", true)
                    .mends("session-document-valid")
                    .calling("ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"),
            Trial.of("edit-preferences", "DC-LAB-01")
                    .given("idle", 30)
                    .given("duration", 600)
                    .mends("session-timeouts")
                    .calling("ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"),
            Trial.of("edit-preferences", "WEB-MAD-03").given("idle", 30).calling("ssm:CreateDocument"),
            Trial.of("grant-session-permissions", "APP-NYC-15")
                    .mends("node-role-kms-decrypt")
                    .calling("iam:PutRolePolicy"),
            Trial.of("enable-session-key", "APP-NYC-11")
                    .given("owner_agrees", true)
                    .mends("session-kms-key-usable")
                    .calling("kms:EnableKey"),
            Trial.of("enable-session-key", "APP-NYC-11")
                    .given("owner_agrees", true)
                    .mends("session-kms-key-usable")
                    .in(RemediesOnTrialTest::keyToBeDeleted)
                    .calling("kms:CancelKeyDeletion", "kms:EnableKey"),
            Trial.of("prepare-log-target", "APP-NYC-11")
                    .given("key", "alias/logs")
                    .mends("log-encryption-mismatch")
                    .calling("logs:CreateLogGroup", "logs:AssociateKmsKey", "s3:PutBucketEncryption"));

    /** Remedies that only explain. */
    static final List<Trial> EXPLANATIONS = List.of(
            Trial.of("route-options", "APP-BCN-02"),
            Trial.of("operator-policy", "APP-NYC-11"),
            Trial.of("free-disk", "APP-LYON-24"));

    private static void withoutLentRole(Lab lab) {
        String account = place(lab, "WEB-LILLE-03").account().id();
        lab.sandbox
                .live()
                .change(world -> world.with(
                        account,
                        world.identity(account).withoutRole("AWSSystemsManagerDefaultEC2InstanceManagementRole")));
    }

    /** A role that may do nothing, in a profile of its name. */
    static InstanceProfile withIdleRole(Lab lab) {
        String account = place(lab, "WEB-LILLE-03").account().id();
        Instant made = Instant.parse("2024-02-06T10:00:00Z");
        Role idle = new Role(
                "idle",
                "/",
                "AROAIDLE",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}",
                Set.of(),
                Map.of(),
                "",
                made,
                Map.of());
        InstanceProfile profile = new InstanceProfile("idle", "/", "AIPAIDLE", "idle", made);
        lab.sandbox
                .live()
                .change(world ->
                        world.with(account, world.identity(account).with(idle).with(profile)));
        return profile;
    }

    private static void withARoleThatMayNothing(Lab lab) {
        String arn = withIdleRole(lab).arn(place(lab, "WEB-LILLE-03").account().id());
        String id = place(lab, "WEB-LILLE-03").nodes().stream()
                .filter(node -> node.name().equals("WEB-LILLE-03"))
                .findFirst()
                .orElseThrow()
                .id();
        lab.sandbox
                .live()
                .changeNode(
                        id,
                        node -> node.withInstance(
                                Objects.requireNonNull(node.instance()).withProfile(arn)));
    }

    private static void withoutGateways(Lab lab) {
        lab.sandbox.live().change(world -> {
            SimScope scope = place(lab, "APP-NYC-11");
            Network network = scope.resources().network();
            Map<String, VpcEndpoint> left = new TreeMap<>(network.endpoints());
            left.values().removeIf(VpcEndpoint::gateway);
            return world.with(scope.withResources(scope.resources().with(network.withEndpoints(left))));
        });
    }

    private static void keyToBeDeleted(Lab lab) {
        lab.sandbox.live().change(world -> {
            SimScope scope = place(lab, "APP-NYC-11");
            Key key = scope.resources().keys().values().stream()
                    .filter(known -> known.state().equals("Disabled"))
                    .findFirst()
                    .orElseThrow();
            return world.with(scope.withResources(
                    scope.resources().with(key.withState("PendingDeletion", Instant.parse("2026-12-20T09:00:00Z")))));
        });
    }

    /** In the VPC whose endpoint of ssmmessages refuses, it lets in, and the nodes' own groups let nothing out. */
    private static void shutIn(Lab lab) {
        lab.sandbox.live().change(world -> {
            SimScope scope = place(lab, "APP-NYC-11");
            Network network = scope.resources().network();
            String vpc = Objects.requireNonNull(scope.nodes().stream()
                            .filter(node -> node.name().equals("APP-NYC-11"))
                            .findFirst()
                            .orElseThrow()
                            .instance())
                    .placement()
                    .vpcId();
            for (SecurityGroup group : List.copyOf(network.groups().values())) {
                if (group.vpcId().equals(vpc)) {
                    boolean endpoints = group.name().startsWith("endpoint");
                    network = network.with(group.withRules(
                            endpoints
                                    ? List.of(new GroupRule(
                                            "sgr-0a1b2c3d4e5f60718",
                                            false,
                                            "tcp",
                                            443,
                                            443,
                                            Peer.block("10.96.0.0/16"),
                                            ""))
                                    : List.of()));
                }
            }
            return world.with(scope.withResources(scope.resources().with(network)));
        });
    }

    private static SimScope place(Lab lab, String node) {
        return lab.sandbox.world().scopes().stream()
                .filter(scope ->
                        scope.nodes().stream().anyMatch(known -> known.name().equals(node)))
                .findFirst()
                .orElseThrow();
    }

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @FieldSource("TRIALS")
    void aRemedyDoesWhatItsPlanSays(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            new TrialRun(trial, lab).run();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @FieldSource("EXPLANATIONS")
    void aRemedyThatOnlyExplainsChangesNothing(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            Fleet fleet = lab.fleet();
            World former = lab.sandbox.world();
            Plan plan = lab.plan(trial.remedy(), fleet, Lab.named(fleet, trial.nodes()), Map.of());
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks()).isNotEmpty().allMatch(remark -> remark.kind() == Remark.Kind.BY_HAND);
            assertThat(lab.sandbox.changes().changes()).isEmpty();
            assertThat(lab.sandbox.world()).isEqualTo(former);
        }
    }
}
