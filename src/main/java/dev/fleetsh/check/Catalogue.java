package dev.fleetsh.check;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All checks of an edition. */
public final class Catalogue {
    private final Edition edition;
    private final List<Definition> definitions;
    private final List<Check> checks;
    private final Map<String, Integer> places = new HashMap<>();
    private final long[] prerequisites;

    private Catalogue(Edition edition) {
        this.edition = edition;
        this.definitions = Stream.of(
                        SignalChecks.all(),
                        AgentChecks.all(),
                        SystemChecks.all(),
                        UserChecks.all(),
                        PathChecks.all(edition),
                        PermissionChecks.all(),
                        PreferenceChecks.all(),
                        HybridChecks.all(edition))
                .flatMap(List::stream)
                .toList();
        this.checks = definitions.stream().map(Definition::check).toList();
        for (int i = 0; i < checks.size(); i++) {
            places.put(checks.get(i).id(), i);
        }
        this.prerequisites = closure();
    }

    public static Catalogue of(Edition edition) {
        return edition == Edition.SEED ? Seed.CATALOGUE : Current.CATALOGUE;
    }

    /** Built when it is first asked for; most runs need one edition. */
    private static final class Current {
        private static final Catalogue CATALOGUE = new Catalogue(Edition.CURRENT);
    }

    /** As above. */
    private static final class Seed {
        private static final Catalogue CATALOGUE = new Catalogue(Edition.SEED);
    }

    public Edition edition() {
        return edition;
    }

    /** The checks of nodes, in the order in which they are shown. */
    public List<Check> checks() {
        return checks;
    }

    /** The checks of the machine that fleetsh runs on. */
    public List<Check> workstation() {
        return WorkstationChecks.checks(edition);
    }

    /**
     * The check of that id, of nodes or of the workstation.
     *
     * @throws UsageException naming the nearest id, when there is none
     */
    public Check named(String id) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(workstation());
        for (Check check : all) {
            if (check.id().equals(id)) {
                return check;
            }
        }
        String near = Nearest.to(id, all.stream().map(Check::id).toList());
        throw new UsageException(
                "no check \"" + id + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                "`checks` lists them");
    }

    int size() {
        return checks.size();
    }

    /**
     * Place of a check of nodes.
     *
     * @throws UsageException for every other check
     */
    int place(Check check) {
        Integer place = places.get(check.id());
        if (place == null) {
            throw new UsageException(
                    "\"" + check.id() + "\" is a check of this machine, not of nodes", "`doctor` evaluates it");
        }
        return place;
    }

    /** The rule's word, or not applicable where the instance does not run. */
    Outcome decide(int place, Look look) {
        return Instances.off(look.node())
                ? Instances.notRunning(look)
                : definitions.get(place).rule().decide(look);
    }

    Severity severity(int place, Outcome outcome) {
        Severity other = outcome.severity();
        return other == null ? checks.get(place).severity() : other;
    }

    /** Everything that a check depends on, directly or not, as bits by place. */
    long prerequisites(int place) {
        return prerequisites[place];
    }

    private long[] closure() {
        if (checks.size() > Long.SIZE) {
            throw new IllegalStateException("more checks than bits");
        }
        long[] closure = new long[checks.size()];
        for (int i = 0; i < closure.length; i++) {
            for (String id : checks.get(i).dependsOn()) {
                Integer place = places.get(id);
                if (place == null) {
                    throw new IllegalStateException(checks.get(i).id() + " depends on no check: " + id);
                }
                closure[i] |= 1L << place;
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < closure.length; i++) {
                long wider = closure[i];
                for (int j = 0; j < closure.length; j++) {
                    if ((closure[i] & 1L << j) != 0) {
                        wider |= closure[j];
                    }
                }
                grown |= wider != closure[i];
                closure[i] = wider;
            }
        }
        return closure;
    }
}
