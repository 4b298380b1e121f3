package dev.fleetsh.command;

import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.forecast.Fix;
import dev.fleetsh.remedy.forecast.WhatIf;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code fix}: the smallest plan that makes the most nodes ready. */
final class FixVerb implements Command {
    private final Selections selections;

    FixVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public String synopsis() {
        return "fix [SELECTION] [--severity LEVEL] [--out FILE.json]";
    }

    @Override
    public String summary() {
        return "proposes the smallest plan that makes the most nodes ready, from all remedies";
    }

    @Override
    public String help() {
        return "Nothing is changed by it: the plan can be put on trial by `whatif`, and applied by `apply`.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "severity",
                        "LEVEL",
                        "how light a failing check may be that is to be fixed; blocker without it",
                        Arrays.stream(Severity.values()).map(Severity::label).toList()),
                Option.of("out", "FILE.json", "keeps the plan in a file"));
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        Nodes nodes = selections.nodes(arguments);
        Severity severity = severity(arguments.option("severity"));
        String out = arguments.option("out");
        Target target = out == null ? null : Planned.file(out);
        Fleet fleet = session.fleet();
        Planned planned = new Planned(session);
        WhatIf whatIf = new WhatIf(
                fleet,
                session.catalogue(),
                fleet.takenAt(),
                TriedBefore.of(session.workshop().journals(), fleet.takenAt()));
        Plan plan = session.plans().making(() -> new Fix(planned.planner()).plan(whatIf, nodes, severity));
        return planned.kept(plan, target);
    }

    private static Severity severity(@Nullable String word) {
        if (word == null) {
            return Severity.BLOCKER;
        }
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--severity knows no \"" + word + "\"",
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Severity.values())
                                                .map(Severity::label)
                                                .toList())));
    }
}
