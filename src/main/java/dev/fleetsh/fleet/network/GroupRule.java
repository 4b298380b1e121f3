package dev.fleetsh.fleet.network;

/**
 * A rule of a security group with one other side; EC2's permissions with several are taken apart.
 *
 * @param protocol as EC2 writes it: {@code tcp}, {@code 6}, {@code -1} for all, …
 * @param from first port; -1 for all
 * @param to last port; -1 for all
 * @param kind what the peer is
 * @param peer a block of addresses, or the id of a security group or prefix list
 */
public record GroupRule(String protocol, int from, int to, Peer kind, String peer) {
    /** What the other side of a rule is named by. */
    public enum Peer {
        IPV4,
        IPV6,
        GROUP,
        PREFIX_LIST
    }
}
