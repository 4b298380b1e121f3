package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Place.RETAIL_PARIS;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.group;
import static dev.fleetsh.sandbox.world.Trait.neverRegistered;
import static dev.fleetsh.sandbox.world.Trait.six;
import static dev.fleetsh.sandbox.world.Trait.sixOnly;
import static dev.fleetsh.sandbox.world.Trait.subnet;
import static dev.fleetsh.sandbox.world.Trait.vpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One node for each thing that may be in a way to AWS, and for each that nobody outside can see through. */
final class WayRows {
    static final List<Row> ROWS = List.of(
            lost(
                    "NET-ANSWERS-01",
                    Platforms.UBUNTU_22,
                    "answers",
                    "lost: the network ACL of its subnet lets no answers back in",
                    "network ACL no-answers: no way back to ephemeral ports"),
            lost(
                    "NET-PORTS-01",
                    Platforms.UBUNTU_24,
                    "ports",
                    "lost: the network ACL of its subnet lets answers back to some ephemeral ports only",
                    "network ACL few-ports: answers to most ports are lost"),
            lost(
                    "NET-ADDRESSES-01",
                    Platforms.AMAZON_LINUX_2,
                    "addresses",
                    "lost: its security group lets out to some addresses of AWS only",
                    "security group some-of-aws: not to these addresses",
                    group(StoryNetworks.group(RETAIL_PARIS, "addresses"))),
            lost(
                    "NET-RESOLVER-01",
                    Platforms.AMAZON_LINUX_2023,
                    "resolver",
                    "lost: enableDnsSupport is off in its VPC",
                    "the VPC resolves no names"),
            lost(
                    "NET-BLACKHOLE-01",
                    Platforms.AMAZON_LINUX_2023,
                    "blackhole",
                    "lost: its route leads to a NAT gateway that is gone",
                    "the route is a black hole"),
            never(
                    "NET-ADDRESS-01",
                    Platforms.RHEL_9,
                    "address",
                    "never registered: its route leads to an internet gateway, and it has no public address",
                    "no public IPv4 address"),
            never(
                    "NET-NAT-01",
                    Platforms.DEBIAN_12,
                    "nat",
                    "never registered: the NAT gateway that its route leads to is pending",
                    "the NAT gateway is pending"),
            never(
                    "NET-PRIVATE-NAT-01",
                    Platforms.UBUNTU_22,
                    "private-nat",
                    "never registered: the NAT gateway that its route leads to is a private one",
                    "a private NAT gateway leads to no internet gateway"),
            lost(
                    "NET-NAT-ACL-01",
                    Platforms.WINDOWS_2022,
                    "nat-acl",
                    "lost: the network ACL of the NAT gateway's subnet lets nobody in on 443",
                    "network ACL public: no way in to the NAT gateway"),
            never(
                    "NET-ENDPOINT-01",
                    Platforms.AMAZON_LINUX_2023,
                    "endpoint",
                    "never registered: the endpoints of its VPC failed",
                    "the endpoints failed"),
            lost(
                    "NET-ENDPOINT-ACL-01",
                    Platforms.ROCKY_9,
                    "endpoint-acl",
                    "lost: the network ACL of the endpoints' subnet keeps other subnets out",
                    "network ACL endpoints-only: no way in to the endpoints"),
            lost(
                    "NET-ENDPOINT-ADDRESS-01",
                    Platforms.UBUNTU_22,
                    "endpoint-address",
                    "lost: its security group lets out to a part of the endpoints' subnet only",
                    "security group half-a-subnet: not to the endpoints' addresses",
                    group(StoryNetworks.group(RETAIL_PARIS, "endpoint-address"))),
            lost(
                    "NET-HOSTNAMES-01",
                    Platforms.UBUNTU_24,
                    "hostnames",
                    "lost: enableDnsHostnames was turned off in its VPC, whose endpoints need it",
                    "private DNS does not work without DNS host names"),
            never(
                    "NET-PRIVATE-DNS-01",
                    Platforms.AMAZON_LINUX_2,
                    "private-dns",
                    "never registered: the endpoints of its VPC have no private DNS, and no hosted zone leads to them",
                    "the names of the services lead to no endpoint"),
            lost(
                    "NET-POLICY-01",
                    Platforms.AMAZON_LINUX_2023,
                    "policy",
                    "lost: the policy of its VPC's endpoints is for members of an organisation",
                    "endpoint policy: not for this organisation"),
            row(
                    "NET-PENDING-01",
                    Platforms.AMAZON_LINUX_2023,
                    "pending",
                    "healthy, while an endpoint of ssm is being made in its VPC"),
            lost(
                    "NET-TRANSIT-01",
                    Platforms.RHEL_9,
                    "transit",
                    "lost: its route leads to a transit gateway, behind which something is wrong",
                    "nothing leads on from the transit gateway"),
            never(
                    "NET-CENTRAL-01",
                    Platforms.UBUNTU_24,
                    "central",
                    "never registered: endpoints of another VPC should serve it, behind a transit gateway",
                    "no hosted zone leads to the central endpoints"),
            lost(
                    "NET-DNS-01",
                    Platforms.WINDOWS_2019,
                    "dns",
                    "lost: the name servers of its VPC are the office's, which do not answer",
                    "the name servers do not answer"),
            never(
                    "NET-SHARED-01",
                    Platforms.AMAZON_LINUX_2023,
                    "shared",
                    "never registered: another account shares its subnet and alone sees its routes",
                    "no way out of the shared VPC"),
            never(
                    "NET-DUAL-STACK-01",
                    Platforms.UBUNTU_22,
                    "dual-stack",
                    "never registered: only IPv6 leads out of its VPC, and its agent does not know",
                    "the agent uses no IPv6",
                    six(StoryNetworks.six("dual-stack"))),
            never(
                    "NET-DNS64-01",
                    Platforms.AMAZON_LINUX_2023,
                    "dns64",
                    "never registered: IPv6 only, with NAT64 and without DNS64",
                    "no DNS64 in the subnet",
                    sixOnly(StoryNetworks.six("dns64"))));

    private WayRows() {}

    private static Row lost(String name, OperatingSystem os, String story, String shows, String why, Trait... more) {
        return row(name, os, story, shows, plus(more, Trait.lost(Duration.ofHours(7), why)));
    }

    private static Row never(String name, OperatingSystem os, String story, String shows, String why, Trait... more) {
        return row(name, os, story, shows, plus(more, neverRegistered(why)));
    }

    private static Trait[] plus(Trait[] some, Trait one) {
        List<Trait> all = new ArrayList<>(List.of(some));
        all.add(one);
        all.add(derived());
        return all.toArray(Trait[]::new);
    }

    private static Row row(String name, OperatingSystem os, String story, String shows, Trait... more) {
        List<Trait> traits = new ArrayList<>(List.of(vpc(StoryNetworks.digits(story)), subnet(0)));
        traits.addAll(List.of(more));
        return new Row(name, RETAIL_PARIS, os, shows, List.copyOf(traits));
    }
}
