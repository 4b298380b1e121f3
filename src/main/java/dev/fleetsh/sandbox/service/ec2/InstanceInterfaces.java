package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;

/** The network interface of an instance, as DescribeInstances shows it. */
final class InstanceInterfaces {
    private InstanceInterfaces() {}

    static List<GroupIdentifier> groups(Caller caller, Instance instance) {
        Network network = Shown.network(caller);
        return instance.placement().securityGroupIds().stream()
                .map(id -> Interfaces.identifier(network, id))
                .toList();
    }

    static List<InstanceNetworkInterface> of(Caller caller, SimNode node, Instance instance) {
        String address = instance.privateIp();
        InstanceNetworkInterfaceAssociation outside = instance.publicIp() == null
                ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .publicIp(instance.publicIp())
                        .ipOwnerId("amazon")
                        .build();
        return List.of(InstanceNetworkInterface.builder()
                .networkInterfaceId(Shown.id("eni-", node.id()))
                .interfaceType("interface")
                .ownerId(caller.account().id())
                .status("in-use")
                .vpcId(instance.placement().vpcId())
                .subnetId(instance.placement().subnetId())
                .privateIpAddress(address.isEmpty() ? null : address)
                .privateIpAddresses(
                        address.isEmpty()
                                ? List.of()
                                : List.of(InstancePrivateIpAddress.builder()
                                        .primary(true)
                                        .privateIpAddress(address)
                                        .association(outside)
                                        .build()))
                .ipv6Addresses(instance.ipv6().stream()
                        .map(six ->
                                InstanceIpv6Address.builder().ipv6Address(six).build())
                        .toList())
                .association(outside)
                .groups(groups(caller, instance))
                .sourceDestCheck(true)
                .attachment(attachment -> attachment
                        .attachmentId(Shown.id("eni-attach-", node.id()))
                        .deviceIndex(0)
                        .networkCardIndex(0)
                        .status("attached"))
                .build());
    }
}
