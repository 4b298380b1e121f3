package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.InternetGateway;
import dev.fleetsh.sandbox.network.NatGateway;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Route tables, and the gateways that routes lead to. */
final class Gateways {
    private static final Selector<RouteTable> TABLES = new Selector<>(
            Map.of(
                    "vpc-id", one(RouteTable::vpcId),
                    "route-table-id", one(RouteTable::id),
                    "association.main", one(table -> Boolean.toString(table.main())),
                    "association.subnet-id", table -> table.subnets().stream(),
                    "association.route-table-id", one(RouteTable::id)),
            RouteTable::tags);
    private static final Selector<InternetGateway> INTERNET = new Selector<>(
            Map.of(
                    "internet-gateway-id", one(InternetGateway::id),
                    "attachment.vpc-id", one(InternetGateway::vpcId),
                    "attachment.state", one(gateway -> "available")),
            InternetGateway::tags);
    private static final Selector<NatGateway> NAT = new Selector<>(
            Map.of(
                    "nat-gateway-id", one(NatGateway::id),
                    "vpc-id", one(NatGateway::vpcId),
                    "subnet-id", one(NatGateway::subnetId),
                    "state", one(NatGateway::state)),
            NatGateway::tags);

    private Gateways() {}

    static DescribeRouteTablesResponse routeTables(Caller caller, DescribeRouteTablesRequest request) {
        DryRun.check(request.dryRun());
        int size = Math.min(100, PageSize.of(request.maxResults()));
        Network network = Shown.network(caller);
        Page<RouteTable> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        TABLES.select(
                                Selector.byIds(
                                        network.routeTables(),
                                        request.routeTableIds(),
                                        "InvalidRouteTableID.NotFound",
                                        "routeTable ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.map(table -> software.amazon.awssdk.services.ec2.model.RouteTable.builder()
                        .routeTableId(table.id())
                        .vpcId(table.vpcId())
                        .ownerId(caller.account().id())
                        .associations(associations(table))
                        .propagatingVgws(List.of())
                        .routes(routes(caller, network, table))
                        .tags(Shown.tags(table.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<RouteTableAssociation> associations(RouteTable table) {
        List<RouteTableAssociation> all = new ArrayList<>();
        if (table.main()) {
            all.add(RouteTableAssociation.builder()
                    .routeTableAssociationId(Shown.id("rtbassoc-", table.id()))
                    .routeTableId(table.id())
                    .main(true)
                    .associationState(state -> state.state("associated"))
                    .build());
        }
        for (String subnet : table.subnets()) {
            all.add(RouteTableAssociation.builder()
                    .routeTableAssociationId(Shown.id("rtbassoc-", table.id() + subnet))
                    .routeTableId(table.id())
                    .subnetId(subnet)
                    .main(false)
                    .associationState(state -> state.state("associated"))
                    .build());
        }
        return all;
    }

    private static List<Route> routes(Caller caller, Network network, RouteTable table) {
        List<Route> routes = new ArrayList<>();
        for (dev.fleetsh.sandbox.network.Route route : table.routes()) {
            boolean local = route.target().equals("local");
            boolean nat = route.target().startsWith("nat-");
            boolean there = local
                    || network.natGateways().containsKey(route.target())
                    || network.internetGateways().containsKey(route.target());
            routes.add(Route.builder()
                    .destinationCidrBlock(route.destination())
                    .gatewayId(nat ? null : route.target())
                    .natGatewayId(nat ? route.target() : null)
                    .origin(local ? "CreateRouteTable" : "CreateRoute")
                    .state(there ? "active" : "blackhole")
                    .build());
        }
        network.endpoints().values().stream()
                .filter(endpoint -> endpoint.gateway() && endpoint.routeTables().contains(table.id()))
                .forEach(endpoint -> routes.add(Route.builder()
                        .destinationPrefixListId(PrefixLists.id(caller.region(), endpoint.service()))
                        .gatewayId(endpoint.id())
                        .origin("CreateRoute")
                        .state("active")
                        .build()));
        return routes;
    }

    static DescribeInternetGatewaysResponse internetGateways(Caller caller, DescribeInternetGatewaysRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<InternetGateway> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        INTERNET.select(
                                Selector.byIds(
                                        Shown.network(caller).internetGateways(),
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
                                .attachments(InternetGatewayAttachment.builder()
                                        .vpcId(gateway.vpcId())
                                        .state("available")
                                        .build())
                                .tags(Shown.tags(gateway.tags()))
                                .build()))
                .nextToken(page.nextToken())
                .build();
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
                                        Shown.network(caller).natGateways(),
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
                        .connectivityType("public")
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
