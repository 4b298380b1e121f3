package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.ServiceTypeDetail;

/** VPC endpoints, and the services that there could be endpoints of. */
final class Endpoints {
    /** Regions that were launched without ec2messages. */
    private static final List<String> WITHOUT_EC2_MESSAGES =
            List.of("ap-southeast-5", "ap-southeast-7", "mx-central-1", "ap-east-2", "ap-southeast-6");

    private static final List<String> INTERFACES = List.of(
            "ec2", "ec2messages", "kms", "logs", "monitoring", "s3", "secretsmanager", "ssm", "ssmmessages", "sts");
    private static final List<String> GATEWAYS = List.of("dynamodb", "s3");
    private static final int MIN_PAGE = 5;

    private Endpoints() {}

    private static String type(VpcEndpoint endpoint) {
        return endpoint.gateway() ? "Gateway" : "Interface";
    }

    /** An endpoint is pending at first. */
    private static String state(Caller caller, VpcEndpoint endpoint) {
        if (!endpoint.state().isEmpty()) {
            return endpoint.state();
        }
        Instant ready = endpoint.created().plus(caller.live().pace().effect());
        return caller.live().now().isBefore(ready) ? "pending" : "available";
    }

    static DescribeVpcEndpointsResponse describe(Caller caller, DescribeVpcEndpointsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Selector<VpcEndpoint> selector = new Selector<>(
                Map.of(
                        "vpc-id", one(VpcEndpoint::vpcId),
                        "service-name", one(VpcEndpoint::serviceName),
                        "vpc-endpoint-id", one(VpcEndpoint::id),
                        "vpc-endpoint-type", one(Endpoints::type),
                        "vpc-endpoint-state", one(endpoint -> state(caller, endpoint)),
                        "ip-address-type", one(endpoint -> "ipv4")),
                VpcEndpoint::tags);
        Page<VpcEndpoint> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        selector.select(
                                Selector.byIds(
                                        Shown.seen(caller, Shown.network(caller).endpoints(), VpcEndpoint::vpcId),
                                        request.vpcEndpointIds(),
                                        "InvalidVpcEndpointId.NotFound",
                                        "Vpc Endpoint Id"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeVpcEndpointsResponse.builder()
                .vpcEndpoints(page.map(endpoint -> shown(caller, endpoint)))
                .nextToken(page.nextToken())
                .build();
    }

    static software.amazon.awssdk.services.ec2.model.VpcEndpoint shown(Caller caller, VpcEndpoint endpoint) {
        Map<String, SecurityGroup> groups = Shown.network(caller).groups();
        return software.amazon.awssdk.services.ec2.model.VpcEndpoint.builder()
                .vpcEndpointId(endpoint.id())
                .vpcEndpointType(type(endpoint))
                .vpcId(endpoint.vpcId())
                .serviceName(endpoint.serviceName())
                .state(state(caller, endpoint))
                .policyDocument(endpoint.policy())
                .routeTableIds(endpoint.routeTables())
                .subnetIds(endpoint.subnets())
                .groups(endpoint.groups().stream()
                        .map(id -> SecurityGroupIdentifier.builder()
                                .groupId(id)
                                .groupName(
                                        groups.containsKey(id) ? groups.get(id).name() : null)
                                .build())
                        .toList())
                .privateDnsEnabled(endpoint.privateDns())
                .requesterManaged(false)
                .networkInterfaceIds(endpoint.subnets().stream()
                        .map(subnet -> Interfaces.id(endpoint, subnet))
                        .toList())
                .ipAddressType(endpoint.gateway() ? null : "ipv4")
                .creationTimestamp(endpoint.created())
                .ownerId(caller.account().id())
                .tags(Shown.tags(endpoint.tags()))
                .build();
    }

    /** Whether there could be such an endpoint in the Region. */
    static boolean offered(String region, String serviceName, boolean gateway) {
        return offers(region).anyMatch(offer -> offer.name.equals(serviceName) && offer.gateway == gateway);
    }

    private record Offer(String name, boolean gateway) {
        String service() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static Stream<Offer> offers(String region) {
        String prefix = "com.amazonaws." + region + ".";
        return Stream.concat(
                GATEWAYS.stream().map(service -> new Offer(prefix + service, true)),
                INTERFACES.stream()
                        .filter(service -> !service.equals("ec2messages") || !WITHOUT_EC2_MESSAGES.contains(region))
                        .map(service -> new Offer(prefix + service, false)));
    }

    static DescribeVpcEndpointServicesResponse services(Caller caller, DescribeVpcEndpointServicesRequest request) {
        DryRun.check(request.dryRun());
        Integer most = request.maxResults();
        if (most != null && (most < MIN_PAGE || most > 1000)) {
            throw ServiceError.of("InvalidParameterValue", "Value (" + most + ") for parameter maxResults is invalid.");
        }
        List<Offer> offers = new ArrayList<>(offers(caller.region()).toList());
        for (String name : request.serviceNames()) {
            if (offers.stream().noneMatch(offer -> offer.name.equals(name))) {
                throw ServiceError.of("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
            }
        }
        if (!request.serviceNames().isEmpty()) {
            offers.removeIf(offer -> !request.serviceNames().contains(offer.name));
        }
        Selector<Offer> selector = new Selector<>(
                Map.of(
                        "service-name", one(Offer::name),
                        "service-type", one(offer -> offer.gateway ? "Gateway" : "Interface"),
                        "owner", one(offer -> "amazon")),
                offer -> Map.of());
        Page<Offer> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(selector.select(offers, request.filters()), most == null ? 1000 : most, request.nextToken());
        return DescribeVpcEndpointServicesResponse.builder()
                .serviceNames(page.items().stream().map(Offer::name).distinct().toList())
                .serviceDetails(page.map(offer -> detail(caller, offer)))
                .nextToken(page.nextToken())
                .build();
    }

    private static ServiceDetail detail(Caller caller, Offer offer) {
        String region = caller.region();
        return ServiceDetail.builder()
                .serviceName(offer.name)
                .serviceId(Shown.id("vpce-svc-", offer.name + offer.gateway))
                .serviceType(ServiceTypeDetail.builder()
                        .serviceType(offer.gateway ? "Gateway" : "Interface")
                        .build())
                .serviceRegion(region)
                .availabilityZones(region + "a", region + "b", region + "c")
                .owner("amazon")
                .baseEndpointDnsNames(offer.service() + "." + region + ".vpce.amazonaws.com")
                .privateDnsName(offer.gateway ? null : offer.service() + "." + region + ".amazonaws.com")
                .vpcEndpointPolicySupported(true)
                .acceptanceRequired(false)
                .managesVpcEndpoints(false)
                .tags(List.of())
                .build();
    }
}
