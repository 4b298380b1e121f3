package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** VPC endpoints come, change and go. */
final class EndpointChanges {
    /** Interfaces of a deleted endpoint go so many times later than a change of the network shows. */
    private static final int INTERFACES = 3;

    private EndpointChanges() {}

    static CreateVpcEndpointResponse create(Caller caller, CreateVpcEndpointRequest request) {
        DryRun.check(request.dryRun());
        Vpc vpc = Vpcs.find(caller, request.vpcId());
        String type = request.vpcEndpointTypeAsString() == null ? "Gateway" : request.vpcEndpointTypeAsString();
        if (!type.equals("Gateway") && !type.equals("Interface")) {
            throw invalid("Endpoint type (" + type + ") is not simulated.");
        }
        boolean gateway = type.equals("Gateway");
        String service = String.valueOf(request.serviceName());
        if (!Endpoints.offered(caller.region(), service, gateway)) {
            throw Endpoints.offered(caller.region(), service, !gateway)
                    ? invalid("Endpoint type (" + type + ") does not match available service types ("
                            + (gateway ? "[Interface]" : "[Gateway]") + ").")
                    : ServiceError.of(
                            "InvalidServiceName", "The Vpc Endpoint Service '" + service + "' does not exist");
        }
        Network network = Shown.network(caller);
        List<String> groups = List.of();
        if (gateway) {
            if (Boolean.TRUE.equals(request.privateDnsEnabled())
                    || !request.subnetIds().isEmpty()
                    || !request.securityGroupIds().isEmpty()) {
                throw invalid("Private DNS, subnets and security groups are not supported for gateway endpoints.");
            }
        } else {
            groups = request.securityGroupIds().isEmpty()
                    ? List.of(standard(network, vpc))
                    : groups(caller, vpc, request.securityGroupIds());
        }
        boolean privateDns = !gateway && !Boolean.FALSE.equals(request.privateDnsEnabled());
        VpcEndpoint endpoint = new VpcEndpoint(
                Shown.id("vpce-"),
                vpc.id(),
                service,
                gateway,
                request.policyDocument() == null ? VpcEndpoint.FULL_ACCESS : policy(request.policyDocument()),
                privateDns,
                subnets(caller, vpc, request.subnetIds()),
                groups,
                tables(caller, vpc, request.routeTableIds()),
                caller.live().now(),
                Shown.tags(request.tagSpecifications()));
        if (privateDns) {
            resolvable(caller, endpoint);
        }
        unrouted(network, endpoint, endpoint.routeTables());
        Shown.change(caller, now -> now.with(endpoint));
        return CreateVpcEndpointResponse.builder()
                .vpcEndpoint(Endpoints.shown(caller, endpoint))
                .clientToken(request.clientToken())
                .build();
    }

    static ModifyVpcEndpointResponse modify(Caller caller, ModifyVpcEndpointRequest request) {
        DryRun.check(request.dryRun());
        VpcEndpoint endpoint = Selector.byId(
                Shown.network(caller).endpoints(),
                request.vpcEndpointId(),
                "InvalidVpcEndpointId.NotFound",
                "Vpc Endpoint Id");
        Vpc vpc = Vpcs.find(caller, endpoint.vpcId());
        if (endpoint.gateway() && request.privateDnsEnabled() != null) {
            throw invalid("Private DNS can't be modified for gateway endpoints.");
        }
        VpcEndpoint changed = endpoint.in(
                minus(
                        plus(endpoint.subnets(), subnets(caller, vpc, request.addSubnetIds())),
                        request.removeSubnetIds()),
                minus(
                        plus(endpoint.groups(), groups(caller, vpc, request.addSecurityGroupIds())),
                        request.removeSecurityGroupIds()),
                minus(
                        plus(endpoint.routeTables(), tables(caller, vpc, request.addRouteTableIds())),
                        request.removeRouteTableIds()));
        unrouted(Shown.network(caller), endpoint, request.addRouteTableIds());
        if (!endpoint.gateway() && changed.groups().isEmpty()) {
            throw invalid("An interface endpoint needs a security group.");
        }
        if (Boolean.TRUE.equals(request.resetPolicy())) {
            changed = changed.withPolicy(VpcEndpoint.FULL_ACCESS);
        } else if (request.policyDocument() != null) {
            changed = changed.withPolicy(policy(request.policyDocument()));
        }
        if (request.privateDnsEnabled() != null) {
            changed = changed.withPrivateDns(request.privateDnsEnabled());
            if (request.privateDnsEnabled() && !endpoint.privateDns()) {
                resolvable(caller, changed);
            }
        }
        VpcEndpoint after = changed;
        Shown.change(caller, network -> network.with(after));
        return ModifyVpcEndpointResponse.builder().returnValue(true).build();
    }

    static DeleteVpcEndpointsResponse delete(Caller caller, DeleteVpcEndpointsRequest request) {
        DryRun.check(request.dryRun());
        Map<String, VpcEndpoint> left = new TreeMap<>(Shown.network(caller).endpoints());
        List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
        for (String id : request.vpcEndpointIds()) {
            VpcEndpoint endpoint = left.remove(id);
            if (endpoint == null) {
                unsuccessful.add(UnsuccessfulItem.builder()
                        .resourceId(id)
                        .error(error -> error.code("InvalidVpcEndpoint.NotFound")
                                .message("The Vpc Endpoint Id '" + id + "' does not exist"))
                        .build());
            } else if (!endpoint.gateway()) {
                left.put(id, endpoint.withState(VpcEndpoint.DELETING));
            }
        }
        Shown.change(caller, network -> network.withEndpoints(left));
        Duration gone = caller.live().pace().effect().multipliedBy(INTERFACES);
        request.vpcEndpointIds().forEach(id -> caller.live().after(gone, () -> caller.live()
                .changeScope(caller.account().id(), caller.region(), scope -> without(scope, id))));
        return DeleteVpcEndpointsResponse.builder().unsuccessful(unsuccessful).build();
    }

    /** Interfaces have gone, and with them what there was of the endpoint. */
    private static SimScope without(SimScope scope, String id) {
        Network network = scope.resources().network();
        Map<String, VpcEndpoint> left = new TreeMap<>(network.endpoints());
        left.remove(id);
        return scope.withResources(scope.resources().with(network.withEndpoints(left)));
    }

    private static String standard(Network network, Vpc vpc) {
        return network.groups().values().stream()
                .filter(group -> group.vpcId().equals(vpc.id()) && group.name().equals("default"))
                .map(SecurityGroup::id)
                .findFirst()
                .orElseThrow(() -> invalid("The VPC has no default security group."));
    }

    private static List<String> groups(Caller caller, Vpc vpc, List<String> ids) {
        for (String id : ids) {
            if (!SecurityGroups.find(caller, id).vpcId().equals(vpc.id())) {
                throw invalid("Security group " + id + " does not belong to VPC " + vpc.id());
            }
        }
        return ids;
    }

    private static List<String> subnets(Caller caller, Vpc vpc, List<String> ids) {
        for (String id : ids) {
            if (!Selector.byId(Shown.network(caller).subnets(), id, "InvalidSubnetId.NotFound", "subnet ID")
                    .vpcId()
                    .equals(vpc.id())) {
                throw invalid("Subnet " + id + " does not belong to VPC " + vpc.id());
            }
        }
        return ids;
    }

    private static List<String> tables(Caller caller, Vpc vpc, List<String> ids) {
        for (String id : ids) {
            if (!Selector.byId(Shown.network(caller).routeTables(), id, "InvalidRouteTableId.NotFound", "routeTable ID")
                    .vpcId()
                    .equals(vpc.id())) {
                throw invalid("Route table " + id + " does not belong to VPC " + vpc.id());
            }
        }
        return ids;
    }

    /** Two gateway endpoints of one service can't share a route table. */
    private static void unrouted(Network network, VpcEndpoint endpoint, List<String> tables) {
        for (VpcEndpoint other : network.endpoints().values()) {
            for (String table : tables) {
                if (!other.id().equals(endpoint.id())
                        && other.serviceName().equals(endpoint.serviceName())
                        && other.routeTables().contains(table)) {
                    throw ServiceError.of(
                            "RouteAlreadyExists",
                            "route table " + table + " already has a route to the service " + endpoint.serviceName());
                }
            }
        }
    }

    /** Private DNS takes two attributes of the VPC, and no other endpoint with the same names. */
    private static void resolvable(Caller caller, VpcEndpoint endpoint) {
        Vpc vpc = Vpcs.find(caller, endpoint.vpcId());
        if (!vpc.dnsSupport() || !vpc.dnsHostnames()) {
            throw invalid("Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes"
                    + " set to true for " + vpc.id());
        }
        boolean conflict = Shown.network(caller).endpoints().values().stream()
                .anyMatch(other -> !other.id().equals(endpoint.id())
                        && other.vpcId().equals(vpc.id())
                        && other.privateDns()
                        && other.serviceName().equals(endpoint.serviceName()));
        if (conflict) {
            throw invalid("private-dns-enabled cannot be set because there is already a conflicting DNS domain for "
                    + endpoint.service() + "." + caller.region() + ".amazonaws.com in the VPC " + vpc.id());
        }
    }

    private static String policy(String document) {
        try {
            Policy.of(document);
        } catch (IllegalArgumentException e) {
            throw ServiceError.of("InvalidPolicyDocument", "The policy document is not valid");
        }
        return document;
    }

    private static List<String> plus(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<String> minus(List<String> some, List<String> less) {
        return some.stream().filter(item -> !less.contains(item)).toList();
    }

    private static ServiceError invalid(String text) {
        return ServiceError.of("InvalidParameter", text);
    }
}
