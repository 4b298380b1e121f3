package dev.fleetsh.aws;

import dev.fleetsh.fleet.NodeProperty;
import java.util.Set;

/**
 * Which questions reread facts.
 *
 * @param nodes listing and instances, for what the agent reports and what EC2 says
 * @param channel the session channel of each node
 * @param tags tags of nodes that are no EC2 instances
 * @param inventory the two questions about domain controllers
 * @param updates associations that update agents
 * @param preferences session preferences of the scope
 * @param tier its activation tier
 * @param hostManagement its Default Host Management
 * @param network its networks
 * @param permissions roles and what they may do, keys, log targets and who is let in
 */
record RereadFacts(
        boolean nodes,
        boolean channel,
        boolean tags,
        boolean inventory,
        boolean updates,
        boolean preferences,
        boolean tier,
        boolean hostManagement,
        boolean network,
        boolean permissions) {
    private static final Set<String> OF_SCOPE = Set.of("preferences", "tier", "hostManagement", "network");

    /** What comes of one reading of permissions. */
    private static final Set<String> PERMISSIONS = Set.of(
            "permissions",
            "operator",
            "runAsTag",
            "key",
            "keyPolicy",
            "logGroup",
            "bucket",
            "activations",
            "documents",
            "justInTime");

    /** Found by comparing nodes, and asked of nobody. */
    private static final String COMPARED = "twin";

    private static final Set<String> CHANNEL = Set.of("channel", "connected");
    private static final Set<String> INVENTORY = Set.of("controller", "directoryRole", "directoryService");
    private static final Set<String> PROBES =
            Set.of("domainProbe", "ssmUser", "runAsUser", "diagnostics", "clockSkew", "tlsTrust", "powerShell");

    /** Who a node is does not change. */
    private static final Set<String> IDENTITY = Set.of("id", "account", "accountName", "region", "scope", "kind");

    /**
     * @param names of properties of nodes, or of facts of the scope; those that only probes tell ask for nothing
     * @throws dev.fleetsh.fleet.UsageException for a name that is neither
     */
    static RereadFacts of(Set<String> names) {
        boolean nodes = false;
        for (String name : names) {
            if (!OF_SCOPE.contains(name) && !PERMISSIONS.contains(name) && !COMPARED.equals(name)) {
                NodeProperty.named(name);
                nodes |= !INVENTORY.contains(name)
                        && !PROBES.contains(name)
                        && !IDENTITY.contains(name)
                        && !name.equals("autoUpdate");
            }
        }
        boolean scope = names.contains("scope");
        return new RereadFacts(
                nodes,
                names.stream().anyMatch(CHANNEL::contains),
                names.contains("tags"),
                names.stream().anyMatch(INVENTORY::contains),
                names.contains("autoUpdate"),
                scope || names.contains("preferences"),
                scope || names.contains("tier"),
                scope || names.contains("hostManagement"),
                names.contains("network"),
                names.stream().anyMatch(PERMISSIONS::contains));
    }
}
