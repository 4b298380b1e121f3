package dev.fleetsh.check.path;

import java.util.List;

/**
 * What is to be reached.
 *
 * @param service the service
 * @param host its name in the Region, which has IPv4 addresses
 * @param dualStackHost its name with IPv6 addresses as well, empty where the partition has none
 * @param actions IAM actions that the node calls there, which an endpoint's policy must allow
 */
public record Destination(Service service, String host, String dualStackHost, List<String> actions) {
    public Destination {
        actions = List.copyOf(actions);
    }
}
