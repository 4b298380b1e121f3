package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** An interface endpoint that was deleted holds its interfaces, and with them its security groups, for a while. */
class DeletedEndpointTest {
    private final Mended fleet = new Mended();
    private final Ec2Client ec2 = fleet.beside("APP-BCN-02").ec2();
    private final String vpc = Objects.requireNonNull(fleet.node("APP-BCN-02").instance())
            .placement()
            .vpcId();
    private final String subnet = Objects.requireNonNull(
                    fleet.node("APP-BCN-02").instance())
            .placement()
            .subnetId();

    private List<VpcEndpoint> endpoints() {
        return ec2.describeVpcEndpoints(request -> request.filters(
                        Filter.builder().name("vpc-id").values(vpc).build()))
                .vpcEndpoints();
    }

    @Test
    void itsGroupCanBeDeletedOnlyWhenItsInterfacesAreGone() {
        String group = ec2.createSecurityGroup(
                        request -> request.groupName("g").description("g").vpcId(vpc))
                .groupId();
        String id = ec2.createVpcEndpoint(request -> request.vpcId(vpc)
                        .serviceName(
                                "com.amazonaws." + fleet.scopeOf("APP-BCN-02").region() + ".ssm")
                        .vpcEndpointType(VpcEndpointType.INTERFACE)
                        .subnetIds(subnet)
                        .securityGroupIds(group))
                .vpcEndpoint()
                .vpcEndpointId();
        fleet.pass(Duration.ofMinutes(2));

        ec2.deleteVpcEndpoints(request -> request.vpcEndpointIds(id));

        assertThat(endpoints()).extracting(VpcEndpoint::stateAsString).containsExactly("deleting");
        assertThat(ec2.describeNetworkInterfaces(request -> request.filters(
                                Filter.builder().name("group-id").values(group).build()))
                        .networkInterfaces())
                .hasSize(1);
        assertThatThrownBy(() -> ec2.deleteSecurityGroup(request -> request.groupId(group)))
                .isInstanceOfSatisfying(Ec2Exception.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("DependencyViolation"));

        fleet.pass(Duration.ofMinutes(5));

        assertThat(endpoints()).isEmpty();
        assertThat(ec2.deleteSecurityGroup(request -> request.groupId(group)).returnValue())
                .isTrue();
    }
}
