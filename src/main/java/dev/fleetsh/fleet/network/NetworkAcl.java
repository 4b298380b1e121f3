package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A network ACL. It is stateless, so answers need a rule of their own.
 *
 * @param id {@code acl-…}
 * @param vpc VPC that it is of
 * @param standard whether it is the VPC's default one, for the subnets that no other names
 * @param subnets that it is associated with
 * @param entries in any order; the lowest number that fits decides
 */
public record NetworkAcl(String id, String vpc, boolean standard, List<String> subnets, List<AclEntry> entries) {}
