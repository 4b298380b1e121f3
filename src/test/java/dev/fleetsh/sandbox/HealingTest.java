package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.sandbox.world.Instance;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** Mending what the default fleet's nodes lack heals them after a while, and breaking it again is felt too. */
class HealingTest {
    private static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private static final String EC2_TRUST = trust("ec2");
    private static final String SSM_TRUST = trust("ssm");
    private static final String LAMBDA_TRUST = trust("lambda");
    private static final IpPermission HTTPS = IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(443)
            .toPort(443)
            .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
            .build();

    private final Mended fleet = new Mended();

    private record Mend(String node, String sick, Consumer<Mended> mend, Consumer<Mended> undo) implements Arguments {
        @Override
        public Object[] get() {
            return new Object[] {node, sick, mend, undo};
        }
    }

    private static String trust(String service) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service + ".amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static Instance instance(Mended fleet, String name) {
        return Objects.requireNonNull(fleet.node(name).instance());
    }

    private static Ec2Client ec2(Mended fleet, String name) {
        return fleet.beside(name).ec2();
    }

    static Stream<Mend> mends() {
        return Stream.of(
                new Mend(
                        "WEB-LILLE-03",
                        "---",
                        fleet -> ec2(fleet, "WEB-LILLE-03").associateIamInstanceProfile(request -> request.instanceId(
                                        fleet.node("WEB-LILLE-03").id())
                                .iamInstanceProfile(profile -> profile.name("AmazonSSMInstanceProfile"))),
                        fleet -> ec2(fleet, "WEB-LILLE-03")
                                .disassociateIamInstanceProfile(request -> request.associationId(ec2(
                                                fleet, "WEB-LILLE-03")
                                        .describeIamInstanceProfileAssociations(all -> all.filters(filter(
                                                "instance-id",
                                                fleet.node("WEB-LILLE-03").id())))
                                        .iamInstanceProfileAssociations()
                                        .get(0)
                                        .associationId()))),
                new Mend(
                        "CACHE-BOSTON-02",
                        "---",
                        fleet -> fleet.beside("CACHE-BOSTON-02")
                                .iam()
                                .addRoleToInstanceProfile(request -> request.instanceProfileName("EmptyProfile")
                                        .roleName("AmazonSSMInstanceRole")),
                        fleet -> fleet.beside("CACHE-BOSTON-02")
                                .iam()
                                .removeRoleFromInstanceProfile(request -> request.instanceProfileName("EmptyProfile")
                                        .roleName("AmazonSSMInstanceRole"))),
                new Mend(
                        "DB-MIAMI-01",
                        "---",
                        fleet -> ec2(fleet, "DB-MIAMI-01").modifyInstanceMetadataOptions(request -> request.instanceId(
                                        fleet.node("DB-MIAMI-01").id())
                                .httpEndpoint("enabled")),
                        fleet -> ec2(fleet, "DB-MIAMI-01").modifyInstanceMetadataOptions(request -> request.instanceId(
                                        fleet.node("DB-MIAMI-01").id())
                                .httpEndpoint("disabled"))),
                new Mend(
                        "DB-VALENCIA-02",
                        "r--",
                        fleet -> fleet.beside("DB-VALENCIA-02")
                                .iam()
                                .updateAssumeRolePolicy(request ->
                                        request.roleName("db-valencia").policyDocument(EC2_TRUST)),
                        fleet -> fleet.beside("DB-VALENCIA-02")
                                .iam()
                                .updateAssumeRolePolicy(request ->
                                        request.roleName("db-valencia").policyDocument(LAMBDA_TRUST))),
                new Mend(
                        "APP-LYON-02",
                        "r--",
                        fleet -> fleet.beside("APP-LYON-02").iam().updateAssumeRolePolicy(request -> request.roleName(
                                        "SSMSiteRole")
                                .policyDocument(SSM_TRUST)),
                        fleet -> fleet.beside("APP-LYON-02").iam().updateAssumeRolePolicy(request -> request.roleName(
                                        "SSMSiteRole")
                                .policyDocument(EC2_TRUST))),
                permissions("APP-LILLE-06", "app-legacy"),
                permissions("FILE-LYON-03", "HybridLegacyRole"),
                new Mend(
                        "APP-BOSTON-21",
                        "r--",
                        fleet -> ec2(fleet, "APP-BOSTON-21").authorizeSecurityGroupEgress(request -> request.groupId(
                                        instance(fleet, "APP-BOSTON-21")
                                                .placement()
                                                .securityGroupId())
                                .ipPermissions(HTTPS)),
                        fleet -> ec2(fleet, "APP-BOSTON-21")
                                .revokeSecurityGroupEgress(request -> request.groupId(instance(fleet, "APP-BOSTON-21")
                                                .placement()
                                                .securityGroupId())
                                        .ipPermissions(HTTPS))),
                new Mend(
                        "APP-BOSTON-22",
                        "r--",
                        fleet -> ec2(fleet, "APP-BOSTON-22")
                                .createNetworkAclEntry(request -> request.networkAclId(acl(fleet))
                                        .ruleNumber(90)
                                        .egress(true)
                                        .protocol("6")
                                        .ruleAction(RuleAction.ALLOW)
                                        .cidrBlock("0.0.0.0/0")
                                        .portRange(ports -> ports.from(443).to(443))),
                        fleet -> ec2(fleet, "APP-BOSTON-22")
                                .deleteNetworkAclEntry(request -> request.networkAclId(acl(fleet))
                                        .ruleNumber(90)
                                        .egress(true))),
                new Mend("APP-BOSTON-23", "r--", HealingTest::turnPrivateDnsOn, HealingTest::turnDnsOff),
                new Mend(
                        "APP-BOSTON-24",
                        "r--",
                        fleet -> ec2(fleet, "APP-BOSTON-24").modifyVpcEndpoint(request -> request.vpcEndpointId(
                                        endpoint(fleet, "APP-BOSTON-24", "ssm"))
                                .resetPolicy(true)),
                        fleet -> ec2(fleet, "APP-BOSTON-24").modifyVpcEndpoint(request -> request.vpcEndpointId(
                                        endpoint(fleet, "APP-BOSTON-24", "ssm"))
                                .policyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                                        + "\"Action\":\"ssm:GetParameter\",\"Resource\":\"*\"}]}"))),
                new Mend("APP-BCN-02", "---", HealingTest::createEndpoints, HealingTest::deleteEndpoints),
                new Mend(
                        "APP-NYC-13",
                        "ro-",
                        fleet -> ec2(fleet, "APP-NYC-13")
                                .authorizeSecurityGroupIngress(request ->
                                        request.groupId("sg-07ae52c91d3f80b64").ipPermissions(fromNode(fleet))),
                        fleet -> ec2(fleet, "APP-NYC-13")
                                .revokeSecurityGroupIngress(request ->
                                        request.groupId("sg-07ae52c91d3f80b64").ipPermissions(fromNode(fleet)))));
    }

    private static Mend permissions(String node, String role) {
        return new Mend(
                node,
                "ro-",
                fleet -> fleet.beside(node).iam().attachRolePolicy(request -> request.roleName(role)
                        .policyArn(CORE)),
                fleet -> fleet.beside(node).iam().detachRolePolicy(request -> request.roleName(role)
                        .policyArn(CORE)));
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static IpPermission fromNode(Mended fleet) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .userIdGroupPairs(UserIdGroupPair.builder()
                        .groupId(instance(fleet, "APP-NYC-13").placement().securityGroupId())
                        .build())
                .build();
    }

    private static String acl(Mended fleet) {
        return ec2(fleet, "APP-BOSTON-22")
                .describeNetworkAcls(request -> request.filters(filter(
                        "association.subnet-id",
                        instance(fleet, "APP-BOSTON-22").placement().subnetId())))
                .networkAcls()
                .get(0)
                .networkAclId();
    }

    private static String endpoint(Mended fleet, String name, String service) {
        return ec2(fleet, name)
                .describeVpcEndpoints(request -> request.filters(
                        filter("vpc-id", instance(fleet, name).placement().vpcId())))
                .vpcEndpoints()
                .stream()
                .filter(endpoint -> endpoint.serviceName().endsWith("." + service))
                .map(VpcEndpoint::vpcEndpointId)
                .findFirst()
                .orElseThrow();
    }

    private static void turnPrivateDnsOn(Mended fleet) {
        Ec2Client ec2 = ec2(fleet, "APP-BOSTON-23");
        String vpc = instance(fleet, "APP-BOSTON-23").placement().vpcId();
        ec2.modifyVpcAttribute(request -> request.vpcId(vpc).enableDnsHostnames(value -> value.value(true)));
        for (String service : new String[] {"ssm", "ssmmessages"}) {
            ec2.modifyVpcEndpoint(request -> request.vpcEndpointId(endpoint(fleet, "APP-BOSTON-23", service))
                    .privateDnsEnabled(true));
        }
    }

    private static void turnDnsOff(Mended fleet) {
        ec2(fleet, "APP-BOSTON-23").modifyVpcAttribute(request -> request.vpcId(
                        instance(fleet, "APP-BOSTON-23").placement().vpcId())
                .enableDnsSupport(value -> value.value(false)));
    }

    private static void createEndpoints(Mended fleet) {
        Ec2Client ec2 = ec2(fleet, "APP-BCN-02");
        Instance instance = instance(fleet, "APP-BCN-02");
        String group = ec2.createSecurityGroup(request -> request.groupName("endpoints")
                        .description("endpoints")
                        .vpcId(instance.placement().vpcId()))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(HTTPS));
        for (String service : new String[] {"ssm", "ssmmessages"}) {
            ec2.createVpcEndpoint(request -> request.vpcEndpointType(VpcEndpointType.INTERFACE)
                    .vpcId(instance.placement().vpcId())
                    .serviceName("com.amazonaws.eu-south-2." + service)
                    .subnetIds(instance.placement().subnetId())
                    .securityGroupIds(group)
                    .privateDnsEnabled(true));
        }
    }

    private static void deleteEndpoints(Mended fleet) {
        ec2(fleet, "APP-BCN-02")
                .deleteVpcEndpoints(request -> request.vpcEndpointIds(
                        endpoint(fleet, "APP-BCN-02", "ssm"), endpoint(fleet, "APP-BCN-02", "ssmmessages")));
    }

    @ParameterizedTest
    @MethodSource("mends")
    void mendingHealsAndUndoingBreaks(String node, String sick, Consumer<Mended> mend, Consumer<Mended> undo) {
        assertThat(fleet.state(node)).isEqualTo(sick);

        mend.accept(fleet);
        assertThat(fleet.state(node)).as("at once").isEqualTo(sick);
        fleet.pass(Duration.ofMinutes(10));
        assertThat(fleet.state(node)).as("after a while").isEqualTo("roc");

        undo.accept(fleet);
        assertThat(fleet.state(node)).as("at once").isEqualTo("roc");
        fleet.pass(Duration.ofMinutes(10));
        assertThat(fleet.state(node)).as("undone").isEqualTo(sick.equals("ro-") ? "ro-" : "r--");
        assertThat(fleet.sandbox.changes().changes()).isNotEmpty();
    }

    @Test
    void aRoleThatIsLostTakesEverythingDownAndNothingThatAilsComesUp() {
        String healthy = "WEB-PARIS-25";
        String ailing = "WEB-PARIS-12";
        assertThat(fleet.state(healthy)).isEqualTo("roc");
        assertThat(fleet.state(ailing)).isEqualTo("r--");

        fleet.beside(healthy).iam().detachRolePolicy(request -> request.roleName("AmazonSSMInstanceRole")
                .policyArn(CORE));
        fleet.pass(Duration.ofMinutes(10));
        assertThat(fleet.state(healthy)).isEqualTo("r--");

        fleet.beside(healthy).iam().attachRolePolicy(request -> request.roleName("AmazonSSMInstanceRole")
                .policyArn(CORE));
        fleet.pass(Duration.ofMinutes(10));
        assertThat(fleet.state(healthy)).isEqualTo("roc");
        assertThat(fleet.state(ailing)).as("its agent was stopped by hand").isEqualTo("r--");
        assertThat(fleet.state("WEB-BCN-05"))
                .as("its proxy passes no WebSocket")
                .isEqualTo("ro-");
    }

    @Test
    void aChangeThatIsTakenBackInTimeIsNotFelt() {
        String node = "APP-LILLE-06";
        fleet.beside(node).iam().attachRolePolicy(request -> request.roleName("app-legacy")
                .policyArn(CORE));
        fleet.beside(node).iam().detachRolePolicy(request -> request.roleName("app-legacy")
                .policyArn(CORE));
        fleet.pass(Duration.ofMinutes(10));

        assertThat(fleet.state(node)).isEqualTo("ro-");
    }

    @Test
    void thePingOfANodeThatCameUpIsRecent() {
        mends().filter(mend -> mend.node.equals("WEB-LILLE-03")).forEach(mend -> mend.mend.accept(fleet));
        fleet.pass(Duration.ofMinutes(62));

        String id = fleet.node("WEB-LILLE-03").id();
        var known = fleet.beside("WEB-LILLE-03")
                .ssm()
                .describeInstanceInformation(request -> request.filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(id)
                        .build()))
                .instanceInformationList()
                .get(0);
        assertThat(known.pingStatusAsString()).isEqualTo("Online");
        assertThat(known.lastPingDateTime())
                .isBetween(Worlds.NOW.plus(Duration.ofMinutes(57)), Worlds.NOW.plus(Duration.ofMinutes(62)));
    }
}
