package dev.fleetsh.sandbox.network;

/**
 * The other side of a rule.
 *
 * @param kind what the value is
 * @param value a block of addresses, or the id of a group or of a prefix list
 */
public record Peer(Kind kind, String value) {
    /** What rules name. */
    public enum Kind {
        IPV4,
        IPV6,
        GROUP,
        PREFIX_LIST
    }

    /** A block of IPv4 addresses. */
    public static Peer block(String cidr) {
        return new Peer(Kind.IPV4, cidr);
    }

    /** A block of IPv6 addresses. */
    public static Peer blockSix(String cidr) {
        return new Peer(Kind.IPV6, cidr);
    }

    /** Whatever a prefix list names. */
    public static Peer list(String id) {
        return new Peer(Kind.PREFIX_LIST, id);
    }

    /** Whatever has a security group. */
    public static Peer group(String id) {
        return new Peer(Kind.GROUP, id);
    }
}
