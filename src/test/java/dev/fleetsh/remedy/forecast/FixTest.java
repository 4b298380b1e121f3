package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.catalogue.TestRemedy;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixTest {
    private static final List<String> SIGNALS = List.of("session-channel", "node-online", "node-registered");

    @Test
    void oneSharedEffectIsProposedBeforeOneForEachNode() {
        Fleet fleet = new SmallFleet()
                .disconnected("i-1")
                .disconnected("i-2")
                .healthy("i-3")
                .fleet();
        Plan plan = fix(
                fleet,
                Fakes.role("grant", "app", Set.of("i-1", "i-2", "i-3")),
                each("attach", ResourceKind.INSTANCE, Stage.IDENTITY, "i-1", "i-2"));
        assertThat(plan.effects()).extracting(Effect::remedy).containsExactly("grant");
        assertThat(plan.effects().get(0).touches()).isEmpty();
        assertThat(plan.title()).isEqualTo("fix · 2 of 2 blocked nodes become ready");
        assertThat(plan.remarks())
                .containsExactly(new Remark(
                        Remark.Kind.NOT_CHOSEN, "attach", "its 2 effects are not needed, or would not be enough"));
    }

    @Test
    void twoFaultsThatWereFoundAreBothMended() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        Plan plan = fix(
                fleet,
                Fakes.restart("restart"),
                Fakes.group("open", Map.of("i-1", "sg-1")),
                Fakes.role("grant", "app", Set.of("i-1")));
        assertThat(plan.effects()).extracting(Effect::remedy).containsExactly("grant", "open");
        assertThat(plan.effects()).extracting(Effect::number).containsExactly(1, 2);
    }

    @Test
    void whatCostsMoneyIsNotBoughtForASignalThatIsMissing() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        TestRemedy buy = TestRemedy.of(
                "buy",
                SIGNALS,
                planning -> planning.each(node -> Fakes.connects(
                        Fakes.diagnosed(planning, ResourceKind.VPC, "vpc-1", Stage.NETWORK)
                                .cost("$0.01 an hour"),
                        node)));
        Plan plan = fix(fleet, buy);
        assertThat(plan.effects()).isEmpty();
        assertThat(plan.remarks())
                .anyMatch(remark -> remark.about().equals("buy")
                        && remark.text().endsWith("what costs money is best planned by itself"));
        assertThat(fix(fleet, buy, Fakes.group("open", Map.of("i-1", "sg-1"))).effects())
                .extracting(Effect::remedy)
                .containsExactly("open");
    }

    @Test
    void anAttemptIsProposedWhereNothingWasFound() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        Plan plan = fix(fleet, Fakes.restart("restart"), Fakes.group("open", Map.of()));
        assertThat(plan.effects()).extracting(Effect::remedy).containsExactly("restart");
    }

    @Test
    void nothingIsDoneForANodeThatStaysBlockedAllTheSame() {
        Fleet fleet = new SmallFleet()
                .disconnected("i-1")
                .with("i-2", node -> node.channel(SmallFleet.known(ChannelStatus.NOT_CONNECTED))
                        .agent(SmallFleet.known(AgentVersion.require("2.0.0.0"))))
                .fleet();
        Plan plan = fix(fleet, Fakes.restart("restart"));
        assertThat(plan.effects()).extracting(effect -> effect.resource().id()).containsExactly("i-1");
        assertThat(plan.remarks())
                .anyMatch(
                        remark -> remark.about().equals("i-2") && remark.text().contains("2.0.0.0"));
        assertThat(new Fakes(fleet).whatIf().of(plan).where(NodeForecast::attempted))
                .extracting(node -> node.node().id())
                .containsExactly("i-1");
    }

    @Test
    void anAttemptIsLeftOutWhereSomethingElseThatIsDoneHelpsAsWell() {
        Fleet fleet = old(new SmallFleet().disconnected("i-1"), "i-2").fleet();
        TestRemedy buy = TestRemedy.of("buy", List.of("session-channel", "agent-min-version"), planning -> {
            EffectDraft draft = Fakes.diagnosed(planning, ResourceKind.VPC, "vpc-1", Stage.NETWORK)
                    .cost("$0.01 an hour")
                    .assume(fleet.node("i-2"), "agent", "3.3.987.0");
            planning.each(node -> Fakes.connects(draft, node));
            draft.touches(fleet.nodes()).assume(fleet.node("i-1"), "channel", "connected");
        });
        assertThat(fix(fleet, buy, Fakes.restart("restart")).effects())
                .extracting(Effect::remedy)
                .containsExactly("buy");
    }

    @Test
    void whereOneAttemptDoesNotHelpBothAreMade() {
        Fleet fleet = old(new SmallFleet(), "i-1").fleet();
        TestRemedy update = TestRemedy.of(
                "update",
                List.of("agent-min-version"),
                planning ->
                        planning.each(node -> planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "update")
                                .on(node)
                                .call("ssm:Example", Map.of())
                                .assume("agent", "3.3.987.0")));
        TestRemedy restart = TestRemedy.of(
                "restart",
                List.of("agent-min-version"),
                Fakes.restart("restart").planner());
        Plan plan = fix(fleet, update, restart);
        assertThat(plan.effects()).extracting(Effect::remedy).containsExactlyInAnyOrder("update", "restart");
        assertThat(new Fakes(fleet).whatIf().of(plan).stayingBlocked()).isEmpty();
    }

    private static SmallFleet old(SmallFleet fleet, String id) {
        return fleet.with(id, node -> node.channel(SmallFleet.known(ChannelStatus.NOT_CONNECTED))
                .agent(SmallFleet.known(AgentVersion.require("2.0.0.0"))));
    }

    @Test
    void whatIsDoneOnlyWhenAskedForIsNamedAndNotChosen() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        Plan plan = fix(fleet, Fakes.restart("weaken").asked());
        assertThat(plan.effects()).isEmpty();
        assertThat(plan.remarks())
                .contains(new Remark(
                        Remark.Kind.NOT_CHOSEN,
                        "weaken",
                        "may help 1 node; it is done only when asked for: `plan weaken`"));
    }

    @Test
    void aRemedyThatCantBeAskedStopsNoOther() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        Remedy broken = TestRemedy.of("broken", SIGNALS, planning -> {
            throw new RemedyException("the moon is in the way", "wait");
        });
        Remedy needy = Fakes.restart("needy").taking(new RemedyParameter("proxy", String.class, List.of(), null, ""));
        Plan plan = fix(fleet, broken, needy, Fakes.restart("restart"));
        assertThat(plan.effects()).extracting(Effect::remedy).containsExactly("restart");
        assertThat(plan.remarks())
                .anyMatch(remark ->
                        remark.about().equals("broken") && remark.text().contains("moon"))
                .anyMatch(remark ->
                        remark.about().equals("needy") && remark.text().contains("--proxy"));
    }

    @Test
    void theSameChangeByTwoRemediesIsOneEffect() {
        Fleet fleet = new SmallFleet().disconnected("i-1").disconnected("i-2").fleet();
        TestRemedy one = sharing("one", "i-1");
        TestRemedy other = sharing("other", "i-2");
        Plan plan = fix(fleet, one, other);
        assertThat(plan.effects()).singleElement().satisfies(effect -> {
            assertThat(effect.nodes()).containsExactly("i-1", "i-2");
            assertThat(effect.risk().level()).isEqualTo(Risk.Level.MEDIUM);
        });
    }

    @Test
    void lighterFaultsAreFixedWhenTheyAreMeant() {
        Fleet fleet = new SmallFleet()
                .with("i-1", node -> node.agent(SmallFleet.known(AgentVersion.require("3.0.0.0"))))
                .fleet();
        TestRemedy update = TestRemedy.of(
                "update",
                List.of("agent-version-remote-host", "agent-version-port-ssh", "agent-latest", "agent-recent"),
                planning ->
                        planning.each(node -> planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "update")
                                .on(node)
                                .call("ssm:Example", Map.of())
                                .assume("agent", "3.3.987.0")));
        assertThat(fix(fleet, update).effects()).isEmpty();
        Plan plan = new Fix(new Fakes(fleet, update).planner())
                .plan(new Fakes(fleet, update).whatIf(), fleet.nodes(), Severity.FEATURE);
        assertThat(plan.effects()).hasSize(1);
        assertThat(plan.arguments()).isEqualTo(Map.of("severity", "feature"));
    }

    /** Fleets by chance: what is proposed makes every node ready that doing everything would, with nothing to spare. */
    @Test
    void asManyNodesAsByDoingEverythingAndNoEffectTooMany() {
        Random random = new Random(21);
        for (int round = 0; round < 25; round++) {
            SmallFleet small = new SmallFleet();
            Map<String, String> groups = new HashMap<>();
            Set<String> using = new HashSet<>();
            Set<String> bare = new HashSet<>();
            for (int i = 0; i < 2 + random.nextInt(5); i++) {
                String id = "i-" + i;
                small.disconnected(id);
                if (random.nextBoolean()) {
                    groups.put(id, "sg-" + random.nextInt(2));
                }
                if (random.nextBoolean()) {
                    using.add(id);
                }
                if (random.nextBoolean()) {
                    bare.add(id);
                }
            }
            Fleet fleet = small.fleet();
            Remedy[] remedies = {
                Fakes.group("open", groups),
                Fakes.role("grant", "app", using),
                each("attach", ResourceKind.INSTANCE, Stage.IDENTITY, bare.toArray(String[]::new))
            };
            Fakes fakes = new Fakes(fleet, remedies);
            Plan plan = new Fix(fakes.planner()).plan(fakes.whatIf(), fleet.nodes(), Severity.BLOCKER);
            Set<String> fixable = new HashSet<>(groups.keySet());
            fixable.addAll(using);
            fixable.addAll(bare);
            assertThat(fakes.whatIf().of(plan).becomingReady())
                    .extracting(node -> node.node().id())
                    .containsExactlyInAnyOrderElementsOf(fixable);
            // Each closed group is opened; an identity is granted once to all who use it, or given to each.
            long identities = plan.effects().stream()
                    .filter(effect -> effect.stage() == Stage.IDENTITY)
                    .count();
            assertThat(plan.effects().size() - identities)
                    .isEqualTo(groups.values().stream().distinct().count());
            Set<String> onlyBare = new HashSet<>(bare);
            onlyBare.removeAll(using);
            Set<String> onlyUsing = new HashSet<>(using);
            onlyUsing.removeAll(bare);
            long least = onlyBare.size() + (using.isEmpty() ? 0 : onlyUsing.isEmpty() ? Math.min(1, using.size()) : 1);
            assertThat(identities).as("round %d", round).isEqualTo(least);
        }
    }

    private static Plan fix(Fleet fleet, Remedy... remedies) {
        Fakes fakes = new Fakes(fleet, remedies);
        return new Fix(fakes.planner()).plan(fakes.whatIf(), fleet.nodes(), Severity.BLOCKER);
    }

    private static TestRemedy each(String id, ResourceKind kind, Stage stage, String... nodes) {
        Set<String> wanted = Set.of(nodes);
        return TestRemedy.of(
                id,
                SIGNALS,
                planning -> planning.each(node -> {
                    if (wanted.contains(node.id())) {
                        Fakes.connects(Fakes.diagnosed(planning, kind, node.id(), stage), node);
                    }
                }));
    }

    private static TestRemedy sharing(String id, String only) {
        return TestRemedy.of(
                id,
                SIGNALS,
                planning -> planning.each(node -> {
                    if (node.id().equals(only)) {
                        Fakes.connects(
                                planning.effect(ResourceKind.ROLE, SmallFleet.PARIS, "app", "attach by " + id)
                                        .call("iam:AttachRolePolicy", Map.of("RoleName", "app"))
                                        .risk(id.equals("one") ? Risk.Level.LOW : Risk.Level.MEDIUM, id),
                                node);
                    }
                }));
    }
}
