package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways that are opened for silent nodes are verified by what is heard of them, not by the rule that found them shut. */
@Timeout(180)
class SignalsOnTrialTest {
    private static final Set<String> WAYS = Set.of(
            "open-egress-443",
            "open-endpoint-ingress",
            "open-network-acl",
            "create-vpc-endpoints",
            "enable-private-dns",
            "repair-endpoint-policy");

    @TempDir
    Path folder;

    static List<Trial> trials() {
        return RemediesOnTrialTest.TRIALS.stream()
                .filter(trial -> WAYS.contains(trial.remedy()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void nodesThatComeBackAreHeard(Trial trial) {
        try (Lab lab = new Lab(trial.edition(), trial.nodes(), folder)) {
            trial.world().accept(lab);
            lab.settle();
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan(trial.remedy(), fleet, Lab.named(fleet, trial.nodes()), trial.arguments());
            boolean back = lab.whatif(plan, fleet).nodes().stream()
                    .anyMatch(node -> node.selected() && node.before() == Readiness.BLOCKED && !node.staysBlocked());
            if (!back) {
                // Another fault keeps these silent, so that their signals would tell nothing of the way.
                assertThat(plan.effects()).isNotEmpty();
                return;
            }
            assertThat(plan.effects())
                    .filteredOn(effect -> !effect.verification().checks().isEmpty())
                    .isNotEmpty()
                    .extracting(effect -> effect.verification().checks())
                    .allMatch(checks -> checks.containsAll(List.of("node-online", "session-channel")));
        }
    }
}
