package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.catalogue.TestRemedy;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanSummary;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private final Fleet fleet = new SmallFleet().healthy("i-1").healthy("mi-1").fleet();

    @Test
    void plansThatDoTheSameDoNotDifferWhateverTheyAreCalled() {
        Consumer<Planning> step = planning -> planning.effect(ResourceKind.TAG, SmallFleet.PARIS, "i-1", "tag")
                .call("ec2:CreateTags", Map.of("Value", planning.mark()));
        PlanDiff diff = PlanDiff.between(plan(step), plan(step));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff).hasToString("no difference");
    }

    @Test
    void whatIsMoreGoneAndChangedIsTold() {
        Plan earlier = plan(planning -> {
            open(planning, "sg-1", 443);
            open(planning, "sg-2", 443);
        });
        Plan later = plan(planning -> {
            open(planning, "sg-2", 444).rests(fleet.node("i-1"), "agent");
            open(planning, "sg-3", 443);
        });
        PlanDiff diff = PlanDiff.between(earlier, later);
        assertThat(diff.added()).extracting(effect -> effect.resource().id()).containsExactly("sg-3");
        assertThat(diff.gone()).extracting(effect -> effect.resource().id()).containsExactly("sg-1");
        assertThat(diff.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.effect().resource().id()).isEqualTo("sg-2");
            assertThat(changed.differences())
                    .containsExactly(
                            new PlanDiff.Difference("parameter Port", 443L, 444L),
                            new PlanDiff.Difference(
                                    "agent of i-1",
                                    null,
                                    AgentVersion.require("3.3.987.0").toString()));
        });
        assertThat(diff).hasToString("1 more, 1 gone, 1 changed");
    }

    @Test
    void aSummaryNamesTheGravestRiskWhatIsBilledAndWhatCantBeTakenBack() {
        Plan plan = plan(planning -> {
            open(planning, "sg-1", 443).inverse("ec2:Revoke", Map.of()).risk(Risk.Level.MEDIUM, "widens");
            for (String node : new String[] {"i-1", "mi-1"}) {
                planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node, "update")
                        .act(new Action.Document("AWS-UpdateSSMAgent", Map.of(), node))
                        .risk(Risk.Level.LOW, "restarts");
            }
        });
        PlanSummary summary = PlanSummary.of(plan, fleet);
        assertThat(summary.risk().text()).isEqualTo("widens");
        assertThat(summary.commands()).isEqualTo(2);
        assertThat(summary.billed()).isEqualTo(1);
        assertThat(summary.irreversible()).extracting(Effect::title).containsExactly("update", "update");
        assertThat(summary.line())
                .isEqualTo("risk medium · Run Command on 2 nodes, billed on 1 hybrid"
                        + " · can be taken back, all but 2 of 3 effects");
        assertThat(PlanSummary.of(plan(planning -> {}), fleet).line()).isEqualTo("risk none · changes nothing");
    }

    private static dev.fleetsh.remedy.catalogue.EffectDraft open(Planning planning, String group, int port) {
        return planning.effect(ResourceKind.SECURITY_GROUP, SmallFleet.PARIS, group, "open")
                .call("ec2:AuthorizeSecurityGroupEgress", Map.of("Port", port));
    }

    private Plan plan(Consumer<Planning> step) {
        return new Fakes(fleet, TestRemedy.of("mend", java.util.List.of(), step)).plan("mend", "i-1");
    }
}
