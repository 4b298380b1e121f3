package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** What VPCs are attached to by transit gateways and peering connections: what their route tables lead to. */
final class Attachments {
    private record Tie(String id, String target, String vpc) {}

    private static final Selector<Tie> TRANSIT = new Selector<>(
            Map.of(
                    "transit-gateway-id", one(Tie::target),
                    "transit-gateway-attachment-id", one(Tie::id),
                    "vpc-id", one(Tie::vpc),
                    "state", one(tie -> "available")),
            tie -> Map.of());
    private static final Selector<Tie> PEERING = new Selector<>(
            Map.of(
                    "vpc-peering-connection-id", one(Tie::target),
                    "requester-vpc-info.vpc-id", one(Tie::vpc),
                    "status-code", one(tie -> "active")),
            tie -> Map.of());

    private Attachments() {}

    /** One for each target and VPC, by id. */
    private static Map<String, Tie> ties(Caller caller, String prefix, String idPrefix) {
        Network network = Shown.network(caller);
        Map<String, Tie> ties = new TreeMap<>();
        network.routeTables().values().forEach(table -> table.routes().stream()
                .filter(route -> route.target().startsWith(prefix))
                .filter(route -> !network.edge().gone().contains(route.target()))
                .map(route -> new Tie(
                        idPrefix.isEmpty() ? route.target() : Shown.id(idPrefix, route.target() + table.vpcId()),
                        route.target(),
                        table.vpcId()))
                .forEach(tie -> ties.put(tie.id(), tie)));
        return ties;
    }

    static DescribeTransitGatewayVpcAttachmentsResponse transit(
            Caller caller, DescribeTransitGatewayVpcAttachmentsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<Tie> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        TRANSIT.select(
                                Selector.byIds(
                                        ties(caller, "tgw-", "tgw-attach-"),
                                        request.transitGatewayAttachmentIds(),
                                        "InvalidTransitGatewayAttachmentID.NotFound",
                                        "transitGatewayAttachment ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeTransitGatewayVpcAttachmentsResponse.builder()
                .transitGatewayVpcAttachments(page.map(tie -> TransitGatewayVpcAttachment.builder()
                        .transitGatewayAttachmentId(tie.id)
                        .transitGatewayId(tie.target)
                        .vpcId(tie.vpc)
                        .vpcOwnerId(Shown.owner(caller, tie.vpc))
                        .state("available")
                        .tags(List.of())
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeVpcPeeringConnectionsResponse peering(Caller caller, DescribeVpcPeeringConnectionsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<Tie> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        PEERING.select(
                                Selector.byIds(
                                        ties(caller, "pcx-", ""),
                                        request.vpcPeeringConnectionIds(),
                                        "InvalidVpcPeeringConnectionID.NotFound",
                                        "vpcPeeringConnection ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeVpcPeeringConnectionsResponse.builder()
                .vpcPeeringConnections(page.map(tie -> VpcPeeringConnection.builder()
                        .vpcPeeringConnectionId(tie.target)
                        .requesterVpcInfo(info -> info.vpcId(tie.vpc)
                                .ownerId(Shown.owner(caller, tie.vpc))
                                .region(caller.region()))
                        .status(status -> status.code("active").message("Active"))
                        .tags(List.of())
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }
}
