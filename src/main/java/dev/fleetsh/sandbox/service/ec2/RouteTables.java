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
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Route tables. */
final class RouteTables {
    /** The most in a page. */
    private static final int MOST = 100;

    private static final Selector<RouteTable> TABLES = new Selector<>(
            Map.of(
                    "vpc-id", one(RouteTable::vpcId),
                    "route-table-id", one(RouteTable::id),
                    "association.main", one(table -> Boolean.toString(table.main())),
                    "association.subnet-id", table -> table.subnets().stream(),
                    "association.route-table-id", one(RouteTable::id)),
            RouteTable::tags);

    private RouteTables() {}

    static DescribeRouteTablesResponse describe(Caller caller, DescribeRouteTablesRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults(), MOST);
        Network network = Shown.network(caller);
        Page<RouteTable> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        TABLES.select(
                                Selector.byIds(
                                        Shown.seen(caller, network.routeTables(), RouteTable::vpcId),
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
            routes.add(shown(network, table, route));
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

    private static Route shown(Network network, RouteTable table, dev.fleetsh.sandbox.network.Route route) {
        String destination = route.destination();
        String target = route.target();
        Route.Builder shown = Route.builder()
                .origin(target.equals("local") ? "CreateRouteTable" : "CreateRoute")
                .state(there(network, table, target) ? "active" : "blackhole");
        if (destination.startsWith("pl-")) {
            shown.destinationPrefixListId(destination);
        } else if (destination.contains(":")) {
            shown.destinationIpv6CidrBlock(destination);
        } else {
            shown.destinationCidrBlock(destination);
        }
        return switch (target.substring(0, Math.max(0, target.indexOf('-')))) {
            case "nat" -> shown.natGatewayId(target).build();
            case "eigw" -> shown.egressOnlyInternetGatewayId(target).build();
            case "tgw" -> shown.transitGatewayId(target).build();
            case "pcx" -> shown.vpcPeeringConnectionId(target).build();
            case "eni" -> shown.networkInterfaceId(target).build();
            case "cagw" -> shown.carrierGatewayId(target).build();
            case "lgw" -> shown.localGatewayId(target).build();
            default -> shown.gatewayId(target).build();
        };
    }

    /** A route is a black hole when its target is gone: deleted, or detached from the VPC. */
    private static boolean there(Network network, RouteTable table, String target) {
        if (target.startsWith("nat-")) {
            NatGateway gateway = network.natGateways().get(target);
            return gateway != null && Set.of("available", "pending").contains(gateway.state());
        }
        if (target.startsWith("igw-") || target.startsWith("eigw-")) {
            InternetGateway gateway = target.startsWith("igw-")
                    ? network.internetGateways().get(target)
                    : network.edge().egressOnlyGateways().get(target);
            return gateway != null && gateway.vpcId().equals(table.vpcId());
        }
        return !network.edge().gone().contains(target);
    }
}
