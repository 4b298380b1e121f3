package dev.fleetsh.check;

import dev.fleetsh.fleet.NodeKind;
import java.util.Set;

/** Which nodes a remedy can be about, as far as that is in its nature: a machine outside of EC2 has no VPC and no profile. */
enum Concern {
    ALL,
    EC2,
    OTHERS;

    private static final Set<String> OF_EC2 = Set.of(
            "add-role-to-profile",
            "attach-instance-profile",
            "create-s3-gateway",
            "create-vpc-endpoints",
            "enable-dhmc",
            "enable-imds",
            "enable-private-dns",
            "open-egress-443",
            "open-endpoint-ingress",
            "open-network-acl",
            "repair-endpoint-policy",
            "route-options");
    private static final Set<String> OF_OTHERS = Set.of("enable-advanced-tier", "re-register-hybrid");

    /** @param remedy its id; the user's own may be about any node */
    static Concern of(String remedy) {
        return OF_EC2.contains(remedy) ? EC2 : OF_OTHERS.contains(remedy) ? OTHERS : ALL;
    }

    boolean includes(NodeKind kind) {
        return switch (this) {
            case ALL -> true;
            case EC2 -> kind == NodeKind.EC2;
            case OTHERS -> kind != NodeKind.EC2;
        };
    }
}
