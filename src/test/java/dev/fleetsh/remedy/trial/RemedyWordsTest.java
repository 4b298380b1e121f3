package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.script.remedy.RemedyLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of remedy files, while they plan on the simulated AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemedyWordsTest {
    @TempDir
    private static Path folder;

    private Lab lab;
    private Fleet fleet;
    private Nodes nodes;

    @BeforeAll
    void open() {
        lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24", "FILE-MAD-02"), folder);
        fleet = lab.fleet();
        nodes = Lab.named(fleet, List.of("APP-LYON-24", "FILE-MAD-02"));
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private Planning plan(String body) {
        try {
            Path own = Files.createTempDirectory(folder, "remedies");
            Files.writeString(own.resolve("sample.groovy"), "remedy('sample') {\n title 'It holds'\n" + body + "\n}\n");
            return lab.draft(new RemedyLibrary(own, "yours").get().get(0), fleet, nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyWordOfAnEffect() {
        Planning planning = plan("""
                stage 'network'
                param 'to', fallback: 'x'
                where 'Linux only', { node -> node.linux }
                plan { nodes ->
                    def told = read 'ssm:DescribeInstanceInformation', nodes.get(0)
                    def none = find 'ssm:DescribeDocument', nodes.get(0), Name: 'there-is-none'
                    nodes.each { node ->
                        effect('document', node.scope, "d-$to", "make ${told.InstanceInformationList.size() > 0} ${none == null}") {
                            on node
                            touches fleet.nodes().limit(2)
                            call 'ssm:CreateDocument', Name: 'sample-d', Content: mark()
                            inverse 'ssm:DeleteDocument', Name: answer('DocumentDescription.Name')
                            state 'document', 'ssm:DescribeDocument', [Name: 'sample-d'], path: 'Document.Name', becomes: 'sample-d'
                            risk 'low', 'a little'
                            risk 'high', 'a lot'
                            cost 'nothing'
                            fixes 'node-online'
                            stage 'user'
                            rests node, 'ping'
                            verify 'node-online', within: 3.minutes
                            assume channel: 'connected'
                            assume node, latest: true
                            assumeScope tier: 'advanced'
                        }
                        nothing node, 'nothing'
                        byHand node.scope, 'by hand'
                    }
                }""");
        assertThat(planning.effects()).singleElement().satisfies(effect -> {
            assertThat(effect.resource().kind()).isEqualTo(ResourceKind.DOCUMENT);
            assertThat(effect.resource().id()).isEqualTo("d-x");
            assertThat(effect.title()).isEqualTo("make true true");
            assertThat(effect.stage()).isEqualTo(Stage.USER);
            assertThat(effect.action()).isInstanceOf(Action.Call.class);
            assertThat(effect.inverse()).isInstanceOf(Inverse.By.class);
            assertThat(effect.states()).hasSize(1);
            assertThat(effect.risk()).isEqualTo(new Risk(Risk.Level.HIGH, "a lot"));
            assertThat(effect.cost()).isEqualTo("nothing");
            assertThat(effect.fixes()).containsExactly("node-online");
            assertThat(effect.grounds()).hasSize(1);
            assertThat(effect.verification().within()).isEqualTo(Duration.ofMinutes(3));
            assertThat(effect.assumptions()).hasSize(3);
        });
        assertThat(planning.remarks())
                .extracting(Remark::kind)
                .containsExactly(Remark.Kind.CANNOT, Remark.Kind.NOTHING_TO_DO, Remark.Kind.BY_HAND);
        assertThat(planning.remarks().get(0).text()).isEqualTo("Linux only");
    }

    /** Nobody has probed the version of PowerShell on FILE-MAD-02. */
    @Test
    void aNodeWithAnUnknownFactIsPassedOverAndTheOthersArePlannedFor() {
        Planning planning = plan("""
                plan { nodes ->
                    nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
                        inScope.each { node ->
                            effect('document', scope, node.id, "of ${node.powerShellFact().isKnown() || node.linux ? '' : node.powerShell}") {
                                on node
                                touches fleet.nodes().toList().findAll { other -> other.scope == scope }
                                call 'ssm:DeleteDocument', Name: 'x'
                            }
                            nothing node, 'said once'
                        }
                    }
                }""");
        assertThat(planning.effects()).singleElement().satisfies(effect -> assertThat(
                        effect.resource().id())
                .isEqualTo(nodes.get(0).id()));
        assertThat(planning.remarks()).hasSize(2);
        assertThat(planning.remarks().get(0).kind()).isEqualTo(Remark.Kind.CANNOT);
        assertThat(planning.remarks().get(0).about()).isEqualTo(nodes.get(1).id());
        assertThat(planning.remarks().get(0).text()).startsWith("powerShell is unknown(");
        assertThat(planning.remarks().get(1).text()).isEqualTo("said once");
    }

    /** A node outside the selection, of which it can't be told whether the effect touches it. */
    @Test
    void anotherNodeWithAnUnknownFactIsSaidNotToBeCounted() {
        Planning planning = plan("""
                plan { nodes ->
                    effect('document', nodes.get(0).scope, 'x', 'delete') {
                        on nodes
                        touches fleet.nodes().toList().findAll { node -> node.name == 'DC-MADRID-01' || !selection.toList().contains(node) && node.mac && node.powerShell }
                        call 'ssm:DeleteDocument', Name: 'x'
                    }
                }""");
        assertThat(planning.effects()).hasSize(1);
        assertThat(planning.remarks())
                .allSatisfy(remark -> assertThat(remark.text()).startsWith("whether it is touched can't be told: "));
        assertThat(planning.remarks()).isNotEmpty();
    }

    @Test
    void everyWordOnEachNode() {
        Planning planning = plan("""
                onEach { node ->
                    changes 'OS user', 'change something'
                    shell run: 'set-sudo', with: [mode: 'off'], timeout: 2.minutes
                    powershell run: 'exit 0', with: [mark: mark()]
                    undo {
                        shell run: 'restore-sudo', with: [before: answer('before')]
                        document 'AWS-RunPatchBaseline', [Operation: 'Scan']
                    }
                    rests node, 'ping'
                }""");
        assertThat(planning.effects()).hasSize(2).allSatisfy(effect -> {
            assertThat(effect.resource().kind()).isEqualTo(ResourceKind.OS_USER);
            assertThat(effect.inverse()).isInstanceOf(Inverse.By.class);
        });
        Effect linux = planning.effects().stream()
                .filter(effect ->
                        ((Action.Script) effect.action()).script().id().equals("set-sudo"))
                .findFirst()
                .orElseThrow();
        assertThat(((Action.Script) linux.action()).timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(planning.effects())
                .anyMatch(effect ->
                        ((Action.Script) effect.action()).script().id().equals("sample"));
    }

    @Test
    void aNodeWithNothingToRunIsSaid() {
        Planning planning = plan("onEach { node -> powershell run: 'set-sudo', with: [mode: 'off'] }");
        assertThat(planning.effects()).hasSize(1);
        assertThat(planning.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
            assertThat(remark.text()).contains("nothing to run");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan { nodes -> cannto 'x', 'y' }                                | no word \"cannto\" here    | cannot",
                "plan { nodes -> nothing selectoin, 'y' }                         | no \"selectoin\" here      | selection",
                "param 'mode', fallback: 'x'; plan { nodes -> cannot mdoe, 'y' }  | no \"mdoe\" here           | mode",
                "plan { nodes -> effect('documnet', nodes.get(0), 'x', 'y') { } } | no \"documnet\" here       | document",
                "plan { nodes -> effect('document', 'there', 'x', 'y') { } }      | \"there\" is no place      | a scope",
                "plan { nodes -> effect('document', nodes.get(0), 'x', 'y') { rsik 'low', 'z' } } | no word \"rsik\" here | risk",
                "plan { nodes -> effect('document', nodes.get(0), 'x', 'y') { risk 'lwo', 'z' } } | no \"lwo\" here | low",
                "plan { nodes -> effect('document', nodes.get(0), 'x', 'y') { shell run: 'set-sudo' } } | says where | at node",
                "plan { nodes -> effect('document', nodes.get(0), 'x', 'y') { call 5 } } | \"call\" does not take that | docs",
                "onEach { node -> undo { shel run: 'x' } }                        | no word \"shel\" here      | shell",
                "plan { nodes -> nodes.get(0).agnt }                              | agnt                       | yours",
                "plan { nodes -> 1.intdiv(0) }                                    | by zero                    | yours",
            })
    void aMistakeNamesFileAndLineAndWhatIsMeant(String body, String message, String hint) {
        assertThatThrownBy(() -> plan(body)).isInstanceOfSatisfying(RemedyException.class, mistake -> {
            assertThat(mistake.getMessage()).contains("sample.groovy, line 3").contains(message);
            assertThat(mistake.hint()).contains(hint);
        });
    }

    @Test
    void aScriptThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> plan("onEach { node -> shell run: 'set-sudoo' }"))
                .hasMessageContaining("did you mean \"set-sudo.sh\"");
    }

    @Test
    void anEffectWithoutACallIsAMistakeOfTheRemedy() {
        assertThatThrownBy(
                        () -> plan("plan { nodes -> effect('document', nodes.get(0), 'x', 'y') { on nodes.get(0) } }"))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("names no call");
    }
}
