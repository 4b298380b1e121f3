package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Exec;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanSummary;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.RunCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecTest {
    private final Fleet fleet = new SmallFleet()
            .healthy("i-1")
            .healthy("i-2")
            .controller("mi-1", false, null)
            .unregistered("i-3")
            .with("i-4", node -> node.ping(SmallFleet.known(PingStatus.CONNECTION_LOST), null))
            .fleet();

    @Test
    void theCommandRunsInTheShellOfEachNodeAndUnreachableOnesAreNamed() {
        Plan plan = plan(new Exec("uptime\ndate", "", Duration.ofMinutes(5)));
        assertThat(plan.remedy()).isEqualTo("exec");
        assertThat(plan.title()).isEqualTo("exec · 5 nodes");
        assertThat(plan.effects()).extracting(Effect::title).containsOnly("run `uptime…`");
        assertThat(RunCommand.of(plan.effects().get(0).action()))
                .isEqualTo(new RunCommand(
                        "AWS-RunShellScript",
                        Map.of("commands", List.of("uptime", "date"), "executionTimeout", List.of("300"))));
        assertThat(RunCommand.alike(plan.effects().get(0), plan.effects().get(1)))
                .isTrue();
        assertThat(RunCommand.of(plan.effects().get(2).action()).document()).isEqualTo("AWS-RunPowerShellScript");
        assertThat(plan.effects())
                .noneMatch(Effect::reversible)
                .allMatch(effect -> effect.risk().level() == Risk.Level.HIGH);
        assertThat(plan.remarks()).extracting(Remark::about).containsExactly("i-3", "i-4");
        assertThat(plan.remarks().get(1).text()).contains("ConnectionLost");
        assertThat(PlanSummary.of(plan, fleet).billed()).isEqualTo(1);
    }

    @Test
    void whoSaysWhatTakesItBackGetsAnUndo() {
        Plan plan = plan(new Exec("touch a", "rm a", Duration.ofMinutes(5)));
        assertThat(plan.effects()).allMatch(Effect::reversible);
        assertThat(RunCommand.of(((Inverse.By) plan.effects().get(0).inverse()).action())
                        .parameters()
                        .get("commands"))
                .isEqualTo(List.of("rm a"));
    }

    @Test
    void whatIsNoCommandIsRefused() {
        assertThatThrownBy(() -> new Exec(" \n", "", Duration.ofMinutes(5))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Exec("id", "", Duration.ZERO)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Exec("id", "", Duration.ofDays(3))).isInstanceOf(UsageException.class);
    }

    private Plan plan(Exec exec) {
        return exec.plan(new Fakes(fleet).planner(), fleet.nodes());
    }
}
