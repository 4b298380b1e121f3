package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.NodeForecast;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Route;
import dev.fleetsh.sandbox.network.RouteTable;
import dev.fleetsh.sandbox.world.SimScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is forecast of changed networks and permissions is what the checks find once the plan is applied. */
@Timeout(180)
class ForecastOnTrialTest {
    private static final Set<String> FORECAST = Set.of(
            "open-egress-443",
            "open-endpoint-ingress",
            "open-network-acl",
            "create-vpc-endpoints",
            "enable-private-dns",
            "repair-endpoint-policy",
            "grant-core-permissions");

    @TempDir
    Path folder;

    static List<Trial> trials() {
        return RemediesOnTrialTest.TRIALS.stream()
                .filter(trial -> FORECAST.contains(trial.remedy()))
                .toList();
    }

    private static boolean blocked(Readiness readiness) {
        return readiness == Readiness.BLOCKED;
    }

    @ParameterizedTest
    @MethodSource("trials")
    void nodesAreAsTheyWereForecast(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            trial.world().accept(lab);
            lab.settle();
            Fleet before = lab.fleet();
            Nodes nodes = Lab.named(before, trial.nodes());
            Plan plan = lab.plan(trial.remedy(), before, nodes, trial.arguments());
            Forecast forecast = lab.whatif(plan, before);
            assertThat(lab.apply(plan, before).fine()).isTrue();
            lab.settle();
            Fleet after = lab.fleet();
            Assessment assessment = lab.assess(after);
            for (NodeForecast node : forecast.nodes()) {
                if (node.selected()) {
                    Readiness truth = assessment.readiness(
                            Objects.requireNonNull(after.node(node.node().id())));
                    assertThat(blocked(node.after()))
                            .as("%s: forecast %s (%s), then %s", node.node(), node.after(), node.reason(), truth)
                            .isEqualTo(blocked(truth));
                }
            }
        }
    }

    /** A way that has two things in it is not open when one of them goes, and no signal of the agent is to be expected. */
    @Test
    void whatStaysInTheWayIsForecastToo() {
        String name = "APP-BOSTON-21";
        try (Lab lab = new Lab(Edition.CURRENT, List.of(name), folder)) {
            withoutWayOut(lab, name);
            lab.settle();
            Fleet before = lab.fleet();
            Plan plan =
                    lab.plan("open-egress-443", before, Lab.named(before, List.of(name)), Map.of("to", "0.0.0.0/0"));
            NodeForecast forecast = lab.whatif(plan, before).nodes().stream()
                    .filter(NodeForecast::selected)
                    .findFirst()
                    .orElseThrow();
            assertThat(forecast.staysBlocked()).isTrue();
            assertThat(forecast.reason()).contains("has no route to public addresses");
        }
    }

    private static void withoutWayOut(Lab lab, String name) {
        lab.sandbox.live().change(world -> {
            SimScope scope = world.scopes().stream()
                    .filter(known ->
                            known.nodes().stream().anyMatch(node -> node.name().equals(name)))
                    .findFirst()
                    .orElseThrow();
            Network network = scope.resources().network();
            for (RouteTable table : List.copyOf(network.routeTables().values())) {
                List<Route> local = table.routes().stream()
                        .filter(route -> route.target().equals("local"))
                        .toList();
                network = network.with(
                        new RouteTable(table.id(), table.vpcId(), table.main(), table.subnets(), local, table.tags()));
            }
            return world.with(scope.withResources(scope.resources().with(network)));
        });
    }
}
