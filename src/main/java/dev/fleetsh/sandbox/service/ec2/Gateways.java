package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;

/** The gateways that routes lead to. */
final class Gateways {
    /** The most egress-only internet gateways in a page. */
    private static final int MOST_EGRESS_ONLY = 255;

    private static final Selector<InternetGateway> EGRESS_ONLY = new Selector<>(Map.of(), InternetGateway::tags);
    private static final Selector<InternetGateway> INTERNET = new Selector<>(
            Map.of(
                    "internet-gateway-id", one(InternetGateway::id),
                    "attachment.vpc-id", one(InternetGateway::vpcId),
                    "attachment.state",
                            gateway -> Stream.of("available")
                                    .filter(state -> !gateway.vpcId().isEmpty())),
            InternetGateway::tags);
    private static final Selector<NatGateway> NAT = new Selector<>(
            Map.of(
                    "nat-gateway-id", one(NatGateway::id),
                    "vpc-id", one(NatGateway::vpcId),
                    "subnet-id", one(NatGateway::subnetId),
                    "state", one(NatGateway::state)),
            NatGateway::tags);

    private Gateways() {}

    static DescribeInternetGatewaysResponse internetGateways(Caller caller, DescribeInternetGatewaysRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<InternetGateway> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        INTERNET.select(
                                Selector.byIds(
                                        Shown.seen(
                                                caller,
                                                Shown.network(caller).internetGateways(),
                                                InternetGateway::vpcId),
                                        request.internetGatewayIds(),
                                        "InvalidInternetGatewayID.NotFound",
                                        "internetGateway ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(
                        page.map(gateway -> software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                                .internetGatewayId(gateway.id())
                                .ownerId(caller.account().id())
                                .attachments(attachments(gateway, "available"))
                                .tags(Shown.tags(gateway.tags()))
                                .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeEgressOnlyInternetGatewaysResponse egressOnly(
            Caller caller, DescribeEgressOnlyInternetGatewaysRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults(), MOST_EGRESS_ONLY);
        Page<InternetGateway> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        EGRESS_ONLY.select(
                                Selector.byIds(
                                        Shown.seen(
                                                caller,
                                                Shown.network(caller).edge().egressOnlyGateways(),
                                                InternetGateway::vpcId),
                                        request.egressOnlyInternetGatewayIds(),
                                        "InvalidEgressOnlyInternetGatewayId.NotFound",
                                        "egressOnlyInternetGateway ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeEgressOnlyInternetGatewaysResponse.builder()
                .egressOnlyInternetGateways(page.map(gateway -> EgressOnlyInternetGateway.builder()
                        .egressOnlyInternetGatewayId(gateway.id())
                        .attachments(attachments(gateway, "attached"))
                        .tags(Shown.tags(gateway.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<InternetGatewayAttachment> attachments(InternetGateway gateway, String state) {
        return gateway.vpcId().isEmpty()
                ? List.of()
                : List.of(InternetGatewayAttachment.builder()
                        .vpcId(gateway.vpcId())
                        .state(state)
                        .build());
    }

    static DescribeNatGatewaysResponse natGateways(Caller caller, DescribeNatGatewaysRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<NatGateway> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        NAT.select(
                                Selector.byIds(
                                        Shown.seen(caller, Shown.network(caller).natGateways(), NatGateway::vpcId),
                                        request.natGatewayIds(),
                                        "NatGatewayNotFound",
                                        "Nat Gateway"),
                                request.filter()),
                        size,
                        request.nextToken());
        return DescribeNatGatewaysResponse.builder()
                .natGateways(page.map(gateway -> software.amazon.awssdk.services.ec2.model.NatGateway.builder()
                        .natGatewayId(gateway.id())
                        .vpcId(gateway.vpcId())
                        .subnetId(gateway.subnetId())
                        .state(gateway.state())
                        .connectivityType(gateway.open() ? "public" : "private")
                        .natGatewayAddresses(NatGatewayAddress.builder()
                                .publicIp(gateway.publicIp())
                                .privateIp(gateway.privateIp())
                                .isPrimary(true)
                                .status("succeeded")
                                .build())
                        .tags(Shown.tags(gateway.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }
}
