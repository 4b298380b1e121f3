package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.apply.Share;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes plans in a session, and keeps them there. */
final class Planned {
    /** Argument of a plan that says how it is to be applied. */
    static final String WAVE = "wave";

    private static final String OUT = "out";

    private final Session session;

    Planned(Session session) {
        this.session = session;
    }

    Planner planner() {
        Workshop workshop = session.workshop();
        return new Planner(
                workshop.remedies(), workshop.cloud(), workshop.scripts(), session.plans()::next, session.clock());
    }

    /**
     * Plans a remedy.
     *
     * @param raw what the remedy is given, and {@code wave} and {@code out}
     * @return the plan; one that also goes to a file where {@code out} says so
     */
    Object plan(Remedy remedy, Nodes nodes, Map<String, @Nullable Object> raw) {
        if (nodes.isEmpty()) {
            throw new UsageException("the selection has no nodes", "`nodes` shows what a predicate selects");
        }
        Object wave = raw.remove(WAVE);
        if (wave != null) {
            Share.parse(String.valueOf(wave));
        }
        Object out = raw.remove(OUT);
        Target target = out == null ? null : file(String.valueOf(out));
        Plan made = session.plans()
                .making(() -> planner().plan(remedy.id(), session.fleet(), nodes, session.assessment(), raw));
        return kept(wave == null ? made : with(made, WAVE, String.valueOf(wave)), target);
    }

    /** Keeps a plan in the session. */
    Object kept(Plan plan, @Nullable Target target) {
        session.plans().keep(plan);
        return target == null ? plan : new Redirected(plan, target, true);
    }

    /**
     * The file that a plan goes to.
     *
     * @throws UsageException where its name does not end in {@code .json}
     */
    static Target file(String name) {
        if (!name.endsWith(".json")) {
            throw new UsageException("a plan goes to a file of JSON, not to " + name, "write --out " + name + ".json");
        }
        return Target.named(name);
    }

    /** The plan with a further argument. */
    static Plan with(Plan plan, String name, String value) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(plan.arguments());
        arguments.put(name, value);
        return new Plan(
                plan.id(),
                plan.uid(),
                plan.title(),
                plan.madeAt(),
                plan.remedy(),
                arguments,
                plan.undoes(),
                plan.selected(),
                plan.effects(),
                plan.remarks());
    }

    /** Those of the nodes on which one of the checks fails. */
    static Nodes failing(Session session, Nodes nodes, List<String> checks) {
        Assessment assessment = session.assessment();
        List<Check> wanted = assessment.checks().stream()
                .filter(check -> checks.contains(check.id()))
                .toList();
        return nodes.where((Node node) -> wanted.stream().anyMatch(check -> fails(assessment, node, check)));
    }

    private static boolean fails(Assessment assessment, Node node, Check check) {
        Verdict verdict = assessment.verdict(node, check);
        return verdict == Verdict.FAIL || verdict == Verdict.WARN;
    }
}
