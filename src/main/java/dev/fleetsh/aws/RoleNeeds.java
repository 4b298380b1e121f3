package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The instance profiles and roles that matter in a scope.
 *
 * @param profiles their ARNs
 * @param roles names of roles that nodes have without a profile
 */
record RoleNeeds(Set<String> profiles, Set<String> roles) {
    /**
     * What nodes need.
     *
     * @param features whether sessions need more of a role than that its node works
     */
    static RoleNeeds of(List<RoleBearer> nodes, Fact<HostManagement> hostManagement, boolean features) {
        Set<String> profiles = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        HostManagement lent = hostManagement.orNull();
        for (RoleBearer node : nodes) {
            if (!features && node.proven()) {
                continue;
            }
            if (!node.instance()) {
                add(roles, RoleAnswers.last(node.role().orElse("")));
                continue;
            }
            add(profiles, node.profile().orElse(""));
            if (lent != null && lent.on()) {
                roles.add(RoleAnswers.last(lent.role()));
            }
        }
        return new RoleNeeds(profiles, roles);
    }

    private static void add(Set<String> names, String name) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }
}
