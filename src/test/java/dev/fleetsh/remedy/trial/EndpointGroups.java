package dev.fleetsh.remedy.trial;

import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Worlds in which the security group of endpoints to come is there already, or the VPC has more than one block. */
final class EndpointGroups {
    static final String NODE = "APP-BCN-02";
    static final String ID = "sg-0f1e2d3c4b5a69788";

    private EndpointGroups() {}

    /** The group that fleetsh made before lets nobody in. */
    static void emptied(Lab lab) {
        change(lab, (network, vpc) -> network.with(group(vpc, "fleetsh-endpoints-" + vpc.id(), List.of())));
    }

    /** A group of somebody's own lets some blocks in. */
    static void own(Lab lab, String... blocks) {
        change(
                lab,
                (network, vpc) -> network.with(group(
                        vpc,
                        "theirs",
                        Stream.of(blocks)
                                .map(block -> new GroupRule(
                                        "sgr-0a1b2c3d4e5f60718", false, "tcp", 443, 443, Peer.block(block), ""))
                                .toList())));
    }

    /** The node's subnet lies in a block that was added to the VPC later. */
    static void inASecondaryBlock(Lab lab) {
        change(lab, (network, vpc) -> {
            Subnet subnet = Objects.requireNonNull(network.subnets()
                    .get(Objects.requireNonNull(node(lab).instance())
                            .placement()
                            .subnetId()));
            return network.with(vpc.withSecondary(List.of("100.64.0.0/16")))
                    .with(subnet.withBlocks("100.64.1.0/24", ""));
        });
        lab.sandbox.live().changeNode(node(lab).id(), node -> {
            Instance old = Objects.requireNonNull(node.instance());
            return node.withInstance(new Instance(
                    old.state(),
                    old.instanceType(),
                    old.image(),
                    old.placement(),
                    "100.64.1.7",
                    old.publicIp(),
                    old.instanceProfileArn(),
                    old.metadataOptions(),
                    old.launchTime()));
        });
    }

    private static SecurityGroup group(Vpc vpc, String name, List<GroupRule> rules) {
        return new SecurityGroup(ID, vpc.id(), name, "for endpoints", rules, Map.of());
    }

    private static void change(Lab lab, BiFunction<Network, Vpc, Network> change) {
        lab.sandbox.live().change(world -> {
            SimScope scope = scope(world);
            Network network = scope.resources().network();
            Vpc vpc = Objects.requireNonNull(network.vpcs()
                    .get(Objects.requireNonNull(node(lab).instance())
                            .placement()
                            .vpcId()));
            return world.with(scope.withResources(scope.resources().with(change.apply(network, vpc))));
        });
    }

    private static SimNode node(Lab lab) {
        return scope(lab.sandbox.world()).nodes().stream()
                .filter(node -> node.name().equals(NODE))
                .findFirst()
                .orElseThrow();
    }

    private static SimScope scope(World world) {
        return world.scopes().stream()
                .filter(scope ->
                        scope.nodes().stream().anyMatch(node -> node.name().equals(NODE)))
                .findFirst()
                .orElseThrow();
    }
}
