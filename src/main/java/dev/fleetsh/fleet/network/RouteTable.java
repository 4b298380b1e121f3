package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A route table.
 *
 * @param id {@code rtb-…}
 * @param vpc VPC that it is of
 * @param main whether it is for the subnets that no other table names
 * @param subnets that are associated with it by name
 * @param routes its routes, those of gateway endpoints among them
 */
public record RouteTable(String id, String vpc, boolean main, List<String> subnets, List<Route> routes) {}
