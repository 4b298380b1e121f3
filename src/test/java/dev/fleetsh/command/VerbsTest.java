package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import dev.fleetsh.source.WorkstationProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
    private final Session session = SampleFleet.session(SampleFleet.fleet());
    private final Commands commands = Commands.standard(session, Progress.NONE);

    @Test
    void nodesGivesASelectionWithHowToShowIt() {
        Shown shown = (Shown) run("nodes linux --columns name,agent --sort -agent --limit 2 --wide");
        Nodes nodes = (Nodes) shown.value();
        assertThat(nodes.stream().map(Node::name)).first().isNotEqualTo("WEB-MAD-07");
        assertThat(nodes.get(nodes.size() - 1)).isEqualTo(SampleFleet.LOST);
        assertThat(nodes.undecided().count()).isEqualTo(1);
        assertThat(shown.columns()).containsExactly("name", "agent");
        assertThat(shown.limit()).isEqualTo(2);
        assertThat(shown.wide()).isTrue();
    }

    @Test
    void nodesSortsByValueAndPutsUnknownLast() {
        List<Node> up = ((Nodes) ((Shown) run("nodes --sort agent")).value()).list();
        assertThat(up.get(0)).isEqualTo(SampleFleet.WEB);
        assertThat(up.subList(4, 6)).containsExactlyInAnyOrder(SampleFleet.STOPPED, SampleFleet.LOST);
        assertThat(((Nodes) ((Shown) run("nodes --sort readiness")).value()).get(0))
                .isEqualTo(SampleFleet.WIDE);
    }

    @Test
    void nodeIsTheNode() {
        assertThat(run("node dc-paris-01")).isSameAs(SampleFleet.DC);
    }

    @Test
    void checkAssessesTheSelection() {
        assertThat(((Assessment) ((Shown) run("check")).value()).nodes()).hasSize(6);
        Assessment one = (Assessment) ((Shown) run("check WEB-MAD-07")).value();
        assertThat(one.nodes()).containsExactly(SampleFleet.WEB);
        assertThat(one.nodes().total()).isEqualTo(6);
        assertThat(((Assessment) ((Shown) run("check hybrid")).value()).nodes()).hasSize(1);
    }

    @Test
    void checkTakesIdsOfChecksAsAnOptionOrAsWords() {
        assertThat(((Shown) run("check --checks node-online,session-channel --all")).checks())
                .containsExactly("node-online", "session-channel");
        Shown one = (Shown) run("check session-channel");
        assertThat(one.checks()).containsExactly("session-channel");
        assertThat(((Assessment) one.value()).nodes()).hasSize(6);
    }

    @Test
    void checksIsTheCatalogueAndOneOfItInFull() {
        assertThat((List<?>) run("checks")).hasSizeGreaterThan(20).allMatch(Check.class::isInstance);
        assertThat(((Check) Objects.requireNonNull(run("checks plugin-installed"))).appliesTo())
                .isEqualTo("this machine");
    }

    @Test
    void whyExplainsOneOrSeveral() {
        Shown one = (Shown) run("why i-0c1b2c3d4e5f6071a --all");
        assertThat(one.all()).isTrue();
        assertThat(((Explanation) one.value()).readiness()).isEqualTo(Readiness.BLOCKED);
        assertThat(one.evidence()).isFalse();
        assertThat(((Shown) run("why DC-PARIS-01 --evidence")).evidence()).isTrue();
        assertThat((List<?>) ((Shown) run("why DC-PARIS-01 WEB-MAD-07")).value())
                .hasSize(2);
    }

    @Test
    void canAnswersOneCapabilityOrAll() {
        CapabilityAnswer answer = (CapabilityAnswer) run("can DC-PARIS-01 port-forward");
        assertThat(answer.capability()).isEqualTo(Capability.PORT_FORWARD);
        assertThat((List<?>) run("can DC-PARIS-01")).hasSize(Capability.values().length);
        assertThat((List<?>) run("can DC-PARIS-01 WEB-MAD-07 ssh")).hasSize(2);
    }

    @Test
    void pathAnswersOneServiceSeveralOrAllThatTheNodeNeeds() {
        NodePath one = (NodePath) run("path WEB-MAD-07 ssmmessages");
        assertThat(one.service()).isEqualTo(Service.SSMMESSAGES);
        assertThat(one.node()).isEqualTo(SampleFleet.WEB);
        assertThat(services("path WEB-MAD-07 kms s3")).containsExactly("kms", "s3");
        assertThat(services("path WEB-MAD-07")).containsExactly("ssm", "ssmmessages", "ec2messages");
        assertThat(services("path BATCH-01")).containsExactly("ssm", "ssmmessages");
        assertThat((List<?>) run("path DC-PARIS-01 WEB-MAD-07 ssm")).hasSize(2);
        assertThat(run("nodes hybrid | path ssm")).isInstanceOf(NodePath.class);
        assertThat(((Nodes) ((Shown) run("path WEB-MAD-07 | nodes")).value())).containsExactly(SampleFleet.WEB);
        assertThat(VerbCall.of(session, commands.named("path"), List.of(SampleFleet.WEB, "ssm")))
                .isEqualTo(run("path WEB-MAD-07 ssm"));
    }

    private List<String> services(String line) {
        return ((List<?>) Objects.requireNonNull(run(line)))
                .stream().map(path -> ((NodePath) path).service().label()).toList();
    }

    @Test
    void pathSaysWhatIsMissingOrMistyped() {
        assertThatThrownBy(() -> run("path")).hasMessage("which node?");
        assertThatThrownBy(() -> run("path ssm")).hasMessage("which node?");
        assertThatThrownBy(() -> run("path WEB-MAD-07 ssmmesages"))
                .hasMessage("no service \"ssmmesages\"; did you mean \"ssmmessages\"?");
        assertThatThrownBy(() -> run("path WEB-MAD-99")).hasMessageContaining("did you mean WEB-MAD-0");
    }

    @Test
    void doctorEvaluatesThisMachineAndDialsNothingForASimulatedFleet(@TempDir Path home) {
        WorkstationProbe probe =
                new WorkstationProbe(Map.of("PATH", ""), home, Duration.ofSeconds(5), SampleFleet.CLOCK);
        List<?> findings =
                (List<?>) Objects.requireNonNull(new DoctorVerb(() -> probe).execute(session, Arguments.NONE));
        assertThat(findings).isNotEmpty().allMatch(Finding.class::isInstance);
        assertThat(findings)
                .map(Finding.class::cast)
                .filteredOn(finding -> finding.check().id().equals("workstation-reach"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).isEmpty());
    }

    @Test
    void rulesSwitchesAndShowsWhereTheEditionsDiffer() {
        session.fleet();
        Table table = (Table) Objects.requireNonNull(run("rules seed"));
        assertThat(session.edition()).isEqualTo(Edition.SEED);
        assertThat(table.title()).startsWith("rules: seed (20");
        assertThat(table.rows()).anySatisfy(row -> assertThat(row).contains("hybrid-usage-cost", "warn"));
        run("rules current");
        assertThat(session.edition()).isEqualTo(Edition.CURRENT);
    }

    @Test
    void rulesNeedsNoFleet() {
        AtomicInteger loads = new AtomicInteger();
        Session idle = new Session(
                SampleFleet.source(progress -> {
                    loads.incrementAndGet();
                    return SampleFleet.fleet();
                }),
                SampleFleet.CLOCK);
        Commands.standard(idle, Progress.NONE).run("rules");
        assertThat(loads).hasValue(0);
    }

    @Test
    void focusNarrowsShowsAndClears() {
        assertThat(run("focus")).isEqualTo("no focus: 6 nodes");
        assertThat(run("focus linux")).isEqualTo("focus linux: 4 of 6 nodes, 1 undecided");
        assertThat(((Nodes) ((Shown) run("nodes")).value()).size()).isEqualTo(4);
        assertThat(run("focus WEB-*")).isEqualTo("focus WEB-*: 2 of 6 nodes");
        assertThat(run("focus --clear")).isEqualTo("no focus: 6 nodes");
    }

    @Test
    void aNewFocusIsTakenFromTheWholeFleet() {
        run("focus hybrid");
        assertThat(run("focus linux")).isEqualTo("focus linux: 4 of 6 nodes, 1 undecided");
        assertThat(run("focus WEB-*")).isEqualTo("focus WEB-*: 2 of 6 nodes");
    }

    @Test
    void refreshTellsWhatChangedAndReportsItsProgress() {
        AtomicInteger loads = new AtomicInteger();
        Session changing = new Session(
                SampleFleet.source(progress -> {
                    progress.at("nodes", 1, 1);
                    return loads.getAndIncrement() == 0
                            ? SampleFleet.of(List.of(SampleFleet.DC, SampleFleet.WIDE))
                            : SampleFleet.of(List.of(
                                    SampleFleet.WEB,
                                    SampleFleet.WIDE
                                            .change()
                                            .channel(SampleFleet.HOSTILE.channelFact())
                                            .build()));
                }),
                SampleFleet.CLOCK);
        List<String> heard = new ArrayList<>();
        Commands verbs = Commands.standard(changing, (what, done, total) -> heard.add(what));
        changing.fleet();

        Table table = (Table) Objects.requireNonNull(verbs.run("refresh"));
        assertThat(table.rows())
                .containsExactlyInAnyOrder(
                        List.of(SampleFleet.WEB.id(), "WEB-MAD-07", "new", "degraded"),
                        List.of(SampleFleet.WIDE.id(), SampleFleet.WIDE.name(), "ready", "blocked"),
                        List.of(SampleFleet.DC.id(), "DC-PARIS-01", "unknown", "gone"));
        assertThat(table.notes()).contains("2 nodes, 3 changes of readiness", "incomplete: 1 of 2 scopes");
        assertThat(heard).containsExactly("nodes");
    }

    @Test
    void helpListsVerbsAndSubjects() {
        Table overview = (Table) Objects.requireNonNull(run("help"));
        assertThat(overview.rows()).hasSize(commands.all().size());
        assertThat(((Table) run("help nodes")).title()).startsWith("nodes [SELECTION]");
        assertThat(((Table) run("help properties")).rows())
                .anySatisfy(row -> assertThat(row).contains("agent"));
        assertThat(((Table) run("help capabilities")).rows()).hasSize(Capability.values().length);
        assertThat(run("help checks")).isInstanceOf(List.class);
        assertThat(run("help node-online")).isInstanceOf(Check.class);
    }

    @Test
    void exitCarriesItsCode() {
        assertThat(run("exit")).isEqualTo(new Exit(0));
        assertThat(run("exit 3")).isEqualTo(new Exit(3));
    }

    @Test
    void anEmptyFleetAndAFleetOfOneAreNoSpecialCase() {
        Commands none = Commands.standard(SampleFleet.session(SampleFleet.empty()), Progress.NONE);
        assertThat(((Assessment) ((Shown) none.run("check")).value()).nodes()).isEmpty();
        assertThat(((Nodes) ((Shown) none.run("nodes --sort agent")).value()).size())
                .isZero();
        Fleet one = SampleFleet.of(List.of(SampleFleet.WEB));
        Commands single = Commands.standard(SampleFleet.session(one), Progress.NONE);
        assertThat(((Assessment) ((Shown) single.run("check")).value()).nodes()).hasSize(1);
        assertThat(single.run("node WEB-MAD-07")).isSameAs(SampleFleet.WEB);
    }

    @Test
    void whyRefusesAWholeFleet() {
        List<Node> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(new dev.fleetsh.fleet.NodeBuilder(
                            String.format("i-0a%015x", i), SampleFleet.MADRID, dev.fleetsh.fleet.NodeKind.EC2)
                    .build());
        }
        Commands big = Commands.standard(SampleFleet.session(SampleFleet.of(many)), Progress.NONE);
        assertThatThrownBy(() -> big.run("why *"))
                .hasMessageContaining("up to 20 nodes")
                .hasMessageContaining("30");
    }

    private Object run(String line) {
        return Objects.requireNonNull(commands.run(line));
    }
}
