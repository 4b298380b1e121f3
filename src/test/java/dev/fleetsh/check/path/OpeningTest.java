package dev.fleetsh.check.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the network: a change that opens something never shuts a way that was open. */
class OpeningTest {
    private static final List<String> WAYS = List.of(
            "none", "nat", "igw", "eigw", "endpoint", "endpoint nat", "eigw endpoint", "gateway", "gateway nat");

    /** What may be wrong with it. */
    private static final List<String> FAULTS = List.of(
            "out=none",
            "out=none out=10.2.0.0/16",
            "out=none out=sg-end",
            "in=none",
            "in=none in=sg-node",
            "acl=node:clear",
            "acl=end:clear",
            "acl=nat:clear",
            "acl=node:out:90:deny:443-443:0.0.0.0/0",
            "acl=node:in:90:deny:50000-65535:0.0.0.0/0",
            "acl=nat:in:90:deny:443-443:0.0.0.0/0",
            "route=node:-0.0.0.0/0",
            "route=node:0.0.0.0/0>nat-1!",
            "route=node:10.0.0.0/8>tgw-1",
            "route=nat:-0.0.0.0/0",
            "main-table",
            "nat-state=failed",
            "nat-private",
            "igw-vpc=",
            "eigw-vpc=",
            "no-public-ip",
            "support=off",
            "hostnames=off",
            "servers=10.9.9.9",
            "private-dns=off",
            "state=pending",
            "policy=other",
            "policy=condition",
            "not-in-use",
            "six",
            "six-only",
            "second=nat",
            "subnets=end,nat",
            "address=dualstack",
            "ports=windows",
            "ports=any",
            "denied=DescribeRouteTables",
            "denied=DescribeVpcEndpoints",
            "denied=DescribeNetworkAcls",
            "denied=DescribeSecurityGroups",
            "denied=DescribeNatGateways",
            "denied=DescribeSubnets");

    /** What opens something, whatever else is the case. */
    private static final List<String> OPENINGS = List.of(
            "out=0.0.0.0/0",
            "out=sg-end",
            "out=::/0",
            "in=0.0.0.0/0",
            "in=sg-node",
            "in=2001:db8:2::/56",
            "acl=node:out:10:allow:443-443:0.0.0.0/0",
            "acl=node:in:11:allow:1024-65535:0.0.0.0/0",
            "acl=end:in:12:allow:443-443:0.0.0.0/0",
            "acl=end:out:13:allow:1024-65535:0.0.0.0/0",
            "acl=nat:in:14:allow:1-65535:0.0.0.0/0",
            "acl=nat:out:15:allow:1-65535:0.0.0.0/0",
            "nat-state=available",
            "igw-vpc=vpc-1",
            "eigw-vpc=vpc-1",
            "support=on",
            "servers=AmazonProvidedDNS",
            "policy=all",
            "route=nat:0.0.0.0/0>igw-1",
            "state=available");

    /** These lead to the endpoint or the NAT gateway, which is no opening where another way was open. */
    private static final List<String> LEADINGS =
            List.of("private-dns=on", "hostnames=on", "route=node:0.0.0.0/0>nat-1 nat-state=available");

    @Test
    void noOpeningShutsAWayThatWasOpen() {
        Random random = new Random(5);
        int open = 0;
        int opened = 0;
        for (int i = 0; i < 6000; i++) {
            String before = drawing(random);
            Path path = new Sketch(before).find();
            boolean byEndpoint = path.carrier() == Carrier.INTERFACE_ENDPOINT;
            open += path.passage() == Passage.OPEN ? 1 : 0;
            List<String> openings = new ArrayList<>(OPENINGS);
            if (byEndpoint || path.passage() != Passage.OPEN) {
                openings.addAll(LEADINGS);
            }
            for (String opening : openings) {
                Path after = new Sketch(before + " " + opening).find();
                if (path.passage() == Passage.OPEN) {
                    assertThat(after.passage())
                            .as("%s, then %s: %s", before, opening, after.hops())
                            .isEqualTo(Passage.OPEN);
                } else {
                    opened += after.passage() == Passage.OPEN ? 1 : 0;
                }
            }
        }
        assertThat(open).isGreaterThan(500);
        assertThat(opened).isGreaterThan(500);
    }

    private static String drawing(Random random) {
        StringBuilder words = new StringBuilder(WAYS.get(random.nextInt(WAYS.size())));
        for (int faults = random.nextInt(4); faults > 0; faults--) {
            words.append(' ').append(FAULTS.get(random.nextInt(FAULTS.size())));
        }
        return words.toString();
    }
}
