package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code rules}: which edition of the rules is in force, and where the editions differ. */
final class RulesVerb implements Command {
    private static final List<String> LABELS =
            Arrays.stream(Edition.values()).map(Edition::label).toList();

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String synopsis() {
        return "rules [current | seed]";
    }

    @Override
    public String summary() {
        return "shows the edition of the rules and its differences, or switches";
    }

    @Override
    public Argument argument() {
        return Argument.EDITION;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (!arguments.isEmpty()) {
            session.edition(edition(arguments.text()));
        }
        Edition edition = session.edition();
        Catalogue catalogue = session.catalogue();
        String title = "rules: " + edition.dated() + ", " + catalogue.checks().size() + " checks of nodes";
        Fleet fleet = session.fleetNow();
        List<String> notes = new ArrayList<>();
        List<List<Object>> rows = fleet == null ? List.of() : differences(fleet, notes);
        notes.add("current is what holds now; seed is AWS's page of prerequisites that the project began from");
        notes.add("`rules " + other(edition).label() + "` switches; `checks ID` shows the source of a check");
        return new Table(title, List.of("CHECK", "NODES", "CURRENT", "SEED"), rows, notes);
    }

    private static Edition other(Edition edition) {
        return edition == Edition.CURRENT ? Edition.SEED : Edition.CURRENT;
    }

    /** Where the editions come to different verdicts on the nodes of this fleet. */
    private static List<List<Object>> differences(Fleet fleet, List<String> notes) {
        Assessment current = Assessment.of(fleet, Edition.CURRENT, fleet.takenAt());
        Assessment seed = Assessment.of(fleet, Edition.SEED, fleet.takenAt());
        List<List<Object>> rows = new ArrayList<>();
        for (Check check : current.checks()) {
            Map<String, Integer> changes = new TreeMap<>();
            for (Node node : fleet.nodes()) {
                Verdict now = current.verdict(node, check);
                Verdict then = seed.verdict(node, check);
                if (now != then) {
                    changes.merge(now.label() + " " + then.label(), 1, Integer::sum);
                }
            }
            changes.forEach((change, count) -> rows.add(List.of(
                    check.id(),
                    count,
                    change.substring(0, change.indexOf(' ')),
                    change.substring(change.indexOf(' ') + 1))));
        }
        notes.add(rows.isEmpty() ? "both come to the same verdicts on this fleet" : readiness(current, seed));
        return rows;
    }

    private static String readiness(Assessment current, Assessment seed) {
        return "ready " + current.ready().size() + " by current, "
                + seed.ready().size() + " by seed; blocked " + current.blocked().size() + " by current, "
                + seed.blocked().size() + " by seed";
    }

    private static Edition edition(String label) {
        int index = LABELS.indexOf(label);
        if (index < 0) {
            String nearest = Nearest.to(label, LABELS);
            throw new UsageException(
                    "no edition \"" + label + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "one of " + String.join(", ", LABELS));
        }
        return Edition.values()[index];
    }
}
