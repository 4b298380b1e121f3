package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.session.SampleFleet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPageTest {
    private static Effect effect(int number, ResourceKind kind, String id, String title) {
        return new Effect(
                number,
                "test",
                new Resource(kind, new ScopeId("aws", "444455556666", "eu-south-2"), id),
                Stage.AGENT,
                title,
                new Action.Call(ApiCall.of("ssm:AddTagsToResource", Map.of("ResourceId", id))),
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of(id),
                List.of(),
                new Risk(Risk.Level.LOW, "open sessions drop"),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private static Effect agent(int number, Node node) {
        return effect(number, ResourceKind.AGENT, node.id(), "restart the agent");
    }

    private static Plan plan(String id, List<Effect> effects, Remark... remarks) {
        return new Plan(
                id,
                PlanName.random(id).uid(),
                "test",
                SampleFleet.NOW,
                "test",
                Map.of(),
                "",
                List.of(SampleFleet.WEB.id()),
                effects,
                List.of(remarks));
    }

    private static Plan sample() {
        return plan(
                "p1",
                List.of(
                        agent(1, SampleFleet.WEB),
                        agent(2, SampleFleet.WIDE),
                        effect(3, ResourceKind.VPC, "vpc-1", "turn enableDnsHostnames on"),
                        agent(4, SampleFleet.LOST)),
                new Remark(Remark.Kind.NOT_CHOSEN, "enable-dhmc", "its 1 effect is not needed"),
                new Remark(Remark.Kind.NOT_CHOSEN, "create-s3-gateway", "its 1 effect is not needed"),
                new Remark(Remark.Kind.CANNOT, SampleFleet.DC.id(), "Systems Manager does not manage it"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 0})
    void aPlanListsItsEffectsOnce(int width) {
        String text = render(Format.TABLE, width, sample());
        Golden.assertSame("plan-" + width + ".txt", text);
        if (width > 0) {
            assertThat(text.lines()).allMatch(line -> Columns.of(line) <= width);
        }
    }

    @Test
    void effectsThatAreAlikeStandTogetherWithTheirNumbers() {
        assertThat(render(Format.TABLE, 0, sample()))
                .containsPattern("(?m)^ +1-2, 4 +3 agents +restart the agent$")
                .contains("on           WEB-MAD-07, 数据库-東京-🚀, WEB-MAD-08");
    }

    @Test
    void remediesThatWereNotChosenAreNotCountedAsNodes() {
        assertThat(render(Format.TABLE, 0, sample()))
                .containsPattern("2 remedies +not chosen: its 1 effect is not needed\n +enable-dhmc, create-s3-gateway")
                .contains("DC-PARIS-01  Systems Manager does not manage it");
    }

    @Test
    void aDifferenceNamesNodesAsPlansDo() {
        PlanDiff diff = PlanDiff.between(plan("p1", List.of(agent(1, SampleFleet.WEB))), sample());
        assertThat(render(Format.TABLE, 0, diff)).isEqualTo("""
                        p1 → p1 · 3 more, 0 gone, 0 changed; 3 remarks more
                          +  agent 数据库-東京-🚀         restart the agent
                          +  VPC vpc-1                    turn enableDnsHostnames on
                          +  agent WEB-MAD-08             restart the agent
                          +  remark on enable-dhmc        not chosen: its 1 effect is not needed
                          +  remark on create-s3-gateway  not chosen: its 1 effect is not needed
                          +  remark on DC-PARIS-01        cannot: Systems Manager does not manage it
                        """);
    }
}
