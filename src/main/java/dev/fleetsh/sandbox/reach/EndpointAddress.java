package dev.fleetsh.sandbox.reach;

import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.VpcEndpoint;

/** The address that an interface endpoint has in a subnet: near the end of its block, where no node is. */
public final class EndpointAddress {
    private static final int SPREAD = 200;

    private EndpointAddress() {}

    /** The address in that subnet. */
    public static Cidr of(VpcEndpoint endpoint, Subnet subnet) {
        Cidr block = Cidr.of(subnet.cidr());
        long size = 1L << 32 - block.bits();
        long back = 2 + Math.floorMod(endpoint.id().hashCode(), (int) Math.min(SPREAD, Math.max(1, size / 4)));
        return new Cidr(block.address() + Math.max(0, size - back), 32);
    }
}
