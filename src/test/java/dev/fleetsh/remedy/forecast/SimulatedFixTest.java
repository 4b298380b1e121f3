package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.catalogue.Planner;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.script.remedy.NodeScripts;
import dev.fleetsh.script.remedy.RemedyLibrary;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped remedies against the simulated AWS, chosen among by fix. */
class SimulatedFixTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void fixMakesNodesReadyAndNothingWorseAndChangesNothingItself() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Sandbox sandbox = new Sandbox(World.generate(240, World.DEFAULT_SEED, NOW), clock);
        List<AwsSettings.Target> accounts = sandbox.world().accounts().stream()
                .map(account ->
                        AwsSettings.Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        AwsSettings settings = AwsSettings.simulated(
                sandbox::httpClient, accounts, sandbox.world().regions(), clock);
        Fleet fleet = new AwsFleetSource(settings).load(Progress.NONE);
        Remedies remedies = new Remedies(List.of(new RemedyLibrary(Path.of("scripts/remedies"), "fleetsh")));
        try (AwsCloud cloud = new AwsCloud(settings, new Approvals(Confirmer.NONE, clock))) {
            Planner planner = new Planner(
                    remedies, cloud, new NodeScripts(Path.of("scripts/nodes")), () -> PlanName.random("p1"), clock);
            WhatIf whatIf = new WhatIf(fleet, Catalogue.of(Edition.CURRENT), NOW);
            Plan plan = new Fix(planner).plan(whatIf, fleet.nodes(), Severity.BLOCKER);
            Forecast forecast = whatIf.of(plan);
            assertThat(sandbox.changes().changes()).isEmpty();
            assertThat(plan.effects()).isNotEmpty();
            assertThat(forecast.becomingReady()).isNotEmpty();
            assertThat(forecast.gettingWorse()).isEmpty();
            assertThat(forecast.notModelled()).isEmpty();
            Set<String> helped = helped(forecast);
            assertThat(plan.effects())
                    .allSatisfy(effect -> assertThat(effect.nodes()).containsAnyElementsOf(helped));
            assertThat(plan.effects())
                    .filteredOn(effect -> !effect.cost().isEmpty())
                    .allSatisfy(effect -> assertThat(known(effect, plan, forecast, whatIf))
                            .as(effect.title())
                            .isTrue());
            assertThat(plan.effects())
                    .filteredOn(effect -> with(effect, plan).stream().noneMatch(one -> mends(one, forecast, whatIf)))
                    .isNotEmpty()
                    .allSatisfy(effect -> assertThat(
                                    whatIf.of(without(plan, effect)).nodes())
                            .as(effect.title() + " on " + effect.resource())
                            .isNotEqualTo(forecast.nodes()));
            assertThat(PlanJson.read(PlanJson.compact(plan), "p.json")).isEqualTo(plan);
        }
    }

    private static Set<String> helped(Forecast forecast) {
        return forecast.nodes().stream()
                .filter(node -> node.before() == Readiness.BLOCKED && node.after() != Readiness.BLOCKED)
                .map(node -> node.node().id())
                .collect(Collectors.toSet());
    }

    /** The effect, and those that need its answer. */
    private static List<Effect> with(Effect effect, Plan plan) {
        Set<Integer> numbers = new HashSet<>(Set.of(effect.number()));
        List<Effect> all = new ArrayList<>();
        for (Effect one : plan.effects()) {
            if (numbers.contains(one.number()) || Numbering.needs(one).stream().anyMatch(numbers::contains)) {
                numbers.add(one.number());
                all.add(one);
            }
        }
        return all;
    }

    private static Plan without(Plan plan, Effect effect) {
        List<Effect> rest = new ArrayList<>(plan.effects());
        rest.removeAll(with(effect, plan));
        return new Plan(
                plan.id(),
                plan.uid(),
                plan.title(),
                plan.madeAt(),
                plan.remedy(),
                plan.arguments(),
                "",
                plan.selected(),
                rest,
                List.of());
    }

    /** Whether AWS shows a fault that it takes away, on a node that comes back: it is needed whatever else is done there. */
    private static boolean mends(Effect effect, Forecast forecast, WhatIf whatIf) {
        return !effect.states().isEmpty() && blockers(effect, forecast, whatIf).anyMatch(effect.fixes()::contains);
    }

    /** Whether a check of the network, and not only what is heard, calls for it. */
    private static boolean known(Effect effect, Plan plan, Forecast forecast, WhatIf whatIf) {
        return with(effect, plan).stream().anyMatch(one -> blockers(one, forecast, whatIf)
                .filter(one.fixes()::contains)
                .anyMatch(check -> !Set.of("node-registered", "node-online", "session-channel")
                        .contains(check)));
    }

    private static Stream<String> blockers(Effect effect, Forecast forecast, WhatIf whatIf) {
        Set<String> helped = helped(forecast);
        return Stream.concat(effect.nodes().stream(), effect.touches().stream())
                .filter(helped::contains)
                .map(whatIf.fleet()::node)
                .flatMap(node -> whatIf.before().why(node).roots().stream())
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .map(finding -> finding.check().id());
    }
}
