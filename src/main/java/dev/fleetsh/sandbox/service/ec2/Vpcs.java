package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** VPCs, their attributes and their subnets. */
final class Vpcs {
    private static final Selector<Vpc> VPCS = new Selector<>(
            Map.of("vpc-id", one(Vpc::id), "cidr", one(Vpc::cidr), "state", one(vpc -> "available")), Vpc::tags);
    private static final Selector<Subnet> SUBNETS = new Selector<>(
            Map.of(
                    "vpc-id", one(Subnet::vpcId),
                    "subnet-id", one(Subnet::id),
                    "availability-zone", one(Subnet::availabilityZone),
                    "cidr-block", one(Subnet::cidr),
                    "state", one(subnet -> "available")),
            Subnet::tags);

    private Vpcs() {}

    static Vpc find(Caller caller, String id) {
        return Selector.byId(Shown.network(caller).vpcs(), id, "InvalidVpcID.NotFound", "vpc ID");
    }

    static DescribeVpcsResponse describe(Caller caller, DescribeVpcsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<Vpc> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        VPCS.select(
                                Selector.byIds(
                                        Shown.network(caller).vpcs(),
                                        request.vpcIds(),
                                        "InvalidVpcID.NotFound",
                                        "vpc ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeVpcsResponse.builder()
                .vpcs(page.map(vpc -> software.amazon.awssdk.services.ec2.model.Vpc.builder()
                        .vpcId(vpc.id())
                        .ownerId(Shown.owner(caller, vpc.id()))
                        .state("available")
                        .cidrBlock(vpc.cidr())
                        .dhcpOptionsId(DhcpSets.of(caller, vpc))
                        .instanceTenancy("default")
                        .isDefault(false)
                        .cidrBlockAssociationSet(four(vpc))
                        .ipv6CidrBlockAssociationSet(six(vpc))
                        .tags(Shown.tags(vpc.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeSubnetsResponse subnets(Caller caller, DescribeSubnetsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<Subnet> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        SUBNETS.select(
                                Selector.byIds(
                                        Shown.network(caller).subnets(),
                                        request.subnetIds(),
                                        "InvalidSubnetID.NotFound",
                                        "subnet ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeSubnetsResponse.builder()
                .subnets(page.map(subnet -> software.amazon.awssdk.services.ec2.model.Subnet.builder()
                        .subnetId(subnet.id())
                        .subnetArn(caller.arn("ec2", "subnet/" + subnet.id()))
                        .vpcId(subnet.vpcId())
                        .ownerId(Shown.owner(caller, subnet.vpcId()))
                        .state("available")
                        .cidrBlock(subnet.cidr().isEmpty() ? null : subnet.cidr())
                        .ipv6Native(subnet.cidr().isEmpty())
                        .ipv6CidrBlockAssociationSet(six(subnet))
                        .availableIpAddressCount(free(subnet))
                        .availabilityZone(subnet.availabilityZone())
                        .defaultForAz(false)
                        .mapPublicIpOnLaunch(false)
                        .tags(Shown.tags(subnet.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<VpcCidrBlockAssociation> four(Vpc vpc) {
        return Stream.concat(Stream.of(vpc.cidr()), vpc.secondary().stream())
                .map(block -> VpcCidrBlockAssociation.builder()
                        .associationId(
                                Shown.id("vpc-cidr-assoc-", block.equals(vpc.cidr()) ? vpc.id() : vpc.id() + block))
                        .cidrBlock(block)
                        .cidrBlockState(state -> state.state("associated"))
                        .build())
                .toList();
    }

    private static List<VpcIpv6CidrBlockAssociation> six(Vpc vpc) {
        return vpc.cidr6().isEmpty()
                ? List.of()
                : List.of(VpcIpv6CidrBlockAssociation.builder()
                        .associationId(Shown.id("vpc-cidr-assoc-", vpc.cidr6()))
                        .ipv6CidrBlock(vpc.cidr6())
                        .ipv6CidrBlockState(state -> state.state("associated"))
                        .networkBorderGroup("amazon")
                        .ipv6Pool("Amazon")
                        .build());
    }

    private static List<SubnetIpv6CidrBlockAssociation> six(Subnet subnet) {
        return subnet.cidr6().isEmpty()
                ? List.of()
                : List.of(SubnetIpv6CidrBlockAssociation.builder()
                        .associationId(Shown.id("subnet-cidr-assoc-", subnet.id()))
                        .ipv6CidrBlock(subnet.cidr6())
                        .ipv6CidrBlockState(state -> state.state("associated"))
                        .build());
    }

    private static int free(Subnet subnet) {
        return subnet.cidr().isEmpty() ? 0 : (1 << 32 - Cidr.of(subnet.cidr()).bits()) - 5;
    }

    static DescribeVpcAttributeResponse attribute(Caller caller, DescribeVpcAttributeRequest request) {
        DryRun.check(request.dryRun());
        Vpc vpc = find(caller, request.vpcId());
        DescribeVpcAttributeResponse.Builder answer =
                DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
        return switch (String.valueOf(request.attributeAsString())) {
            case "enableDnsSupport" ->
                answer.enableDnsSupport(value -> value.value(vpc.dnsSupport())).build();
            case "enableDnsHostnames" ->
                answer.enableDnsHostnames(value -> value.value(vpc.dnsHostnames()))
                        .build();
            case "enableNetworkAddressUsageMetrics" ->
                answer.enableNetworkAddressUsageMetrics(value -> value.value(false))
                        .build();
            default ->
                throw ServiceError.of(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString() + ") for parameter attribute is invalid.");
        };
    }

    static ModifyVpcAttributeResponse modify(Caller caller, ModifyVpcAttributeRequest request) {
        Vpc vpc = find(caller, request.vpcId());
        Boolean support = request.enableDnsSupport() == null
                ? null
                : request.enableDnsSupport().value();
        Boolean hostnames = request.enableDnsHostnames() == null
                ? null
                : request.enableDnsHostnames().value();
        if ((support == null) == (hostnames == null)) {
            throw ServiceError.of(
                    support == null ? "MissingParameter" : "InvalidParameterCombination",
                    "Exactly one attribute of the VPC has to be given");
        }
        if (Boolean.TRUE.equals(hostnames) && !vpc.dnsSupport()) {
            throw ServiceError.of(
                    "InvalidParameterValue", "enableDnsHostnames requires that enableDnsSupport is enabled");
        }
        Vpc changed = vpc.withDns(
                support == null ? vpc.dnsSupport() : support, hostnames == null ? vpc.dnsHostnames() : hostnames);
        Shown.change(caller, network -> network.with(changed));
        return ModifyVpcAttributeResponse.builder().build();
    }
}
