package dev.fleetsh.sandbox.network;

/**
 * An entry of a network ACL.
 *
 * @param number 1 to 32766; the lowest that fits decides
 * @param egress whether it is for the way out
 * @param protocol {@code -1} for all, or a number
 * @param allow whether it allows or denies
 * @param cidr the other side
 * @param from first port; -1 for all
 * @param to last port; -1 for all
 */
public record AclEntry(int number, boolean egress, String protocol, boolean allow, String cidr, int from, int to) {
    /** Number of the entry that ends every ACL. */
    public static final int LAST = 32767;

    /** The entry that denies what no other is for. */
    public static AclEntry last(boolean egress) {
        return new AclEntry(LAST, egress, "-1", false, "0.0.0.0/0", -1, -1);
    }

    /** The one that denies what no other is for, of IPv6. */
    public static AclEntry lastSix(boolean egress) {
        return new AclEntry(LAST + 1, egress, "-1", false, "::/0", -1, -1);
    }

    /** Whether it is for a TCP port and an address. */
    public boolean fits(int port, Cidr address) {
        return (protocol.equals("-1") || protocol.equals("6") && (from == -1 || from <= port && port <= to))
                && Cidr.of(cidr).contains(address);
    }
}
