package dev.fleetsh.sandbox.network;

import java.util.Map;
import java.util.Set;

/**
 * What leads out of VPCs, each thing by its id.
 *
 * @param internetGateways internet gateways
 * @param egressOnlyGateways egress-only internet gateways
 * @param natGateways NAT gateways
 * @param gone ids of other targets that routes still name and that are deleted
 * @param beyond ids of other targets, such as transit gateways, behind which the services can be reached; no API tells
 */
public record Edge(
        Map<String, InternetGateway> internetGateways,
        Map<String, InternetGateway> egressOnlyGateways,
        Map<String, NatGateway> natGateways,
        Set<String> gone,
        Set<String> beyond) {
    /** Nothing at all. */
    public static final Edge NONE = new Edge(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());
}
