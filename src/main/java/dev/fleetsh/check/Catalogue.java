package dev.fleetsh.check;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All checks of an edition. */
public final class Catalogue {
    private final Edition edition;
    private final List<Definition> definitions;
    private final List<Check> checks;
    private final Map<String, Integer> places = new HashMap<>();
    private final BitSet[] prerequisites;

    private Catalogue(Edition edition) {
        this(edition, shipped(edition));
    }

    private Catalogue(Edition edition, List<Definition> definitions) {
        this.edition = edition;
        this.definitions = definitions;
        this.checks = definitions.stream().map(Definition::check).toList();
        for (int i = 0; i < checks.size(); i++) {
            places.put(checks.get(i).id(), i);
        }
        this.prerequisites = closure();
    }

    private static List<Definition> shipped(Edition edition) {
        return Stream.of(
                        SignalChecks.all(),
                        AgentChecks.all(),
                        SystemChecks.all(),
                        UserChecks.all(),
                        PathChecks.all(edition),
                        MachineChecks.all(),
                        PermissionChecks.all(),
                        PreferenceChecks.all(),
                        KeyChecks.all(),
                        LogChecks.all(),
                        RunAsChecks.all(),
                        HybridChecks.all(edition),
                        HybridRoleChecks.all(),
                        OperatorChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * This catalogue and further checks behind its own.
     *
     * @throws UsageException when an id is taken, or a check depends on one that is not there
     */
    public Catalogue with(List<Definition> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<String> ids = new HashSet<>(places.keySet());
        workstation().forEach(check -> ids.add(check.id()));
        for (Definition definition : more) {
            if (!ids.add(definition.check().id())) {
                throw new UsageException(
                        "there is a check \"" + definition.check().id() + "\" already", "");
            }
        }
        return new Catalogue(
                edition, Stream.concat(definitions.stream(), more.stream()).toList());
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

    /** Number of checks, the first ones, that are decided once for each combination of traits. */
    int byTraits() {
        return (int) definitions.stream().filter(Definition::byTraits).count();
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

    /** Everything that a check depends on, directly or not, by place; not to be changed. */
    BitSet prerequisites(int place) {
        return prerequisites[place];
    }

    private BitSet[] closure() {
        BitSet[] closure = new BitSet[checks.size()];
        for (int i = 0; i < closure.length; i++) {
            closure[i] = new BitSet(closure.length);
            for (String id : checks.get(i).dependsOn()) {
                Integer place = places.get(id);
                if (place == null) {
                    throw new UsageException("\"" + checks.get(i).id() + "\" depends on no check: \"" + id + "\"", "");
                }
                closure[i].set(place);
            }
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (BitSet own : closure) {
                int before = own.cardinality();
                for (int j = 0; j < closure.length; j++) {
                    if (own.get(j)) {
                        own.or(closure[j]);
                    }
                }
                grown |= own.cardinality() != before;
            }
        }
        return closure;
    }
}
