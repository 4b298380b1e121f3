package dev.fleetsh.remedy.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.remedy.catalogue.SmallFleet;
import dev.fleetsh.remedy.catalogue.TestRemedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final Map<String, Object> ACCOUNT =
            Map.of("enabled", false, "locked", false, "expired", false, "workstations", "", "domainAdmin", true);

    /** The domain of the design's example: an account for writable controllers, and a read-only one that it does not help. */
    @Test
    void controllersBecomeReadyAndTheReadOnlyOneStaysBlocked() {
        Fleet fleet = new SmallFleet()
                .controller("mi-paris-01", false, null)
                .controller("mi-paris-02", false, null)
                .controller("mi-lyon-01", false, null)
                .controller("mi-oslo-ro", true, null)
                .healthy("i-1")
                .fleet();
        Fakes fakes = new Fakes(fleet, TestRemedy.of("create-ssm-user", List.of("dc-ssm-user-present"), planning -> {
            var draft = planning.effect(ResourceKind.AD_DOMAIN, SmallFleet.PARIS, "corp.example.com", "create")
                    .stage(Stage.USER)
                    .call("ssm:Example", Map.of());
            draft.touches(fleet.nodes()
                    .where(node -> node.isHybrid() && !node.domainProbe().readOnly()));
            draft.assume("domainProbe", Map.of("ssmUser", ACCOUNT));
        }));
        Forecast forecast = fakes.forecast("create-ssm-user", "mi-paris-01", "mi-paris-02", "mi-oslo-ro");
        assertThat(forecast.becomingReady())
                .extracting(node -> node.node().id())
                .containsExactly("mi-paris-01", "mi-paris-02", "mi-lyon-01");
        assertThat(forecast.nodes()).hasSize(4);
        assertThat(forecast.nodes().get(2).selected()).isFalse();
        assertThat(forecast.stayingBlocked()).singleElement().satisfies(node -> {
            assertThat(node.node().id()).isEqualTo("mi-oslo-ro");
            assertThat(node.reason()).isNotEmpty();
        });
        assertThat(forecast.sentence())
                .startsWith("3 of 4 blocked nodes become ready (MI-PARIS-01, MI-PARIS-02, MI-LYON-01); "
                        + "MI-OSLO-RO stays blocked: ")
                .endsWith("; nothing gets worse");
        assertThat(fleet.node("mi-paris-01").domainProbe().ssmUser()).isNull();
    }

    @Test
    void aNodeWithAnotherFaultIsNotPromised() {
        Fleet fleet = new SmallFleet()
                .disconnected("i-1")
                .with("i-2", node -> node.channel(SmallFleet.known(ChannelStatus.NOT_CONNECTED))
                        .agent(SmallFleet.known(AgentVersion.require("2.0.0.0"))))
                .fleet();
        Forecast forecast = new Fakes(fleet, Fakes.group("open", Map.of("i-1", "sg-1", "i-2", "sg-1")))
                .forecast("open", "i-1", "i-2");
        assertThat(forecast.nodes())
                .extracting(NodeForecast::after)
                .containsExactly(Readiness.READY, Readiness.BLOCKED);
        assertThat(forecast.nodes().get(1).reason()).contains("2.0.0.0");
        assertThat(forecast.sentence())
                .isEqualTo("1 of 2 blocked nodes becomes ready (I-1); I-2 stays blocked: "
                        + forecast.nodes().get(1).reason() + "; nothing gets worse");
    }

    @Test
    void anAttemptMayHelpAndPromisesNothing() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        Forecast forecast = new Fakes(fleet, Fakes.restart("restart")).forecast("restart", "i-1");
        assertThat(forecast.nodes()).singleElement().satisfies(node -> {
            assertThat(node.after()).isEqualTo(Readiness.UNKNOWN);
            assertThat(node.attempted()).isTrue();
        });
        assertThat(forecast.sentence())
                .isEqualTo("none of 1 blocked node becomes ready; I-1 may become ready: restart is an attempt:"
                        + " nothing that was read tells that it helps; nothing gets worse");
    }

    @Test
    void anAttemptThatDidNotHelpIsNeitherPromisedNorProposedAgain() {
        Fleet fleet = new SmallFleet().disconnected("i-1").disconnected("i-2").fleet();
        Fakes fakes = new Fakes(fleet, Fakes.restart("restart"));
        WhatIf whatIf = new WhatIf(
                fleet,
                Catalogue.of(Edition.CURRENT),
                SmallFleet.NOW,
                new Tried(Set.of(new Tried.Attempt("restart", "i-1"))));
        Forecast forecast = whatIf.of(fakes.plan("restart", "i-1", "i-2"));
        assertThat(forecast.stayingBlocked()).singleElement().satisfies(node -> {
            assertThat(node.node().id()).isEqualTo("i-1");
            assertThat(node.reason()).endsWith("; restart was tried before, and did not help");
        });
        Plan plan = new Fix(fakes.planner()).plan(whatIf, fleet.nodes(), Severity.BLOCKER);
        assertThat(plan.effects()).extracting(effect -> effect.resource().id()).containsExactly("i-2");
        assertThat(plan.title()).isEqualTo("fix · 0 of 2 blocked nodes become ready, 1 more may");
        assertThat(plan.remarks())
                .anyMatch(
                        remark -> remark.about().equals("i-1") && remark.text().contains("restart was tried before"));
    }

    @Test
    void anInstanceThatNeverRegisteredIsNoLongerBlocked() {
        Fleet fleet = new SmallFleet().unregistered("i-1").fleet();
        TestRemedy attach = TestRemedy.of(
                "attach",
                List.of("ec2-permissions", "node-registered"),
                planning -> planning.each(node -> Fakes.connects(
                                Fakes.diagnosed(planning, ResourceKind.INSTANCE, node.id(), Stage.IDENTITY), node)
                        .assume(node, "profile", "arn:aws:iam::111111111111:instance-profile/app")));
        Forecast forecast = new Fakes(fleet, attach).forecast("attach", "i-1");
        NodeForecast node = forecast.nodes().get(0);
        assertThat(node.before()).isEqualTo(Readiness.BLOCKED);
        assertThat(node.after()).isEqualTo(Readiness.UNKNOWN);
        assertThat(forecast.sentence())
                .isEqualTo(
                        "none of 1 blocked node becomes ready; I-1 is no longer blocked, but unknown until it registers:"
                                + " what else is wrong shows then; nothing gets worse");
        TestRemedy only = TestRemedy.of("attach", List.of("node-registered"), attach.planner());
        assertThat(new Fakes(fleet, only)
                        .forecast("attach", "i-1")
                        .nodes()
                        .get(0)
                        .after())
                .isEqualTo(Readiness.BLOCKED);
    }

    @Test
    void preferencesOfAScopeChangeEveryNodeAndWhatFailsByThemGetsWorse() {
        Fleet fleet = new SmallFleet()
                .healthy("i-1")
                .with("i-2", node -> node.agent(SmallFleet.known(AgentVersion.require("2.3.68.0"))))
                .fleet();
        String document = "{\"schemaVersion\":\"1.0\",\"inputs\":{\"kmsKeyId\":\"alias/sessions\"}}";
        TestRemedy edit = TestRemedy.of("edit", List.of(), planning -> planning.effect(
                        ResourceKind.DOCUMENT, SmallFleet.PARIS, "SSM-SessionManagerRunShell", "write")
                .call("ssm:UpdateDocument", Map.of())
                .on(planning.selection())
                .assumeScope("preferences", document));
        Forecast forecast = new Fakes(fleet, edit).forecast("edit", "i-1");
        assertThat(forecast.gettingWorse()).extracting(node -> node.node().id()).contains("i-2");
        NodeForecast worse = forecast.gettingWorse().get(forecast.gettingWorse().size() - 1);
        assertThat(worse.selected()).isFalse();
        assertThat(worse.worse()).anyMatch(text -> text.startsWith("agent-version-kms: "));
        assertThat(forecast.sentence()).contains("get").contains("worse: ").contains("agent-version-kms");
    }

    @Test
    void featuresThatAreGainedAreNamed() {
        Fleet fleet = new SmallFleet()
                .with("i-1", node -> node.agent(SmallFleet.known(AgentVersion.require("3.0.0.0"))))
                .fleet();
        TestRemedy update = TestRemedy.of(
                "update",
                List.of("agent-version-remote-host"),
                planning ->
                        planning.each(node -> planning.effect(ResourceKind.AGENT, SmallFleet.PARIS, node.id(), "update")
                                .on(node)
                                .call("ssm:Example", Map.of())
                                .assume("agent", "3.3.987.0")));
        Forecast forecast = new Fakes(fleet, update).forecast("update", "i-1");
        assertThat(forecast.gained()).containsEntry(Capability.REMOTE_HOST_FORWARD, 1);
        assertThat(forecast.sentence())
                .startsWith("no node of the plan is blocked now; ")
                .contains("I-1 gains remote-host-forward");
    }

    @Test
    void assumptionsThatCantBeMadeAreToldAndTheRestIs() {
        Fleet fleet = new SmallFleet().disconnected("i-1").fleet();
        TestRemedy odd = TestRemedy.of(
                "odd",
                List.of("session-channel"),
                planning -> planning.each(node -> Fakes.connects(
                                Fakes.diagnosed(planning, ResourceKind.AGENT, node.id(), Stage.AGENT), node)
                        .assume(node, "agent", "newest")
                        .assume(node, "colour", "red")
                        .assume(node, "ping", "OTHER")));
        Forecast forecast = new Fakes(fleet, odd).forecast("odd", "i-1");
        assertThat(forecast.notModelled())
                .containsExactlyInAnyOrder(
                        "agent: \"newest\" is not a version of the agent",
                        "colour: nothing of that name can be assumed",
                        "ping: \"OTHER\" is no word of AWS for it");
        assertThat(forecast.becomingReady()).hasSize(1);
    }

    @Test
    void everyFactOfANodeCanBeAssumedAndSaysItIsAWhatIf() {
        Fleet fleet = new SmallFleet().controller("mi-1", false, null).fleet();
        Map<String, Object> values = Map.ofEntries(
                Map.entry("agent", "3.1.0.0"),
                Map.entry("latest", false),
                Map.entry("autoUpdate", false),
                Map.entry("state", "stopped"),
                Map.entry("profile", "p"),
                Map.entry("metadata", false),
                Map.entry("role", "r"),
                Map.entry("directoryRole", false),
                Map.entry("directoryService", false),
                Map.entry("domainProbe", Map.of("ssmUser", ACCOUNT, "domainRole", 4L)),
                Map.entry("ssmUser", Map.of("present", true, "administrator", false)),
                Map.entry("runAsUser", Map.of("name", "app", "present", true)),
                Map.entry("clockSkew", 3L),
                Map.entry("tlsTrust", Map.of("ssm", "", "ssmmessages", "", "protocol", "TLSv1.3")),
                Map.entry("registered", true),
                Map.entry("ping", "ConnectionLost"),
                Map.entry("channel", "notconnected"));
        TestRemedy all = TestRemedy.of("all", List.of("dc-ssm-user-present"), planning -> {
            var draft = Fakes.diagnosed(planning, ResourceKind.AGENT, "mi-1", Stage.AGENT)
                    .on(planning.selection());
            values.forEach(draft::assume);
        });
        Fakes fakes = new Fakes(fleet, all);
        ChangedFleet changed = new ChangedFleet(
                fakes.plan("all", "mi-1"), fleet, fakes.whatIf().before(), Tried.NONE);
        assertThat(changed.mistakes()).isEmpty();
        values.keySet().forEach(fact -> assertThat(
                        changed.fleet().node("mi-1").fact(fact).origin().source())
                .as(fact)
                .isEqualTo("what-if p1"));
        DomainProbe probe = changed.fleet().node("mi-1").domainProbe();
        assertThat(probe.domainSid()).isEqualTo("S-1-5-21-1-2-3");
        assertThat(probe.domainRole()).isEqualTo(4);
        assertThat(probe.ssmUser().domainAdmin()).isTrue();
    }

    @Test
    void settingsOfAScopeCanBeAssumed() {
        Fleet fleet = new SmallFleet().healthy("i-1").fleet();
        TestRemedy all = TestRemedy.of("all", List.of(), planning -> planning.effect(
                        ResourceKind.SERVICE_SETTING, SmallFleet.PARIS, "/ssm", "x")
                .on(planning.selection())
                .call("ssm:Example", Map.of())
                .assumeScope("tier", "standard")
                .assumeScope("hostManagement", "service-role/Lent")
                .assumeScope("preferences", Map.of("idleSessionTimeout", "30", "runAsEnabled", "true")));
        Fakes fakes = new Fakes(fleet, all);
        ChangedFleet changed =
                new ChangedFleet(fakes.plan("all", "i-1"), fleet, fakes.whatIf().before(), Tried.NONE);
        var scope = changed.fleet().node("i-1").scope();
        assertThat(changed.fleet().scopes()).containsExactly(scope);
        assertThat(scope.tier().orNull()).hasToString("standard");
        assertThat(scope.hostManagement().orNull()).hasToString("service-role/Lent");
        SessionPreferences preferences = scope.preferences().orNull();
        assertThat(preferences.idleSessionTimeout()).isEqualTo("30");
        assertThat(preferences.runAsEnabled()).isTrue();
        assertThat(preferences.booleansAsText()).isTrue();
    }

    @Test
    void aPlanThatChangesNothingChangesNothing() {
        Fleet fleet = new SmallFleet().disconnected("i-1").healthy("i-2").fleet();
        Forecast forecast = new Fakes(fleet, Fakes.role("role", "app", Set.of())).forecast("role", "i-1", "i-2");
        assertThat(forecast.nodes()).noneMatch(NodeForecast::changes);
        assertThat(forecast.sentence()).startsWith("none of 1 blocked node becomes ready; I-1 stays blocked: ");
    }
}
