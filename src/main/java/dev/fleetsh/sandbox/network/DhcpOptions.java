package dev.fleetsh.sandbox.network;

import java.util.List;
import java.util.Map;

/**
 * A DHCP options set.
 *
 * @param id {@code dopt-…}
 * @param nameServers {@code AmazonProvidedDNS}, or addresses
 * @param answers what those servers answer, which no API tells
 * @param tags its tags
 */
public record DhcpOptions(String id, List<String> nameServers, Answers answers, Map<String, String> tags) {
    /** The word for Amazon's own resolver. */
    public static final String AMAZON = "AmazonProvidedDNS";

    /** Which names of AWS a server resolves. */
    public enum Answers {
        /** None. */
        NONE,
        /** Those that everybody can see. */
        PUBLIC,
        /** Those that the VPC sees: it forwards to Amazon's resolver. */
        ALL
    }

    /** Whether Amazon's resolver is meant. */
    public boolean amazon() {
        return nameServers.contains(AMAZON);
    }
}
