package dev.fleetsh.sandbox.world;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names that a person can follow, ROLE-TOWN-NUMBER, none given twice, and the tags that go with them. */
final class Names {
    private static final Set<String> ROLES =
            Set.of("WEB", "APP", "DB", "CACHE", "BATCH", "CI", "FILE", "SQL", "POS", "EDGE", "DC");

    private final Set<String> taken;
    private final Map<String, Integer> counters = new HashMap<>();

    /**
     * @param taken names of special nodes
     */
    Names(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The next free name of this role in this town. */
    String next(String role, String town) {
        String stem = role + "-" + town + "-";
        while (true) {
            int number = counters.merge(stem, 1, Integer::sum);
            String name = stem + (number < 10 ? "0" : "") + number;
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    /** Tags of a special node, read off its name. */
    static Map<String, String> labels(String name, Place place) {
        String[] parts = name.split("-");
        boolean regular = parts.length == 3 && ROLES.contains(parts[0]);
        return labels(
                regular ? parts[0] : "misc",
                regular ? parts[1] : place.sites().get(0),
                place.account == Accounts.LABS ? "dev" : "prod",
                place.account.alias());
    }

    static Map<String, String> labels(String role, String town, String env, String team) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("Env", env);
        labels.put("Role", role.toLowerCase(Locale.ROOT));
        labels.put("Site", town.toLowerCase(Locale.ROOT));
        labels.put("Team", team);
        return Collections.unmodifiableMap(labels);
    }
}
