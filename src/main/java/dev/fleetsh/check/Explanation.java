package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a node is as ready as it is.
 *
 * @param at the time that pings were measured against
 * @param roots failing checks that no other failing check explains, gravest first
 * @param consequences for each root, and each undecided finding, the findings that follow from it; those without any are
 *     absent
 * @param undecided unknown findings that neither a root nor another unknown finding explains, gravest first
 * @param rest all other findings, warnings first
 * @param summary one line: {@code blocked for shell sessions; port forwarding and SSH work}
 */
public record Explanation(
        Node node,
        Instant at,
        Readiness readiness,
        List<Finding> roots,
        Map<Finding, List<Finding>> consequences,
        List<Finding> undecided,
        List<Finding> rest,
        String summary) {
    public Explanation {
        roots = List.copyOf(roots);
        consequences = Collections.unmodifiableMap(new LinkedHashMap<>(consequences));
        undecided = List.copyOf(undecided);
        rest = List.copyOf(rest);
    }

    /** All findings: roots with what follows from them, then the undecided ones, then the rest. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(roots);
        consequences.values().forEach(all::addAll);
        all.addAll(undecided);
        all.addAll(rest);
        return List.copyOf(all);
    }

    /** The node and the summary, for hosts that print values as they are. */
    @Override
    public String toString() {
        return node + ": " + summary;
    }
}
