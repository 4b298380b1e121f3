package dev.fleetsh.check.path;

import dev.fleetsh.fleet.network.NetworkPlace.Interface;
import java.util.List;

/**
 * What of a network interface decides its ways. Interfaces with equal corners have equal ways in all but the ids and
 * addresses that they name.
 *
 * @param outside whether it has a public IPv4 address
 * @param four whether it has IPv4 addresses
 * @param six whether it has IPv6 addresses
 * @param side which side of each rule that splits the subnet its addresses lie on
 */
public record Corner(
        String vpc,
        String subnet,
        List<String> groups,
        boolean outside,
        boolean four,
        boolean six,
        boolean inUse,
        Object side) {
    static Corner of(Interface from, Object side) {
        return new Corner(
                from.vpc(),
                from.subnet(),
                from.groups(),
                !from.publicIp().isEmpty(),
                !from.privateIps().isEmpty(),
                !from.ipv6().isEmpty(),
                from.inUse(),
                side);
    }
}
