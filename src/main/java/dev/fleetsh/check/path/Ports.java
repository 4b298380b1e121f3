package dev.fleetsh.check.path;

/**
 * TCP ports.
 *
 * @param from first, 0 to 65535
 * @param to last, not below the first
 */
public record Ports(int from, int to) {
    /** The port of HTTPS. */
    static final Ports HTTPS = new Ports(443, 443);

    /** From where gateways and load balancers call, as AWS's pages on network ACLs advise to open them. */
    static final Ports EPHEMERAL = new Ports(1024, 65535);

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
