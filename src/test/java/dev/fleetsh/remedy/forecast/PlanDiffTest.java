package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.catalogue.TestRemedy;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanSummary;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.List;
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
    void nothingThatAnEffectSaysIsPassedOver() {
        Effect open = plan(planning -> open(planning, "sg-1", 443).inverse("ec2:Revoke", Map.of("Port", 443)))
                .effects()
                .get(0);
        Plan earlier = plan(open);
        Inverse other = new Inverse.By(new Action.Call(ApiCall.of("ec2:TerminateInstances", Map.of("Port", 443))));
        assertThat(differences(earlier, changed(open, other, open.cost(), open.verification())))
                .containsExactly(
                        new PlanDiff.Difference("taken back: operation", "ec2:Revoke", "ec2:TerminateInstances"));
        assertThat(differences(earlier, changed(open, new Inverse.None("never"), open.cost(), open.verification())))
                .contains(
                        new PlanDiff.Difference("can be taken back", true, false),
                        new PlanDiff.Difference("not taken back since", null, "never"));
        assertThat(differences(earlier, changed(open, open.inverse(), "$1000000", open.verification())))
                .containsExactly(new PlanDiff.Difference("cost", "", "$1000000"));
        Verification verification = new Verification(List.of("node-online"), List.of("i-1"), Duration.ofMinutes(5));
        assertThat(differences(earlier, changed(open, open.inverse(), open.cost(), verification)))
                .extracting(PlanDiff.Difference::what)
                .containsExactly("verified by", "verified on", "verified within");
    }

    @Test
    void whatAPlanWasAskedForAndWhatItSaysIsComparedToo() {
        Plan one = plan(planning -> open(planning, "sg-1", 443));
        Remark remark = new Remark(Remark.Kind.CANNOT, "i-1", "it is gone");
        Plan other = new Plan(
                "p9",
                one.uid(),
                one.title(),
                one.madeAt(),
                one.remedy(),
                Map.of("wave", "100%"),
                "",
                List.of("i-1", "mi-1"),
                one.effects(),
                List.of(remark));
        PlanDiff diff = PlanDiff.between(one, other);
        assertThat(diff.whole())
                .containsExactly(
                        new PlanDiff.Difference("selected nodes", List.of("i-1"), List.of("i-1", "mi-1")),
                        new PlanDiff.Difference("argument wave", null, "100%"));
        assertThat(diff.said()).containsExactly(remark);
        assertThat(diff).hasToString("the same effects; other selected nodes; other argument wave; 1 remark more");
        assertThat(PlanDiff.between(other, one).unsaid()).containsExactly(remark);
    }

    @Test
    void severalEffectsOfOneTitleOnOneResourceAreAllThere() {
        Plan two = plan(numbered(open(443), 1), numbered(open(8443), 2));
        PlanDiff fewer = PlanDiff.between(two, plan(numbered(open(8443), 1)));
        assertThat(fewer.changed()).isEmpty();
        assertThat(fewer.gone())
                .singleElement()
                .satisfies(effect -> assertThat(effect.action().data()).containsEntry("Port", 443L));
        assertThat(PlanDiff.between(two, plan(numbered(open(8443), 1), numbered(open(443), 2)))
                        .isEmpty())
                .isTrue();
        assertThat(PlanDiff.between(two, plan(numbered(open(443), 1), numbered(open(444), 2)))
                        .changed())
                .singleElement()
                .satisfies(changed -> assertThat(changed.differences())
                        .containsExactly(new PlanDiff.Difference("parameter Port", 8443L, 444L)));
    }

    private Effect open(int port) {
        return plan(planning -> open(planning, "sg-1", port)).effects().get(0);
    }

    private static Effect numbered(Effect effect, int number) {
        return effect.numbered(number, other -> other);
    }

    private Plan plan(Effect... effects) {
        Plan plan = plan(planning -> {});
        return new Plan(
                plan.id(),
                plan.uid(),
                plan.title(),
                plan.madeAt(),
                plan.remedy(),
                plan.arguments(),
                "",
                plan.selected(),
                List.of(effects),
                List.of());
    }

    private List<PlanDiff.Difference> differences(Plan earlier, Effect changed) {
        return PlanDiff.between(earlier, plan(changed)).changed().get(0).differences();
    }

    private static Effect changed(Effect effect, Inverse inverse, String cost, Verification verification) {
        return new Effect(
                effect.number(),
                effect.remedy(),
                effect.resource(),
                effect.stage(),
                effect.title(),
                effect.action(),
                inverse,
                effect.states(),
                effect.grounds(),
                effect.nodes(),
                effect.touches(),
                effect.risk(),
                cost,
                verification,
                effect.assumptions(),
                effect.fixes());
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
