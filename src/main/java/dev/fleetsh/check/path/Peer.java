package dev.fleetsh.check.path;

import java.util.List;

/**
 * The other end of a connection, as rules may name it.
 *
 * @param area addresses that it has, or among which it has some
 * @param groups its security groups
 * @param service service that it is a public endpoint of, else empty
 * @param text what people call it
 * @param partly why nobody can tell where rules let only some of the area through
 */
record Peer(Addresses area, List<String> groups, String service, String text, Doubt partly) {}
