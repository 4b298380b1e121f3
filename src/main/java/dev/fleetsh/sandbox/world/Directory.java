package dev.fleetsh.sandbox.world;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of an Active Directory domain, as far as they matter here: ssm-user, as each controller has it. Until a
 * change is replicated, controllers differ.
 *
 * @param replicas the account by the id of the controller; controllers without it are not in the map
 */
public record Directory(Domain domain, Map<String, DirectoryUser> replicas) {

    /** The directories of the domains that nodes are controllers of, by name, as they are before anything changed. */
    static Map<String, Directory> of(Stream<SimNode> nodes) {
        Map<String, Map<String, DirectoryUser>> replicas = new TreeMap<>();
        Map<String, Domain> domains = new HashMap<>();
        nodes.forEach(node -> {
            Domain domain = node.truth().domain();
            if (domain != null && node.truth().controller()) {
                domains.put(domain.name(), domain);
                Map<String, DirectoryUser> users = replicas.computeIfAbsent(domain.name(), name -> new TreeMap<>());
                DirectoryUser user = initial(domain);
                if (user != null) {
                    users.put(node.id(), user);
                }
            }
        });
        Map<String, Directory> directories = new TreeMap<>();
        domains.forEach((name, domain) -> directories.put(
                name, new Directory(domain, Collections.unmodifiableMap(replicas.getOrDefault(name, Map.of())))));
        return Collections.unmodifiableMap(directories);
    }

    private static @Nullable DirectoryUser initial(Domain domain) {
        String sid = domain.sid() + "-1108";
        return switch (domain.ssmUser()) {
            case ABSENT -> null;
            case OK -> new DirectoryUser(sid, "", false, false, 0, true);
            case NOT_DOMAIN_ADMIN -> new DirectoryUser(sid, "", false, false, 0, false);
            case LOCKED -> new DirectoryUser(sid, "", true, true, 5, true);
        };
    }

    /** The account as a controller has it, or null. */
    public @Nullable DirectoryUser on(String controllerId) {
        return replicas.get(controllerId);
    }

    /** The directory with the account so on one controller; null for none. */
    public Directory with(String controllerId, @Nullable DirectoryUser user) {
        Map<String, DirectoryUser> copy = new TreeMap<>(replicas);
        if (user == null) {
            copy.remove(controllerId);
        } else {
            copy.put(controllerId, user);
        }
        return new Directory(domain, Collections.unmodifiableMap(copy));
    }
}
