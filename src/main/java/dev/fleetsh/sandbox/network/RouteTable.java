package dev.fleetsh.sandbox.network;

import java.util.List;
import java.util.Map;

/**
 * A route table. The routes that gateway endpoints put into it are not among its own; {@link Network} knows them.
 *
 * @param id {@code rtb-…}
 * @param vpcId the VPC that it is of
 * @param main whether it is for the subnets that no other table is for
 * @param subnets that are associated with it by name
 * @param routes its own, the local one first
 * @param tags its tags
 */
public record RouteTable(
        String id, String vpcId, boolean main, List<String> subnets, List<Route> routes, Map<String, String> tags) {
    /** The table with these tags. */
    public RouteTable withTags(Map<String, String> newTags) {
        return new RouteTable(id, vpcId, main, subnets, routes, newTags);
    }
}
