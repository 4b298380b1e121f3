package dev.fleetsh.check;

import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.Service;

/** What would open a path, by the hop that closes it. */
final class PathAdvice {
    private PathAdvice() {}

    static Outcome on(Path path, Outcome outcome) {
        Hop hop = path.deciding();
        String to = path.service().label();
        return switch (hop.stage()) {
            case INTERFACE ->
                outcome.advising("Attach a network interface that is in use; no remedy of fleetsh does that.");
            case GROUP_OUT ->
                outcome.advising("Let TCP 443 out of " + hop.resource() + " to " + to + ".", "open-egress-443");
            case ACL_OUT, ACL_BACK, ENDPOINT_ACL ->
                outcome.advising(
                        "Let TCP 443 out, and the answers to ephemeral ports back in, through network ACL "
                                + hop.resource() + ".",
                        "open-network-acl");
            case NAT_ACL ->
                outcome.advising(
                        "Let 443 and its answers through network ACL " + hop.resource()
                                + " on both sides of the NAT gateway; or create VPC endpoints.",
                        "create-vpc-endpoints",
                        "route-options");
            case ROUTE, NAT, ADDRESS, INTERNET ->
                path.service() == Service.S3
                        ? outcome.advising(
                                "Give the subnet a way to S3: a gateway endpoint costs nothing.", "create-s3-gateway")
                        : outcome.advising(
                                "Give the subnet a way to " + to + ": by VPC endpoints, or by a NAT gateway.",
                                "create-vpc-endpoints",
                                "route-options");
            case ENDPOINT ->
                outcome.advising(
                        "Make endpoint " + hop.resource() + " available to the node, or create another one.",
                        "create-vpc-endpoints",
                        "route-options");
            case RESOLVER ->
                outcome.advising(
                        "Turn enableDnsSupport on, or give the VPC name servers of its own.", "enable-private-dns");
            case PRIVATE_DNS ->
                outcome.advising(
                        "Turn on private DNS of the endpoint, and the VPC's attributes that it needs.",
                        "enable-private-dns");
            case ENDPOINT_GROUP ->
                outcome.advising("Let TCP 443 from the nodes into " + hop.resource() + ".", "open-endpoint-ingress");
            case POLICY ->
                outcome.advising(
                        "Let the policy of endpoint " + hop.resource() + " allow what the agent calls.",
                        "repair-endpoint-policy");
            case PROXY, SHARING, TRANSIT -> outcome;
        };
    }
}
