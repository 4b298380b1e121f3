package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A security group. Its rules only allow.
 *
 * @param id {@code sg-…}
 * @param vpc VPC that it is of
 * @param ingress rules of the way in
 * @param egress rules of the way out
 */
public record SecurityGroup(String id, String vpc, List<GroupRule> ingress, List<GroupRule> egress) {}
