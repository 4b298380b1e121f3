package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** IAM, KMS, CloudWatch Logs, S3 and EC2's networks, read and changed by the SDK's own clients. */
class ResourceServicesTest {
    private static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private static final String BUCKET = "session-logs-444455556666-us-east-1";

    private final Mended fleet = new Mended();
    private final Clients retail = fleet.beside("APP-BOSTON-21");
    private final Clients platform = fleet.beside("APP-NYC-11");

    @Test
    void rolesAndProfiles() {
        IamClient iam = retail.iam();

        var role = iam.getRole(request -> request.roleName("app-legacy")).role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::111122223333:role/app-legacy");
        assertThat(role.assumeRolePolicyDocument()).startsWith("%7B%22Version%22");
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .contains("ec2.amazonaws.com");
        assertThat(iam.getInstanceProfile(request -> request.instanceProfileName("EmptyProfile"))
                        .instanceProfile()
                        .roles())
                .isEmpty();
        assertThat(iam.listAccountAliases().accountAliases()).containsExactly("retail");
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName("nobody")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The role with name nobody cannot be found.");
        assertThatThrownBy(() -> iam.addRoleToInstanceProfile(
                        request -> request.instanceProfileName("app-legacy").roleName("app-legacy")))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("AmazonSSMInstanceRole")))
                .isInstanceOf(DeleteConflictException.class);
        assertThatThrownBy(() -> iam.updateAssumeRolePolicy(
                        request -> request.roleName("app-legacy").policyDocument("{")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void listingsOfIamComeInPages() {
        var first = retail.iam().listInstanceProfiles(request -> request.maxItems(1));
        assertThat(first.isTruncated()).isTrue();
        assertThat(retail.iam()
                        .listInstanceProfilesPaginator(request -> request.maxItems(1))
                        .instanceProfiles())
                .extracting(profile -> profile.instanceProfileName())
                .contains("AmazonSSMInstanceProfile", "EmptyProfile", "app-legacy", "db-valencia");
    }

    @Test
    void simulationDecidesFromPolicies() {
        IamClient iam = retail.iam();
        String arn = "arn:aws:iam::111122223333:role/app-legacy";
        List<String> actions = List.of("ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel");

        assertThat(iam.simulatePrincipalPolicy(
                                request -> request.policySourceArn(arn).actionNames(actions))
                        .evaluationResults())
                .extracting(EvaluationResult::evalDecisionAsString)
                .containsExactly("allowed", "implicitDeny");

        iam.attachRolePolicy(request -> request.roleName("app-legacy").policyArn(CORE));
        iam.putRolePolicy(request -> request.roleName("app-legacy")
                .policyName("no")
                .policyDocument("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"SSM:update*\",\"Resource\":\"*\"}}"));
        assertThat(iam.simulatePrincipalPolicy(
                                request -> request.policySourceArn(arn).actionNames(actions))
                        .evaluationResults())
                .extracting(EvaluationResult::evalDecisionAsString)
                .containsExactly("explicitDeny", "allowed");
        assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(CORE)).policyRoles())
                .extracting(found -> found.roleName())
                .contains("app-legacy", "AmazonSSMInstanceRole");
        assertThat(iam.getPolicyVersion(request -> request.policyArn(CORE).versionId("v2"))
                        .policyVersion()
                        .document())
                .contains("ssmmessages%3AOpenDataChannel");
    }

    @Test
    void aRoleIsMadeUsedAndTakenAway() {
        IamClient iam = retail.iam();
        var before = fleet.sandbox.world().identity("111122223333");

        iam.createRole(request -> request.roleName("r")
                .assumeRolePolicyDocument("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        iam.createInstanceProfile(request -> request.instanceProfileName("p"));
        iam.addRoleToInstanceProfile(request -> request.instanceProfileName("p").roleName("r"));
        assertThat(iam.listInstanceProfilesForRole(request -> request.roleName("r"))
                        .instanceProfiles())
                .singleElement()
                .satisfies(profile -> assertThat(profile.roles()).hasSize(1));
        assertThatThrownBy(() -> iam.deleteInstanceProfile(request -> request.instanceProfileName("p")))
                .isInstanceOf(DeleteConflictException.class);
        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName("p").roleName("r"));
        iam.deleteInstanceProfile(request -> request.instanceProfileName("p"));
        iam.deleteRole(request -> request.roleName("r"));

        assertThat(fleet.sandbox.world().identity("111122223333")).isEqualTo(before);
        assertThat(fleet.sandbox.changes().changes("iam:CreateRole")).hasSize(1);
    }

    @Test
    void keysHaveStates() {
        KmsClient kms = platform.kms();
        String key = kms.describeKey(request -> request.keyId("alias/sessions"))
                .keyMetadata()
                .arn();

        assertThat(kms.describeKey(request -> request.keyId(key)).keyMetadata().keyStateAsString())
                .isEqualTo("Disabled");
        kms.enableKey(request -> request.keyId(key));
        assertThat(kms.describeKey(request -> request.keyId(key)).keyMetadata().enabled())
                .isTrue();
        kms.scheduleKeyDeletion(request -> request.keyId(key).pendingWindowInDays(7));
        assertThatThrownBy(() -> kms.enableKey(request -> request.keyId(key)))
                .isInstanceOf(KmsInvalidStateException.class);
        kms.cancelKeyDeletion(request -> request.keyId(key));
        assertThat(kms.describeKey(request -> request.keyId(key)).keyMetadata().keyStateAsString())
                .isEqualTo("Disabled");
        assertThat(kms.getKeyPolicy(request -> request.keyId(key)).policy()).contains("kms:*");
        assertThat(kms.listAliases().aliases()).hasSize(3);
        assertThatThrownBy(() -> kms.describeKey(request -> request.keyId("0000")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void logGroupsTakeOnlyKeysThatAreEnabled() {
        CloudWatchLogsClient logs = platform.logs();
        String sessions = platform.kms()
                .describeKey(request -> request.keyId("alias/sessions"))
                .keyMetadata()
                .arn();

        assertThat(logs.describeLogGroups(request -> request.logGroupNamePrefix("/ssm"))
                        .logGroups())
                .isEmpty();
        logs.createLogGroup(request -> request.logGroupName("/ssm/sessions"));
        assertThatThrownBy(() -> logs.createLogGroup(request -> request.logGroupName("/ssm/sessions")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.associateKmsKey(
                        request -> request.logGroupName("/ssm/sessions").kmsKeyId(sessions)))
                .isInstanceOf(InvalidParameterException.class);
        platform.kms().enableKey(request -> request.keyId(sessions));
        logs.associateKmsKey(request -> request.logGroupName("/ssm/sessions").kmsKeyId(sessions));
        logs.putRetentionPolicy(request -> request.logGroupName("/ssm/sessions").retentionInDays(30));
        assertThat(logs.describeLogGroups().logGroups()).singleElement().satisfies(group -> {
            assertThat(group.kmsKeyId()).isEqualTo(sessions);
            assertThat(group.retentionInDays()).isEqualTo(30);
        });
        logs.disassociateKmsKey(request -> request.logGroupName("/ssm/sessions"));
        logs.deleteLogGroup(request -> request.logGroupName("/ssm/sessions"));
        assertThatThrownBy(() -> logs.deleteLogGroup(request -> request.logGroupName("/ssm/sessions")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void bucketsAreEncryptedOrNot() {
        S3Client s3 = platform.s3();

        assertThatThrownBy(() -> s3.getBucketEncryption(request -> request.bucket(BUCKET)))
                .isInstanceOfSatisfying(S3Exception.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(404);
                    assertThat(error.awsErrorDetails().errorCode())
                            .isEqualTo("ServerSideEncryptionConfigurationNotFoundError");
                });
        s3.putBucketEncryption(request -> request.bucket(BUCKET)
                .serverSideEncryptionConfiguration(
                        configuration -> configuration.rules(ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                                        .sseAlgorithm("AES256")
                                        .build())
                                .build())));
        assertThat(s3.getBucketEncryption(request -> request.bucket(BUCKET))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString())
                        .isEqualTo("AES256"));
        s3.deleteBucketEncryption(request -> request.bucket(BUCKET));
        assertThatThrownBy(() -> s3.getBucketEncryption(request -> request.bucket(BUCKET)))
                .isInstanceOf(S3Exception.class);

        assertThat(s3.headBucket(request -> request.bucket(BUCKET)).bucketRegion())
                .isEqualTo("us-east-1");
        assertThat(platform.in("eu-south-2")
                        .s3()
                        .getBucketLocation(request -> request.bucket("session-logs-444455556666-eu-south-2"))
                        .locationConstraintAsString())
                .isEqualTo("eu-south-2");
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("no-such-bucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> retail.s3().getBucketEncryption(request -> request.bucket(BUCKET)))
                .isInstanceOfSatisfying(S3Exception.class, error -> assertThat(error.statusCode())
                        .isEqualTo(403));
    }

    @Test
    void rulesAreTakenOnce() {
        Ec2Client ec2 = retail.ec2();
        String group = "sg-0e4f2b7a9c1d63580";
        IpPermission https = IpPermission.builder()
                .ipProtocol("6")
                .fromPort(443)
                .toPort(443)
                .ipRanges(IpRange.builder()
                        .cidrIp("0.0.0.0/0")
                        .description("to anywhere")
                        .build())
                .build();

        var added = ec2.authorizeSecurityGroupEgress(
                request -> request.groupId(group).ipPermissions(https));
        assertThat(added.securityGroupRules()).singleElement().satisfies(rule -> {
            assertThat(rule.securityGroupRuleId()).matches("sgr-[0-9a-f]{17}");
            assertThat(rule.ipProtocol()).isEqualTo("tcp");
            assertThat(rule.description()).isEqualTo("to anywhere");
        });
        assertCode(
                "InvalidPermission.Duplicate",
                () -> ec2.authorizeSecurityGroupEgress(
                        request -> request.groupId(group).ipPermissions(https)));
        assertThat(ec2.describeSecurityGroups(request -> request.groupIds(group))
                        .securityGroups()
                        .get(0)
                        .ipPermissionsEgress())
                .hasSize(2);
        ec2.revokeSecurityGroupEgress(request -> request.groupId(group)
                .securityGroupRuleIds(added.securityGroupRules().get(0).securityGroupRuleId()));
        assertCode(
                "InvalidPermission.NotFound",
                () -> ec2.revokeSecurityGroupEgress(
                        request -> request.groupId(group).ipPermissions(https)));
        assertCode(
                "InvalidGroup.NotFound",
                () -> ec2.describeSecurityGroups(request -> request.groupIds("sg-00000000000000000")));
        assertCode(
                "DryRunOperation",
                () -> ec2.authorizeSecurityGroupEgress(
                        request -> request.groupId(group).ipPermissions(https).dryRun(true)));
    }

    @Test
    void networksAreShownAsTheyAre() {
        Ec2Client ec2 = retail.ec2();
        var placement = fleet.node("APP-BOSTON-22").instance().placement();

        assertThat(ec2.describeVpcs().vpcs()).hasSize(3);
        assertThat(ec2.describeSubnets(request -> request.subnetIds(placement.subnetId()))
                        .subnets()
                        .get(0)
                        .vpcId())
                .isEqualTo(placement.vpcId());
        assertThat(ec2.describeVpcAttribute(
                                request -> request.vpcId(placement.vpcId()).attribute("enableDnsSupport"))
                        .enableDnsSupport()
                        .value())
                .isTrue();
        assertThat(ec2.describeRouteTables().routeTables())
                .flatExtracting(table -> table.routes())
                .allSatisfy(route -> assertThat(route.stateAsString()).isEqualTo("active"));
        assertThat(ec2.describeNatGateways().natGateways()).hasSize(1);
        assertThat(ec2.describeInternetGateways().internetGateways()).hasSize(1);
        assertThat(ec2.describeVpcEndpointServices().serviceNames())
                .contains("com.amazonaws.us-east-1.ssmmessages", "com.amazonaws.us-east-1.s3");
        assertThat(retail.in("mx-central-1").ec2().describeVpcEndpointServices().serviceNames())
                .doesNotContain("com.amazonaws.mx-central-1.ec2messages");
        assertThat(ec2.describeManagedPrefixLists(request -> {}).prefixLists()).hasSize(2);
        assertThat(ec2.describePrefixLists().prefixLists()).hasSize(2);
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces())
                .filteredOn(found -> found.interfaceTypeAsString().equals("vpc_endpoint"))
                .hasSize(8);
        assertCode(
                "InvalidParameter",
                () -> ec2.createVpcEndpoint(request -> request.vpcEndpointType("Gateway")
                        .vpcId(placement.vpcId())
                        .serviceName("com.amazonaws.us-east-1.ssm")));
    }

    @Test
    void tagsComeAndGo() {
        Ec2Client ec2 = retail.ec2();
        String id = fleet.node("APP-BOSTON-21").id();
        var before = fleet.node("APP-BOSTON-21");
        var owner = software.amazon.awssdk.services.ec2.model.Tag.builder()
                .key("Owner")
                .value("casey")
                .build();

        ec2.createTags(request -> request.resources(id).tags(owner));
        assertThat(fleet.node("APP-BOSTON-21").tags()).containsEntry("Owner", "casey");
        ec2.deleteTags(request -> request.resources(id).tags(owner));
        assertThat(fleet.node("APP-BOSTON-21")).isEqualTo(before);
    }

    @Test
    void worldsWithoutNetworksAndRolesAnswerToo() {
        Clients clients = Clients.of(new Sandbox(Worlds.varied(), Clock.fixed(Worlds.NOW, ZoneOffset.UTC)));

        assertThat(clients.ec2().describeVpcs().vpcs()).isEmpty();
        assertThat(clients.iam().listRoles().roles()).isEmpty();
        assertThat(clients.kms().listAliases().aliases()).isEmpty();
    }

    private static void assertCode(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
