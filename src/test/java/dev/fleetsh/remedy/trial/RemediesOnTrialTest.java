package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.sandbox.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
            Trial.of("enable-private-dns", "APP-BOSTON-23")
                    .mends("endpoint-ssm-443")
                    .calling("ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:ModifyVpcEndpoint"),
            Trial.of("repair-endpoint-policy", "APP-BOSTON-24")
                    .mends("endpoint-ssm-443")
                    .calling("ec2:ModifyVpcEndpoint"),
            Trial.of("create-s3-gateway", "APP-BCN-02").calling("ec2:CreateVpcEndpoint"),
            Trial.of("edit-preferences", "APP-NYC-11")
                    .given("clear", List.of("kmsKeyId", "cloudwatch-encryption"))
                    .calling("ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"),
            Trial.of("grant-session-permissions", "APP-NYC-15").calling("iam:PutRolePolicy"),
            Trial.of("enable-session-key", "APP-NYC-11")
                    .given("owner_agrees", true)
                    .calling("kms:EnableKey"),
            Trial.of("prepare-log-target", "APP-NYC-11")
                    .given("key", "alias/logs")
                    .calling("logs:CreateLogGroup", "logs:AssociateKmsKey", "s3:PutBucketEncryption"));

    /** Remedies that only explain. */
    static final List<Trial> EXPLANATIONS =
            List.of(Trial.of("route-options", "APP-BCN-02"), Trial.of("operator-policy", "APP-NYC-11"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("TRIALS")
    void aRemedyDoesWhatItsPlanSays(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            new TrialRun(trial, lab).run();
        }
    }

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
