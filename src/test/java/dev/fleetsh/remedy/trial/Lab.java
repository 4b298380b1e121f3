package dev.fleetsh.remedy.trial;

import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.apply.ApplyListener;
import dev.fleetsh.remedy.apply.ApplyOptions;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.apply.Applying;
import dev.fleetsh.remedy.apply.Brake;
import dev.fleetsh.remedy.apply.Undoing;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.WhatIf;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.remedy.probe.ProbeKind;
import dev.fleetsh.remedy.probe.ProbePlans;
import dev.fleetsh.remedy.probe.Probing;
import dev.fleetsh.remedy.probe.ProbingObserver;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.live.Pace;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.script.remedy.NodeScripts;
import dev.fleetsh.script.remedy.RemedyLibrary;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The simulated AWS with a clock that moves, and remedies on top of it as the shell has them. */
final class Lab implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final int LONGEST = 480;

    /** Read once: none of them keeps anything from one plan to the next. */
    private static final Remedies SHIPPED =
            new Remedies(List.of(new RemedyLibrary(Path.of("scripts/remedies"), "fleetsh")));

    final MovingClock clock = new MovingClock(START);
    final Sandbox sandbox;
    private final NodeScripts scripts = new NodeScripts(Path.of("scripts/nodes"));
    private final Approvals approvals = new Approvals(new Agreeing(), clock, scripts::readOnly);
    private final AwsSettings settings;
    private final AwsCloud cloud;
    private final Planner planner;
    private final Catalogue catalogue;
    private final ProbePlans probes;
    private final Probing probing;
    private final Applying applying;
    private final Journals journals;
    private int plans;

    /**
     * @param names of nodes; only their accounts and Regions are read
     * @param folder for journals
     */
    Lab(Edition edition, List<String> names, Path folder) {
        World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, START);
        this.sandbox = new Sandbox(world, clock, Pace.documented());
        List<SimScope> places = world.scopes().stream()
                .filter(scope -> scope.nodes().stream().anyMatch(node -> names.contains(node.name())))
                .toList();
        List<Target> targets = places.stream()
                .map(SimScope::account)
                .distinct()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        this.settings = AwsSettings.simulated(
                sandbox::httpClient,
                targets,
                places.stream().map(SimScope::region).distinct().toList(),
                clock);
        this.cloud = new AwsCloud(settings, approvals);
        this.planner = new Planner(shipped(), cloud, scripts, this::name, clock);
        this.catalogue = Catalogue.of(edition);
        this.probes = new ProbePlans(scripts, clock);
        this.probing = new Probing(probes, new Commands(cloud, clock, clock::move), clock);
        this.applying = new Applying(cloud, catalogue, new ProbingObserver(cloud, probing, clock), clock, clock::move);
        this.journals = new Journals(folder);
    }

    static Remedies shipped() {
        return SHIPPED;
    }

    private PlanName name() {
        plans++;
        return new PlanName("p" + plans, "%012x".formatted(plans));
    }

    /** The fleet as the APIs tell it now. */
    Fleet fleet() {
        return new AwsFleetSource(settings).load(Progress.NONE);
    }

    /** The fleet with what a probe finds on some of its nodes. */
    Fleet probed(Fleet fleet, ProbeKind kind, Nodes nodes) {
        Permit permit = approvals.approve(probes.plan(kind, nodes, name()), fleet, "trial");
        try {
            return Merging.of(fleet, probing.run(permit, kind, nodes));
        } finally {
            approvals.end(permit);
        }
    }

    Assessment assess(Fleet fleet) {
        return Assessment.of(fleet, catalogue, fleet.takenAt());
    }

    static Nodes named(Fleet fleet, List<String> names) {
        List<Node> nodes = new ArrayList<>();
        names.forEach(name -> fleet.matching(name).forEach(nodes::add));
        return Nodes.of(nodes);
    }

    Plan plan(String remedy, Fleet fleet, Nodes nodes, Map<String, ? extends @Nullable Object> arguments) {
        return planner.plan(remedy, fleet, nodes, assess(fleet), arguments);
    }

    /** What a remedy that does not ship would do. */
    Planning draft(Remedy remedy, Fleet fleet, Nodes nodes) {
        return planner.draft(name(), remedy, fleet, nodes, assess(fleet));
    }

    Forecast whatif(Plan plan, Fleet fleet) {
        return new WhatIf(fleet, catalogue, fleet.takenAt()).of(plan);
    }

    ApplyResult apply(Plan plan, Fleet fleet) {
        Permit permit = approvals.approve(plan, fleet, "trial");
        try {
            return applying.apply(permit, fleet, journals::begin, ApplyOptions.USUAL, new Brake(), ApplyListener.NONE);
        } finally {
            approvals.end(permit);
        }
    }

    ApplyResult resume(Plan plan, Fleet fleet, String journal) {
        Permit permit = approvals.approve(journals.read(journal), fleet, "trial");
        try {
            return applying.resume(
                    permit, fleet, journals, journal, ApplyOptions.USUAL, new Brake(), ApplyListener.NONE);
        } finally {
            approvals.end(permit);
        }
    }

    Plan undo(Plan plan) {
        List<Recorded> undos = journals.list().stream()
                .filter(summary -> summary.undoes().equals(plan.uid()))
                .map(summary -> journals.read(summary.id()))
                .toList();
        return Undoing.plan(journals.ofPlan(plan.uid()), undos, name(), clock.instant());
    }

    /** Somebody else makes the first call of a plan, with another value of a parameter. */
    void otherwise(Plan plan, String parameter, Object value) {
        Effect effect = plan.effects().get(0);
        Map<String, @Nullable Object> parameters = new HashMap<>(effect.action().data());
        parameters.put(parameter, value);
        Effect changed = new Effect(
                1,
                "somebody-else",
                effect.resource(),
                effect.stage(),
                effect.title(),
                effect.action().with(parameters),
                effect.inverse(),
                List.of(),
                List.of(),
                effect.nodes(),
                List.of(),
                effect.risk(),
                "",
                Verification.NONE,
                List.of(),
                List.of());
        Fleet fleet = fleet();
        Plan theirs = planner.plan(
                name(),
                "somebody else",
                "somebody-else",
                Map.of(),
                fleet.nodes().limit(1),
                List.of(changed),
                List.of());
        ApplyResult result = apply(theirs, fleet);
        if (!result.fine()) {
            throw new IllegalStateException(result + ": " + result.outcomes());
        }
    }

    /** Lets what is under way take hold. */
    void settle() {
        for (int i = 0; i < LONGEST && sandbox.live().restless(); i++) {
            clock.move(Duration.ofSeconds(15));
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
