package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Finding;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.Stage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what a node needs so that a root cause is gone: wishes, each with alternatives, each a set of effects.
 *
 * <p>A check sees a signal fail; the remedies read AWS and find out why. So where several find something wanting, all of it
 * is needed: a closed security group and a missing permission are two faults. Only ways to give a node its identity stand in
 * for each other, as long as they change different resources: an instance profile, or Default Host Management. Remedies that
 * only try, as a restart does, count where none found anything, and where they were not tried in vain. What costs money, such as endpoints beside a way to the
 * internet, counts only where a check knows the cause: that a signal is missing does not tell that it would help.
 */
final class Wishes {
    /** Checks of what is heard of a node; they don't know why nothing is. */
    private static final Set<String> SIGNALS = Set.of("node-registered", "node-online", "session-channel");

    private final List<Draft> drafts;
    private final Candidates candidates;
    private final Tried tried;

    Wishes(List<Draft> drafts, Candidates candidates, Tried tried) {
        this.tried = tried;
        this.drafts = drafts;
        this.candidates = candidates;
    }

    /** The wishes of a node for one root cause; none where no remedy can grant them. */
    List<List<BitSet>> of(Node node, Finding root) {
        List<BitSet> attempts = new ArrayList<>();
        List<BitSet> identities = new ArrayList<>();
        List<List<BitSet>> wishes = new ArrayList<>();
        for (Draft draft : drafts) {
            Draft.Part part = draft.on(node.id(), root.check().id());
            boolean bought = part.diagnosed()
                    && part.costs()
                    && SIGNALS.contains(root.check().id());
            if (part.places().isEmpty() || !part.promises() || bought) {
                continue;
            }
            BitSet places = candidates.with(part.places());
            if (!part.diagnosed()) {
                if (!tried.inVain(draft.remedy(), node.id())) {
                    attempts.add(places);
                }
            } else if (part.stage() == Stage.IDENTITY) {
                join(identities, places);
            } else {
                wishes.add(List.of(places));
            }
        }
        if (!identities.isEmpty()) {
            wishes.add(identities);
        }
        return wishes.isEmpty() && !attempts.isEmpty() ? List.of(attempts) : wishes;
    }

    /** Adds a way; ways that change the same resource are one way. */
    private void join(List<BitSet> ways, BitSet way) {
        BitSet joined = (BitSet) way.clone();
        ways.removeIf(other -> {
            boolean same = resources(other).stream().anyMatch(resources(way)::contains);
            if (same) {
                joined.or(other);
            }
            return same;
        });
        ways.add(joined);
    }

    private Set<String> resources(BitSet places) {
        Set<String> keys = new HashSet<>();
        places.stream()
                .mapToObj(candidates.effects()::get)
                .map(Effect::resource)
                .map(Resource::key)
                .forEach(keys::add);
        return keys;
    }
}
