package dev.fleetsh.remedy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private final NoAws aws = new NoAws();
    private final AtomicInteger numbers = new AtomicInteger(6);
    private final Fleet fleet =
            new SmallFleet().healthy("i-1").healthy("i-2").unregistered("i-3").fleet();

    @Test
    void aPlanIsNamedDatedAndCarriesItsArguments() {
        Plan plan = plan(
                TestRemedy.of("mend", List.of("node-online"), planning -> {})
                        .taking(
                                new RemedyParameter("proxy", URI.class, List.of(), "", ""),
                                new RemedyParameter("no_proxy", List.class, List.of(), List.of(), ""),
                                new RemedyParameter("count", Integer.class, List.of(), 3, ""),
                                new RemedyParameter("force", Boolean.class, List.of(), false, "")),
                Map.of("proxy", "http://proxy:3128", "no-proxy", "a, b,,", "force", "true"));
        assertThat(plan.id()).isEqualTo("p7");
        assertThat(plan.uid()).matches("[0-9a-f]{12}");
        assertThat(plan.mark()).isEqualTo("fleetsh p7-" + plan.uid());
        assertThat(plan.title()).isEqualTo("mend · 3 nodes");
        assertThat(plan.madeAt()).isEqualTo(SmallFleet.NOW);
        assertThat(plan.arguments())
                .isEqualTo(Map.of(
                        "proxy", "http://proxy:3128", "no_proxy", List.of("a", "b"), "count", 3L, "force", true));
    }

    @Test
    void argumentsThatDoNotFitAreRefusedBeforeTheRemedyRuns() {
        Remedy remedy = TestRemedy.of("mend", List.of(), planning -> {
                    throw new AssertionError("it must not run");
                })
                .taking(
                        new RemedyParameter("mode", String.class, List.of("on", "off"), null, "what to do"),
                        new RemedyParameter("count", Integer.class, List.of(), 1, ""),
                        new RemedyParameter("proxy", URI.class, List.of(), "", ""));
        assertUsage(remedy, Map.of(), "mend needs --mode one of on, off");
        assertUsage(remedy, Map.of("mode", "onn"), "did you mean \"on\"?");
        assertUsage(remedy, Map.of("mode", "on", "cuont", 1), "did you mean --count?");
        assertUsage(remedy, Map.of("mode", "on", "count", "1.5"), "can't use \"1.5\" for --count");
        assertUsage(remedy, Map.of("mode", "on", "count", "99999999999"), "can't use");
        assertUsage(remedy, Map.of("mode", "on", "proxy", "no uri"), "can't use \"no uri\" for --proxy");
        assertThatThrownBy(() -> plan(remedy, "mnd", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean \"mend\"?");
        assertThat(numbers.get()).isEqualTo(6);
    }

    @Test
    void noSecretGetsIntoAPlan() {
        for (String name : List.of("password", "db_password", "apiToken", "secret", "access_key")) {
            Remedy remedy = TestRemedy.of("mend", List.of(), planning -> {
                        throw new AssertionError("it must not run");
                    })
                    .taking(new RemedyParameter(name, String.class, List.of(), "", ""));
            assertThatThrownBy(() -> plan(remedy, "mend", Map.of(name, "hunter2")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("is given a secret, --")
                    .hasMessageNotContaining("hunter2");
        }
        Remedy named = TestRemedy.of("mend", List.of(), planning -> {})
                .taking(
                        new RemedyParameter("password_name", String.class, List.of(), "", ""),
                        new RemedyParameter("token", String.class, List.of("optional", "required"), "required", ""),
                        new RemedyParameter("key", String.class, List.of(), "", ""));
        assertThat(plan(named, "mend", Map.of("password_name", "/db/password", "token", "optional", "key", "k-1"))
                        .arguments())
                .containsEntry("password_name", "/db/password");
    }

    @Test
    void aSharedResourceIsChangedOnceAndEffectsAreNumberedInTheirOrder() {
        aws.answers.put("ec2:DescribeSecurityGroups", Map.of("SecurityGroups", List.of()));
        Plan plan = plan(TestRemedy.of(
                "mend",
                List.of("session-channel"),
                planning -> planning.each(node -> {
                    planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "restart")
                            .on(node)
                            .stage(Stage.AGENT)
                            .act(new Action.Document("AWS-UpdateSSMAgent", Map.of(), node.id()));
                    EffectDraft group = planning.effect(ResourceKind.SECURITY_GROUP, SmallFleet.PARIS, "sg-1", "open")
                            .on(node)
                            .stage(Stage.NETWORK)
                            .call("ec2:AuthorizeSecurityGroupEgress", Map.of("GroupId", "sg-1"))
                            .state("rules", "ec2:DescribeSecurityGroups", Map.of(), "SecurityGroups[]", List.of("x"));
                    group.inverse("ec2:RevokeSecurityGroupEgress", Map.of("Rule", group.answer("RuleId")));
                })));
        assertThat(plan.effects()).extracting(Effect::number).containsExactly(1, 2, 3, 4);
        Effect group = plan.effects().get(0);
        assertThat(group.resource().id()).isEqualTo("sg-1");
        assertThat(group.nodes()).containsExactly("i-1", "i-2", "i-3");
        assertThat(group.states()).hasSize(1);
        assertThat(((Inverse.By) group.inverse()).action().data())
                .isEqualTo(Map.of("Rule", new AnswerRef(1, new DataPath("RuleId")).data()));
        assertThat(aws.asked).hasSize(1);
    }

    @Test
    void aRoleIsTheSameInEveryRegion() {
        ScopeId oslo = new ScopeId("aws", "111111111111", "eu-north-1");
        ScopeId other = new ScopeId("aws", "222222222222", "eu-west-3");
        Plan plan = plan(TestRemedy.of("mend", List.of(), planning -> {
            for (ScopeId scope : List.of(SmallFleet.PARIS, oslo, other)) {
                planning.effect(ResourceKind.ROLE, scope, "app", "attach").call("iam:AttachRolePolicy", Map.of());
                planning.effect(ResourceKind.VPC, scope, "vpc-1", "open").call("ec2:ModifyVpcAttribute", Map.of());
            }
        }));
        assertThat(plan.effects().stream().filter(effect -> effect.resource().kind() == ResourceKind.ROLE))
                .hasSize(2);
        assertThat(plan.effects().stream().filter(effect -> effect.resource().kind() == ResourceKind.VPC))
                .hasSize(3);
    }

    @Test
    void twoChangesThatLookTheSameAreNotOne() {
        assertThatThrownBy(() -> plan(TestRemedy.of("mend", List.of(), planning -> {
                    EffectDraft draft = planning.effect(ResourceKind.SECURITY_GROUP, SmallFleet.PARIS, "sg-1", "open");
                    draft.call("ec2:AuthorizeSecurityGroupEgress", Map.of("Port", 443));
                    draft.call("ec2:AuthorizeSecurityGroupEgress", Map.of("Port", 80));
                })))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("mend can't be planned")
                .hasMessageContaining("\"open\" on security group sg-1");
    }

    @Test
    void whatFailsNamesTheRemedyAndTheNode() {
        assertThatThrownBy(() -> plan(each(node -> {
                    throw new IllegalArgumentException("three is no colour");
                })))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("mend can't be planned for I-1 (i-1)")
                .hasMessageContaining("three is no colour")
                .extracting(failure -> ((RemedyException) failure).hint())
                .isEqualTo("it comes from mend.groovy");
        assertThatThrownBy(() -> plan(each(node ->
                        aws.read(SmallFleet.PARIS, dev.fleetsh.remedy.plan.ApiCall.of("ec2:DescribeVpcs", Map.of())))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("mend can't be planned for I-1 (i-1): no answer of ec2:DescribeVpcs");
        assertThatThrownBy(() -> plan(TestRemedy.of(
                        "mend",
                        List.of(),
                        planning -> planning.effect(ResourceKind.VPC, SmallFleet.PARIS, "vpc-1", "open"))))
                .hasMessageContaining("names no call");
    }

    @Test
    void anUnknownFactCostsOneNodeItsEffectsAndNoMore() {
        Plan plan = plan(TestRemedy.of(
                "mend",
                List.of(),
                planning -> planning.each(node -> planning.effect(
                                ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "update")
                        .on(node)
                        .rests(node, "agent")
                        .act(new Action.Document(
                                "AWS-UpdateSSMAgent", Map.of("v", node.agent().toString()), node.id())))));
        assertThat(plan.effects()).extracting(effect -> effect.resource().id()).containsExactly("i-1", "i-2");
        assertThat(plan.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
            assertThat(remark.about()).isEqualTo("i-3");
            assertThat(remark.text()).contains("agent").contains("not registered");
        });
    }

    @Test
    void groundsKnowUnknownFacts() {
        Plan plan = plan(TestRemedy.of(
                "mend",
                List.of(),
                planning -> planning.each(
                        node -> planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "restart")
                                .rests(node, "agent")
                                .call("ssm:Example", Map.of()))));
        assertThat(plan.effects().get(0).grounds().get(0).value()).isEqualTo("3.3.987.0");
        assertThat(plan.effects().get(2).grounds().get(0).value()).isEqualTo("unknown(not registered)");
        assertThat(plan.effects().get(2).grounds().get(0).holds(fleet.node("i-3")))
                .isTrue();
        assertThat(plan.effects().get(2).grounds().get(0).holds(fleet.node("i-1")))
                .isFalse();
        Node silent = fleet.node("i-1")
                .change()
                .agent(SmallFleet.missing(Reason.THROTTLED))
                .build();
        assertThat(plan.effects().get(0).grounds().get(0).holds(silent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p7 ; id", "p", "7", "p7\n", "../p7", "p1234567890"})
    void namesOfAnotherFormAreRefused(String id) {
        assertThatThrownBy(() -> new PlanName(id, "0123456789ab")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remediesAreListedWhenAskedForAndTheFirstOfAnIdCounts() {
        AtomicInteger listed = new AtomicInteger();
        Remedy own = TestRemedy.of("mend", List.of("node-online"), planning -> {});
        Remedy shipped = TestRemedy.of("mend", List.of("agent-latest"), planning -> {});
        Remedy other = TestRemedy.of("break", List.of("node-online"), planning -> {});
        Remedies remedies = new Remedies(List.of(
                () -> {
                    listed.incrementAndGet();
                    return List.of(own);
                },
                () -> List.of(shipped, other)));
        assertThat(listed.get()).isZero();
        assertThat(remedies.named("mend")).isSameAs(own);
        assertThat(remedies.all()).containsExactly(other, own);
        assertThat(remedies.forCheck("node-online")).containsExactly(other, own);
        assertThat(remedies.shadowed()).containsExactly(shipped);
        assertThat(listed.get()).isPositive();
    }

    private static TestRemedy each(Consumer<Node> step) {
        return TestRemedy.of("mend", List.of(), planning -> planning.each(step));
    }

    private void assertUsage(Remedy remedy, Map<String, ? extends @Nullable Object> raw, String message) {
        assertThatThrownBy(() -> plan(remedy, raw))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private Plan plan(Remedy remedy) {
        return plan(remedy, Map.of());
    }

    private Plan plan(Remedy remedy, Map<String, ? extends @Nullable Object> raw) {
        return plan(remedy, remedy.id(), raw);
    }

    private Plan plan(Remedy remedy, String id, Map<String, ? extends @Nullable Object> raw) {
        Planner planner = new Planner(
                Remedies.of(remedy),
                aws,
                file -> {
                    throw new AssertionError(file);
                },
                () -> PlanName.random("p" + numbers.incrementAndGet()),
                Clock.fixed(SmallFleet.NOW, ZoneOffset.UTC));
        return planner.plan(id, fleet, fleet.nodes(), Assessment.of(fleet, Edition.CURRENT, SmallFleet.NOW), raw);
    }
}
