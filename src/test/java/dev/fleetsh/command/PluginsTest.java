package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.CheckBuilder;
import dev.fleetsh.check.Definition;
import dev.fleetsh.check.Outcome;
import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Rule;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.plugin.SamplePlugin;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.Progress;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginsTest {
    private static final Supplier<FleetPlugin> SAMPLE = SamplePlugin::new;

    /** A plugin of parts. */
    private record Parts(String name, List<Definition> checks, Map<String, Object> bindings, List<Command> commands)
            implements FleetPlugin {}

    @Test
    void whatAPluginAddsIsInTheSessionAndInTheRegistry() {
        Plugins plugins = Plugins.of(List.of(SAMPLE));
        Session session = session(plugins);
        Commands commands = Commands.standard(session, Progress.NONE, plugins);
        assertThat(plugins.refused()).isEmpty();
        assertThat(commands.run("teams payments")).isEqualTo("team payments has 6 nodes");
        assertThat(commands.named("teams")).isNotNull().satisfies(verb -> assertThat(verb.complete(session, "pay"))
                .anyMatch(suggestion -> suggestion.value().equals("payments")));
        assertThat(commands.checkIds()).contains("acme-name", "agent-min-version");
        assertThat(session.values()).containsKey("acmeRegions");
        assertThat(ReadPolicy.of(session.catalogue()).actions()).contains("ec2:DescribeTags");
    }

    @Test
    void aCheckOfAPluginIsDecidedForEachNodeHoweverAlikeTheNodesAreOtherwise() {
        Session session = session(Plugins.of(List.of(SAMPLE)));
        Assessment assessment = session.assessment();
        for (Node node : session.fleet().nodes().minus(assessment.stopped())) {
            assertThat(assessment.verdict(node, session.catalogue().named("acme-name")))
                    .as(node.name())
                    .isEqualTo(node.name().startsWith("WEB") ? Verdict.PASS : Verdict.FAIL);
        }
        assertThat(assessment.rootCauses()).anyMatch(cause -> cause.check().id().equals("acme-name"));
    }

    @Test
    void aBlockerOfAPluginBlocksAndOtherVerdictsStay() {
        Session plain = session(Plugins.NONE);
        Session session = session(Plugins.of(List.of(adding(check("acme-block", look -> Outcome.fail("no"))))));
        assertThat(session.assessment().with(Readiness.READY)).isEmpty();
        for (Node node : session.fleet().nodes()) {
            plain.assessment().checks().forEach(check -> assertThat(
                            session.assessment().verdict(node, check))
                    .isEqualTo(plain.assessment().verdict(node, check)));
        }
    }

    @Test
    void aRuleThatFailsOrNeedsAnUnknownFactLeavesTheVerdictUnknown() {
        Session session = session(Plugins.of(List.of(adding(
                check("acme-broken", look -> {
                    throw new IllegalStateException("oops");
                }),
                check("acme-agent", look -> Outcome.pass("agent " + look.node().agent()))))));
        Node node = session.fleet()
                .nodes()
                .minus(session.assessment().stopped())
                .where(n -> !n.agentFact().isKnown())
                .get(0);
        var broken = session.assessment().finding(node, session.catalogue().named("acme-broken"));
        assertThat(broken.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(broken.reason()).contains("the check itself failed", "oops");
        var unknown = session.assessment().finding(node, session.catalogue().named("acme-agent"));
        assertThat(unknown.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(unknown.unknown()).isNotEqualTo(Reason.FAILED);
    }

    @Test
    void aPluginThatFailsOrTakesANameIsLeftOutAndNamedAndTheOthersStay() {
        Supplier<FleetPlugin> failing = () -> {
            throw new IllegalStateException("no licence");
        };
        Plugins plugins = Plugins.of(List.of(
                failing,
                adding(check("agent-min-version", look -> Outcome.pass("")), "twice"),
                () -> new Parts("verbal", List.of(), Map.of(), List.of(new ExitVerb())),
                () -> new Parts("bound", List.of(), Map.of("nodes", 1), List.of()),
                () -> new Parts("spelt", List.of(), Map.of("a b", 1), List.of()),
                SAMPLE,
                SAMPLE));
        assertThat(plugins.loaded()).extracting(Plugins.Loaded::name).containsExactly("acme");
        assertThat(plugins.refused())
                .containsExactly(
                        "a plugin is left out: IllegalStateException: no licence",
                        "the plugin \"twice\" is left out: there is a check \"agent-min-version\" already",
                        "the plugin \"verbal\" is left out: its verb \"exit\" is there already, in fleetsh",
                        "the plugin \"bound\" is left out: its value \"nodes\" is there already, in fleetsh",
                        "the plugin \"spelt\" is left out: \"a b\" is no name for a value",
                        "the plugin \"acme\" is left out: its verb \"teams\" is there already, in acme");
        Commands commands = Commands.standard(session(plugins), Progress.NONE, plugins);
        assertThat(commands.run("plugins"))
                .hasToString(commands.run("plugins") + "")
                .isNotNull();
    }

    @Test
    void aValueOfAPluginStaysWhenValuesAreForgottenAndCanNotBeSet() {
        Session session = session(Plugins.of(List.of(SAMPLE)));
        session.values().put("mine", 1);
        session.values().clear();
        assertThat(session.values()).containsKey("acmeRegions").doesNotContainKey("mine");
        assertThatThrownBy(() -> session.values().put("acmeRegions", 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("\"acmeRegions\" is set by a plugin");
    }

    @Test
    void aPluginMayAddMoreChecksThanFleetshHas() {
        Definition[] many = new Definition[150];
        for (int i = 0; i < many.length; i++) {
            many[i] = check("acme-" + i, look -> Outcome.pass(""));
        }
        Plugins plugins = Plugins.of(List.of(adding(many)));
        assertThat(plugins.refused()).isEmpty();
        assertThat(plugins.loaded()).hasSize(1);
    }

    @Test
    void aVerbWithCompletionsAnswersEveryQuestionAsTheVerbItself() {
        assertThat(Stream.of(Completed.class.getMethods())
                        .filter(method -> method.getDeclaringClass() != Command.class))
                .extracting(Method::getName)
                .containsAll(Stream.of(Command.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void aCheckNeedsAnIdAndASource() {
        assertThatThrownBy(() -> CheckBuilder.of("Acme Name", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CheckBuilder.of("acme", "").decides(look -> Outcome.pass("")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Supplier<FleetPlugin> adding(Definition... checks) {
        return () -> new Parts("parts", List.of(checks), Map.of(), List.of());
    }

    private static Supplier<FleetPlugin> adding(Definition check, String name) {
        return () -> new Parts(name, List.of(check), Map.of(), List.of());
    }

    private static Definition check(String id, Rule rule) {
        return CheckBuilder.of(id, "holds")
                .severity(Severity.BLOCKER)
                .source("acme", LocalDate.of(2026, 3, 1))
                .decides(rule);
    }

    private static Session session(Plugins plugins) {
        return new Session(
                SampleFleet.source(progress -> SampleFleet.fleet()),
                Clock.systemUTC(),
                plugins.additions(),
                Workshop.none(Clock.systemUTC()));
    }
}
