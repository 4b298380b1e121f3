package dev.fleetsh.sandbox.network;

/**
 * A rule of a security group, which allows.
 *
 * @param id {@code sgr-…}
 * @param egress whether it is for the way out
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, a number, or {@code -1} for all
 * @param from first port; -1 for all
 * @param to last port; -1 for all
 * @param peer the other side
 * @param description may be empty
 */
public record GroupRule(String id, boolean egress, String protocol, int from, int to, Peer peer, String description) {
    /** Whether it allows the same as another one; ids and descriptions may differ. */
    public boolean same(GroupRule other) {
        return egress == other.egress
                && protocol.equals(other.protocol)
                && from == other.from
                && to == other.to
                && peer.equals(other.peer);
    }

    /** Whether it is for a TCP port. */
    public boolean tcp(int port) {
        return protocol.equals("-1")
                || (protocol.equals("tcp") || protocol.equals("6")) && (from == -1 || from <= port && port <= to);
    }
}
