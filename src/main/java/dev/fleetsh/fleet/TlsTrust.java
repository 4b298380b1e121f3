package dev.fleetsh.fleet;

/**
 * How TLS handshakes with the endpoints ended on a node.
 *
 * @param ssm empty where the endpoint's certificate was trusted, else what went wrong
 * @param ssmmessages likewise
 * @param protocol that was agreed on, such as {@code TLSv1.3}; may be empty
 */
public record TlsTrust(String ssm, String ssmmessages, String protocol) {
    public boolean trusted() {
        return ssm.isEmpty() && ssmmessages.isEmpty();
    }

    @Override
    public String toString() {
        if (trusted()) {
            return "trusted" + (protocol.isEmpty() ? "" : " by " + protocol);
        }
        return "not trusted: " + (ssm.isEmpty() ? "ssmmessages: " + ssmmessages : "ssm: " + ssm);
    }
}
