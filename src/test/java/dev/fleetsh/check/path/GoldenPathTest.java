package dev.fleetsh.check.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every condition of a path, holding and failing, alone and behind another one: the verdict and the hop that decides. */
class GoldenPathTest {
    /**
     * What is drawn, the verdict, the hop and the resource that decide, and for an unknown verdict why. {@link Sketch} knows
     * the words.
     */
    private static final String CASES = """
            # by a NAT gateway
            nat                                              | open    | internet gateway                 | igw-1   |
            nat service=EC2MESSAGES                          | open    | internet gateway                 | igw-1   |
            nat service=KMS                                  | open    | internet gateway                 | igw-1   |
            nat nat-state=pending                            | closed  | NAT gateway                      | nat-1   |
            nat nat-state=failed                             | closed  | NAT gateway                      | nat-1   |
            nat nat-private                                  | closed  | route                            | rtb-nat |
            nat nat-private route=nat:0.0.0.0/0>tgw-1        | unknown | beyond the VPC                   | tgw-1   | transit
            nat route=nat:-0.0.0.0/0                         | closed  | route                            | rtb-nat |
            nat route=nat:0.0.0.0/0>nat-1                    | closed  | route                            | rtb-nat |
            nat route=nat:0.0.0.0/0>igw-1!                   | closed  | route                            | rtb-nat |
            nat route=nat:0.0.0.0/0>vpce-fw                  | unknown | beyond the VPC                   | vpce-fw | transit
            nat igw-vpc=vpc-9                                | closed  | internet gateway                 | igw-1   |
            nat igw-vpc=                                     | closed  | internet gateway                 | igw-1   |
            nat acl=nat:in:90:deny:443-443:0.0.0.0/0         | closed  | network ACL of the NAT gateway   | acl-nat |
            nat acl=nat:out:90:deny:443-443:0.0.0.0/0        | closed  | network ACL of the NAT gateway   | acl-nat |
            nat acl=nat:in:90:deny:1024-65535:0.0.0.0/0      | closed  | network ACL of the NAT gateway   | acl-nat |
            nat acl=nat:out:90:deny:1024-65535:10.2.0.0/16   | closed  | network ACL of the NAT gateway   | acl-nat |
            nat acl=nat:in:90:deny:443-443:10.2.0.7/32       | closed  | network ACL of the NAT gateway   | acl-nat |
            nat acl=nat:in:90:deny:443-443:10.2.0.8/32       | open    | internet gateway                 | igw-1   |
            nat denied=DescribeNatGateways                   | unknown | NAT gateway                      | nat-1   | ec2:DescribeNatGateways
            nat denied=DescribeInternetGateways              | open    | internet gateway                 | igw-1   |
            # by an internet gateway
            igw                                              | open    | internet gateway                 | igw-1   |
            igw no-public-ip                                 | closed  | public address                   | eni-1   |
            igw igw-vpc=vpc-9                                | closed  | internet gateway                 | igw-1   |
            igw route=node:0.0.0.0/0>igw-1!                  | closed  | route                            | rtb-node |
            igw igw-vpc= no-public-ip                        | closed  | internet gateway                 | igw-1   |
            # routes
            none                                             | closed  | route                            | rtb-node |
            none denied=DescribeRouteTables                  | unknown | route                            | subnet-node | ec2:DescribeRouteTables
            none main-table                                  | closed  | route                            | rtb-main |
            nat main-table                                   | closed  | route                            | rtb-main |
            none main-table route=main:0.0.0.0/0>nat-1       | open    | internet gateway                 | igw-1   |
            nat route=node:0.0.0.0/0>nat-1!                  | closed  | route                            | rtb-node |
            nat route=node:52.0.0.0/8>tgw-1                  | unknown | route                            | rtb-node | service-addresses
            nat route=node:0.0.0.0/1>nat-1                   | open    | internet gateway                 | igw-1   |
            none route=node:0.0.0.0/1>nat-1                  | unknown | route                            | rtb-node | service-addresses
            nat route=node:10.0.0.0/8>tgw-1                  | open    | internet gateway                 | igw-1   |
            nat route=node:192.168.0.0/16>pcx-1!             | open    | internet gateway                 | igw-1   |
            none route=node:0.0.0.0/0>tgw-1                  | unknown | beyond the VPC                   | tgw-1   | transit
            none route=node:0.0.0.0/0>vgw-1                  | unknown | beyond the VPC                   | vgw-1   | transit
            none route=node:0.0.0.0/0>pcx-1                  | unknown | beyond the VPC                   | pcx-1   | transit
            none route=node:0.0.0.0/0>vpce-gwlb              | unknown | beyond the VPC                   | vpce-gwlb | transit
            none route=node:0.0.0.0/0>cagw-1                 | unknown | beyond the VPC                   | cagw-1  | transit
            none route=node:0.0.0.0/0>lgw-1                  | unknown | beyond the VPC                   | lgw-1   | transit
            none route=node:0.0.0.0/0>eni-9                  | unknown | beyond the VPC                   | eni-9   | transit
            none route=node:0.0.0.0/0>tgw-1!                 | closed  | route                            | rtb-node |
            none route=node:10.0.0.0/8>tgw-1                 | unknown | beyond the VPC                   | tgw-1   | central-endpoint
            none route=node:10.0.0.0/8>eni-9                 | unknown | beyond the VPC                   | eni-9   | central-endpoint
            none route=node:10.0.0.0/8>vpce-gwlb             | unknown | beyond the VPC                   | vpce-gwlb | central-endpoint
            none route=node:10.0.0.0/8>nat-1                 | closed  | route                            | rtb-node |
            none route=node:10.0.0.0/8>tgw-1!                | closed  | route                            | rtb-node |
            none route=node:10.0.0.0/8>tgw-1 out=none        | closed  | security group, out              | sg-node |
            none route=node:10.0.0.0/8>pcx-1 denied=DescribeVpcEndpoints | unknown | endpoint             | vpc-1   | ec2:DescribeVpcEndpoints
            # security groups, a union of what they allow
            nat out=none                                     | closed  | security group, out              | sg-node |
            nat out=none out=10.0.0.0/8                      | closed  | security group, out              | sg-node |
            nat out=none out=tcp/80-80/0.0.0.0/0             | closed  | security group, out              | sg-node |
            nat out=none out=udp/443-443/0.0.0.0/0           | closed  | security group, out              | sg-node |
            nat out=none out=tcp/400-500/0.0.0.0/0           | open    | internet gateway                 | igw-1   |
            nat out=none out=0.0.0.0/1 out=128.0.0.0/1       | open    | internet gateway                 | igw-1   |
            nat out=none out=52.0.0.0/8                      | unknown | security group, out              | sg-node | service-addresses
            nat out=none out=::/0                            | closed  | security group, out              | sg-node |
            nat out=none out=pl-9                            | unknown | security group, out              | sg-node | ec2:DescribeManagedPrefixLists
            nat out=none out=pl-9 list=pl-9~own~0.0.0.0/0    | open    | internet gateway                 | igw-1   |
            nat out=none out=pl-9 list=pl-9~com.amazonaws.eu-west-3.s3~52.95.0.0/16 | closed | security group, out | sg-node |
            nat denied=DescribeSecurityGroups                | unknown | security group, out              | sg-node | ec2:DescribeSecurityGroups
            nat denied=DescribeSecurityGroups nat-state=failed | closed | NAT gateway                     | nat-1   |
            nat out=none nat-state=failed                    | closed  | security group, out              | sg-node |
            # network ACLs, both ways
            nat acl=node:out:90:deny:443-443:0.0.0.0/0       | closed  | network ACL, out                 | acl-node |
            nat acl=node:out:110:deny:443-443:0.0.0.0/0      | open    | internet gateway                 | igw-1   |
            nat acl=node:out:90:deny:80-80:0.0.0.0/0         | open    | internet gateway                 | igw-1   |
            nat acl=node:out:90:deny:443-443:52.0.0.0/8      | unknown | network ACL, out                 | acl-node | service-addresses
            nat acl=node:out:80:allow:443-443:0.0.0.0/0 acl=node:out:90:deny:1-65535:0.0.0.0/0 | open | internet gateway | igw-1 |
            nat acl=node:clear                               | closed  | network ACL, out                 | acl-node |
            nat acl=node:clear acl=node:out:100:allow:443-443:0.0.0.0/0 | closed | network ACL, answers   | acl-node |
            nat acl=node:clear acl=node:out:100:allow:443-443:0.0.0.0/0 acl=node:in:100:allow:1024-65535:0.0.0.0/0 | open | internet gateway | igw-1 |
            nat acl=node:in:90:deny:1024-65535:0.0.0.0/0     | closed  | network ACL, answers             | acl-node |
            nat acl=node:in:90:deny:61000-65535:0.0.0.0/0    | open    | internet gateway                 | igw-1   |
            nat acl=node:in:90:deny:61000-65535:0.0.0.0/0 ports=windows | unknown | network ACL, answers   | acl-node | ephemeral-ports
            nat acl=node:in:90:deny:49152-65535:0.0.0.0/0 ports=windows | closed | network ACL, answers    | acl-node |
            nat acl=node:in:90:deny:1024-2000:0.0.0.0/0 ports=any | unknown | network ACL, answers         | acl-node | ephemeral-ports
            nat denied=DescribeNetworkAcls                   | unknown | network ACL, out                 | subnet-node | ec2:DescribeNetworkAcls
            nat denied=DescribeNetworkAcls out=none          | closed  | security group, out              | sg-node |
            nat acl=node:in:90:deny:1024-65535:0.0.0.0/0 route=node:-0.0.0.0/0 | closed | network ACL, answers | acl-node |
            # names
            nat support=off                                  | closed  | name resolution                  | vpc-1   |
            nat servers=10.2.0.2                             | open    | internet gateway                 | igw-1   |
            nat servers=169.254.169.253                      | open    | internet gateway                 | igw-1   |
            nat servers=10.9.9.9                             | unknown | name resolution                  | dopt-1  | custom-dns
            nat servers=AmazonProvidedDNS,10.9.9.9           | unknown | name resolution                  | dopt-1  | custom-dns
            nat servers=                                     | unknown | name resolution                  | dopt-1  | custom-dns
            nat dhcp=default                                 | unknown | name resolution                  | vpc-1   | custom-dns
            nat servers=10.9.9.9 support=off                 | unknown | name resolution                  | dopt-1  | custom-dns
            nat servers=10.9.9.9 out=none                    | closed  | security group, out              | sg-node |
            nat denied=DescribeDhcpOptions                   | unknown | name resolution                  | vpc-1   | ec2:DescribeDhcpOptions
            nat denied=DescribeVpcAttribute                  | unknown | name resolution                  | vpc-1   | ec2:DescribeVpcAttribute
            nat denied=DescribeVpcs                          | unknown | name resolution                  | vpc-1   | ec2:DescribeVpcs
            # by an interface endpoint
            endpoint                                         | open    | endpoint policy                  | vpce-1  |
            endpoint service=SSMMESSAGES                     | open    | endpoint policy                  | vpce-1  |
            endpoint state=Available                         | open    | endpoint policy                  | vpce-1  |
            endpoint state=pending                           | closed  | endpoint                         | vpce-1  |
            endpoint state=deleted                           | closed  | route                            | rtb-node |
            endpoint nat state=pending                       | unknown | endpoint                         | vpce-1  | endpoint-state
            endpoint support=off                             | closed  | name resolution                  | vpc-1   |
            endpoint hostnames=off                           | closed  | private DNS                      | vpc-1   |
            endpoint private-dns=off                         | unknown | private DNS                      | vpce-1  | private-dns
            endpoint private-dns=off in=none                 | closed  | route                            | rtb-node |
            endpoint nat private-dns=off                     | open    | internet gateway                 | igw-1   |
            endpoint nat hostnames=off in=none               | open    | internet gateway                 | igw-1   |
            endpoint in=none                                 | closed  | security group of the endpoint   | sg-end  |
            endpoint in=none in=10.2.0.7/32                  | open    | endpoint policy                  | vpce-1  |
            endpoint in=none in=10.2.0.8/32                  | closed  | security group of the endpoint   | sg-end  |
            endpoint in=none in=sg-node                      | open    | endpoint policy                  | vpce-1  |
            endpoint in=none in=sg-other                     | closed  | security group of the endpoint   | sg-end  |
            endpoint in=none in=tcp/80-80/10.2.0.0/16        | closed  | security group of the endpoint   | sg-end  |
            endpoint in=none in=pl-9 list=pl-9~own~10.2.0.0/24 | open  | endpoint policy                  | vpce-1  |
            endpoint in=none in=pl-9                         | unknown | security group of the endpoint   | sg-end  | ec2:DescribeManagedPrefixLists
            endpoint nat in=none                             | closed  | security group of the endpoint   | sg-end  |
            endpoint in=none policy=other                    | closed  | security group of the endpoint   | sg-end  |
            endpoint out=none                                | closed  | security group, out              | sg-node |
            endpoint out=none out=sg-end                     | open    | endpoint policy                  | vpce-1  |
            endpoint out=none out=10.2.1.0/24                | open    | endpoint policy                  | vpce-1  |
            endpoint out=none out=10.2.1.5/32                | unknown | security group, out              | sg-node | endpoint-address
            endpoint out=none out=10.3.0.0/16                | closed  | security group, out              | sg-node |
            endpoint out=none out=10.2.1.5/32 denied=DescribeSubnets | unknown | security group, out      | sg-node | ec2:DescribeSubnets
            endpoint denied=DescribeSubnets                  | open    | endpoint policy                  | vpce-1  |
            endpoint denied=DescribeRouteTables              | unknown | route                            | subnet-node | ec2:DescribeRouteTables
            endpoint route=node:pl-9>tgw-1                   | unknown | route                            | rtb-node | ec2:DescribeManagedPrefixLists
            endpoint denied=DescribeVpcEndpoints             | unknown | endpoint                         | vpc-1   | ec2:DescribeVpcEndpoints
            endpoint nat denied=DescribeVpcEndpoints         | unknown | endpoint                         | vpc-1   | ec2:DescribeVpcEndpoints
            endpoint denied=DescribeVpcEndpoints out=none    | closed  | security group, out              | sg-node |
            endpoint acl=node:out:90:deny:443-443:10.2.1.0/24 | closed | network ACL, out                 | acl-node |
            endpoint acl=node:in:90:deny:1024-65535:10.2.1.0/24 | closed | network ACL, answers           | acl-node |
            endpoint acl=end:in:90:deny:443-443:10.2.0.0/24  | closed  | network ACL of the endpoint      | acl-end |
            endpoint acl=end:out:90:deny:1024-65535:10.2.0.0/24 | closed | network ACL of the endpoint    | acl-end |
            endpoint acl=end:clear subnets=node              | open    | endpoint policy                  | vpce-1  |
            endpoint acl=node:clear subnets=node             | open    | endpoint policy                  | vpce-1  |
            endpoint acl=end:clear subnets=end,nat           | unknown | network ACL of the endpoint      | vpce-1  | endpoint-address
            endpoint acl=node:out:90:deny:443-443:10.2.1.0/24 in=none | closed | network ACL, out         | acl-node |
            endpoint route=node:10.2.1.0/24>eni-9            | unknown | route                            | rtb-node | transit
            endpoint policy=service                          | open    | endpoint policy                  | vpce-1  |
            endpoint policy=other                            | closed  | endpoint policy                  | vpce-1  |
            endpoint policy=none                             | closed  | endpoint policy                  | vpce-1  |
            endpoint policy=deny                             | closed  | endpoint policy                  | vpce-1  |
            endpoint policy=deny-if                          | unknown | endpoint policy                  | vpce-1  | policy
            endpoint policy=condition                        | unknown | endpoint policy                  | vpce-1  | policy
            endpoint policy=resource                         | unknown | endpoint policy                  | vpce-1  | policy
            endpoint policy=unreadable                       | unknown | endpoint policy                  | vpce-1  | policy
            endpoint nat policy=deny                         | closed  | endpoint policy                  | vpce-1  |
            endpoint servers=10.9.9.9 in=none                | closed  | security group of the endpoint   | sg-end  |
            endpoint nat servers=10.9.9.9 in=none            | unknown | name resolution                  | dopt-1  | custom-dns
            endpoint address=ipv6                            | closed  | endpoint                         | vpce-1  |
            # by IPv6
            eigw six-only                                    | open    | internet gateway                 | eigw-1  |
            eigw six-only eigw-vpc=                          | closed  | internet gateway                 | eigw-1  |
            eigw six-only route=node:::/0>eigw-1!            | closed  | route                            | rtb-node |
            eigw six-only out=none out=0.0.0.0/0             | closed  | security group, out              | sg-node |
            eigw six-only acl=node:out:90:deny:443-443:::/0  | closed  | network ACL, out                 | acl-node |
            eigw six-only acl=node:out:90:deny:443-443:0.0.0.0/0 | open | internet gateway                | eigw-1  |
            six-only                                         | closed  | route                            | rtb-node |
            six-only route=node:64:ff9b::/96>nat-1           | unknown | route                            | rtb-node | dns64
            six-only route=node:::/0>igw-1                   | open    | internet gateway                 | igw-1   |
            six-only route=node:::/0>tgw-1                   | unknown | beyond the VPC                   | tgw-1   | transit
            six-only endpoint                                | closed  | endpoint                         | vpce-1  |
            eigw six-only endpoint                           | unknown | endpoint                         | vpce-1  | dual-stack
            eigw six-only acl=node:clear acl=node:out:32768:deny:0-65535:::/0 | closed | network ACL, out | acl-node |
            eigw six-only acl=node:out:32768:deny:0-65535:::/0 | open  | internet gateway                 | eigw-1  |
            six-only endpoint address=dualstack              | closed  | security group of the endpoint   | sg-end  |
            six-only endpoint address=dualstack in=2001:db8:2::/56 | open | endpoint policy               | vpce-1  |
            eigw                                             | unknown | name resolution                  | ssm.eu-west-3.api.aws | dual-stack
            eigw nat                                         | open    | internet gateway                 | igw-1   |
            eigw nat nat-state=failed                        | unknown | name resolution                  | ssm.eu-west-3.api.aws | dual-stack
            six nat nat-state=failed                         | closed  | NAT gateway                      | nat-1   |
            # s3 by a gateway endpoint
            gateway                                          | open    | endpoint policy                  | vpce-gw |
            gateway state=deleting                           | closed  | endpoint                         | vpce-gw |
            gateway policy=other                             | closed  | endpoint policy                  | vpce-gw |
            gateway out=none out=pl-s3                       | open    | endpoint policy                  | vpce-gw |
            gateway out=none out=52.95.0.0/16                | open    | endpoint policy                  | vpce-gw |
            gateway out=none out=10.0.0.0/8                  | closed  | security group, out              | sg-node |
            gateway route=node:-pl-s3                        | closed  | route                            | rtb-node |
            gateway route=node:-pl-s3 nat                    | open    | internet gateway                 | igw-1   |
            gateway nat service=SSM                          | open    | internet gateway                 | igw-1   |
            gateway service=SSM                              | closed  | route                            | rtb-node |
            gateway denied=DescribeManagedPrefixLists        | open    | endpoint policy                  | vpce-gw |
            gateway nat policy=none                          | closed  | endpoint policy                  | vpce-gw |
            # where it is, and what hides the rest
            nat not-in-use                                   | closed  | network interface                | eni-1   |
            nat denied=DescribeInstances                     | unknown | network interface                |         | ec2:DescribeInstances
            nat proxied                                      | unknown | proxy                            | proxy   | proxy
            none proxied                                     | unknown | proxy                            | proxy   | proxy
            nat owner=222222222222                           | unknown | shared subnet                    | subnet-node | shared-vpc
            nat owner=222222222222 out=none                  | closed  | security group, out              | sg-node |
            none second=nat                                  | closed  | route                            | rtb-node |
            none second=end route=end:0.0.0.0/0>nat-1        | unknown | network interface                | eni-2   | routing
            nat second=end                                   | open    | internet gateway                 | igw-1   |
            """;

    private record Case(String words, String verdict, String stage, String resource, String doubt) {
        static Case of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Case(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }
    }

    private static List<Case> cases() {
        return CASES.lines().filter(line -> !line.startsWith("#")).map(Case::of).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyCaseGetsItsVerdictByTheHopThatDecides() {
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.words(), () -> verify(one)));
    }

    private static void verify(Case one) {
        Path path = new Sketch(one.words()).find();
        Hop deciding = path.deciding();
        assertThat(List.of(
                        path.passage().label(),
                        deciding.stage().label(),
                        deciding.resource(),
                        deciding.doubt() == null ? "" : deciding.doubt().what()))
                .as("%s: %s", one.words(), path.hops())
                .containsExactly(one.verdict(), one.stage(), one.resource(), one.doubt());
        assertThat(path.cause()).isNotBlank().doesNotEndWith(".");
        assertThat(path.hops())
                .allSatisfy(hop -> assertThat(hop.doubt() != null).isEqualTo(hop.passage() == Passage.UNKNOWN));
    }

    @Test
    void everyStageDecidesSomewhere() {
        Set<String> deciding = new HashSet<>();
        cases().forEach(one -> deciding.add(one.stage()));
        assertThat(deciding)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Stage.values()).map(Stage::label).toList());
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @Test
    void theCauseIsTheSameForEveryNodeWithTheSameFault() {
        assertThat(new Sketch("endpoint service=SSMMESSAGES in=none").find().cause())
                .isEqualTo("vpc-1 has no path to ssmmessages: endpoint sg-end refuses 443 from 10.2.0.0/16");
        assertThat(new Sketch("endpoint in=none in=10.2.2.0/24").find().cause())
                .isEqualTo("vpc-1 has no path to ssm: endpoint sg-end refuses 443 from 10.2.0.0/24");
        assertThat(new Sketch("endpoint in=none in=10.2.0.9/32").find().cause())
                .isEqualTo("vpc-1 has no path to ssm: endpoint sg-end refuses 443 from some addresses of subnet-node");
    }

    @Test
    void anEndpointOutsideTheNodesZoneIsWorthAWord() {
        assertThat(new Sketch("endpoint").find().notes())
                .containsExactly(
                        "endpoint vpce-1 has no interface in eu-west-3a: it works, until the zones that it is in fail");
        assertThat(new Sketch("endpoint subnets=node").find().notes()).isEmpty();
    }
}
