package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.reach.EndpointAddress;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

/** Network interfaces, which are not kept: one for each instance, one for each subnet of an interface endpoint. */
final class Interfaces {
    private record Port(
            String id,
            String type,
            @Nullable String instance,
            String description,
            String vpc,
            String subnet,
            String zone,
            String address,
            @Nullable String publicAddress,
            List<String> groups) {}

    private static final Selector<Port> PORTS = new Selector<>(properties(), port -> Map.of());

    private Interfaces() {}

    private static Map<String, Function<Port, Stream<String>>> properties() {
        Map<String, Function<Port, Stream<String>>> map = new HashMap<>();
        map.put("network-interface-id", one(Port::id));
        map.put("interface-type", one(Port::type));
        map.put("attachment.instance-id", port -> Stream.ofNullable(port.instance));
        map.put("vpc-id", one(Port::vpc));
        map.put("subnet-id", one(Port::subnet));
        map.put("availability-zone", one(Port::zone));
        map.put("private-ip-address", one(Port::address));
        map.put("addresses.private-ip-address", one(Port::address));
        map.put("association.public-ip", port -> Stream.ofNullable(port.publicAddress));
        map.put("group-id", port -> port.groups.stream());
        map.put("description", one(Port::description));
        map.put("status", one(port -> "in-use"));
        return map;
    }

    /** The id of an endpoint's interface in a subnet. */
    static String id(VpcEndpoint endpoint, String subnet) {
        return Shown.id("eni-", endpoint.id() + subnet);
    }

    static DescribeNetworkInterfacesResponse describe(Caller caller, DescribeNetworkInterfacesRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Network network = Shown.network(caller);
        List<Port> ports = new ArrayList<>();
        caller.index().instances().forEach(node -> ports.add(of(node)));
        network.endpoints().values().forEach(endpoint -> ports.addAll(of(network, endpoint)));
        if (!request.networkInterfaceIds().isEmpty()) {
            for (String id : request.networkInterfaceIds()) {
                if (ports.stream().noneMatch(port -> port.id.equals(id))) {
                    throw ServiceError.of(
                            "InvalidNetworkInterfaceID.NotFound",
                            "The networkInterface ID '" + id + "' does not exist");
                }
            }
            ports.removeIf(port -> !request.networkInterfaceIds().contains(port.id));
        }
        Page<Port> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(PORTS.select(ports, request.filters()), size, request.nextToken());
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.map(port -> shown(caller, network, port)))
                .nextToken(page.nextToken())
                .build();
    }

    private static Port of(SimNode node) {
        Instance instance = Objects.requireNonNull(node.instance());
        return new Port(
                Shown.id("eni-", node.id()),
                "interface",
                node.id(),
                "",
                instance.placement().vpcId(),
                instance.placement().subnetId(),
                instance.placement().availabilityZone(),
                instance.privateIp(),
                instance.publicIp(),
                instance.placement().securityGroupIds());
    }

    private static List<Port> of(Network network, VpcEndpoint endpoint) {
        List<Port> ports = new ArrayList<>();
        for (String id : endpoint.subnets()) {
            Subnet subnet = network.subnets().get(id);
            if (subnet != null) {
                ports.add(new Port(
                        id(endpoint, id),
                        "vpc_endpoint",
                        null,
                        "VPC Endpoint Interface " + endpoint.id(),
                        endpoint.vpcId(),
                        id,
                        subnet.availabilityZone(),
                        EndpointAddress.of(endpoint, subnet).toString().replaceFirst("/32$", ""),
                        null,
                        endpoint.groups()));
            }
        }
        return ports;
    }

    private static NetworkInterface shown(Caller caller, Network network, Port port) {
        return NetworkInterface.builder()
                .networkInterfaceId(port.id)
                .interfaceType(port.type)
                .description(port.description)
                .ownerId(caller.account().id())
                .status("in-use")
                .vpcId(port.vpc)
                .subnetId(port.subnet)
                .availabilityZone(port.zone)
                .privateIpAddress(port.address)
                .sourceDestCheck(true)
                .requesterManaged(port.instance == null)
                .association(
                        port.publicAddress == null
                                ? null
                                : NetworkInterfaceAssociation.builder()
                                        .publicIp(port.publicAddress)
                                        .ipOwnerId("amazon")
                                        .build())
                .attachment(NetworkInterfaceAttachment.builder()
                        .attachmentId(Shown.id("eni-attach-", port.id))
                        .instanceId(port.instance)
                        .deviceIndex(port.instance == null ? 1 : 0)
                        .status("attached")
                        .build())
                .groups(port.groups.stream().map(id -> identifier(network, id)).toList())
                .build();
    }

    /** A security group by id and name. */
    static GroupIdentifier identifier(Network network, String id) {
        SecurityGroup group = network.groups().get(id);
        return GroupIdentifier.builder()
                .groupId(id)
                .groupName(group == null ? null : group.name())
                .build();
    }
}
