package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.session.SampleFleet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentPageTest {
    private static final Fleet FLEET = SampleFleet.fleet();
    private static final Assessment ASSESSMENT = Assessment.of(FLEET, Edition.CURRENT, SampleFleet.NOW);

    @Test
    void itBeginsWithReadinessAndEndsWithCompleteness() {
        String text = render(Format.TABLE, 120, ASSESSMENT);
        assertThat(text).startsWith("  READY 1   DEGRADED 1   BLOCKED 1   UNKNOWN 2   N/A 1 (stopped)\n");
        assertThat(text)
                .endsWith("incomplete: 1 of 2 scopes · retail/eu-west-3: session preferences unknown (denied);"
                        + " grant ssm:GetDocument\ncollected just now\n");
    }

    @Test
    void statesOfInstancesThatDoNotRunAreNamedTruly() {
        Fleet fleet = SampleFleet.of(List.of(
                off("i-0a", InstanceState.STOPPED),
                off("i-0b", InstanceState.PENDING),
                off("i-0c", InstanceState.STOPPED),
                off("i-0d", InstanceState.STOPPING)));

        assertThat(render(Format.TABLE, 120, Assessment.of(fleet, Edition.CURRENT, SampleFleet.NOW)))
                .contains("N/A 4 (2 stopped, 1 pending, 1 stopping)\n");
    }

    private static Node off(String id, InstanceState state) {
        return new NodeBuilder(id, SampleFleet.MADRID, NodeKind.EC2)
                .state(Fact.known(state, SampleFleet.EC2))
                .build();
    }

    @Test
    void whatFailsComesFirstAndWhatPassesIsOnlyCounted() {
        String text = render(Format.TABLE, 0, ASSESSMENT);
        assertThat(text.indexOf("session-channel")).isPositive().isLessThan(text.indexOf("agent-version-port-ssh"));
        assertThat(text).doesNotContain("imds-enabled").contains("check --all");
        assertThat(render(Format.TABLE, 0, shown(true)))
                .contains("imds-enabled")
                .doesNotContain("check --all");
    }

    @Test
    void rootCausesNameTheirNodesWhenTheyAreFew() {
        assertThat(render(Format.TABLE, 0, ASSESSMENT))
                .contains("Root causes, most nodes first")
                .containsPattern("1  agent-version-remote-host +.*\\(WEB-MAD-07\\)");
    }

    @Test
    void oneCheckShowsTheNodesItFailsOn() {
        String text = render(Format.TABLE, 0, shown(false, "session-channel"));
        assertThat(text)
                .containsPattern("i-0c1b2c3d4e5f6071a +=evil row\\|txt,\"q\" +444455556666/eu-south-2 +fail +\\S")
                .doesNotContain("Root causes")
                .doesNotContain("WEB-MAD-07");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100})
    void nothingIsWiderThanTheScreenButIds(int width) {
        assertThat(render(Format.TABLE, width, ASSESSMENT).lines().filter(line -> Columns.of(line) > width))
                .allMatch(line -> line.strip().matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    @Test
    void csvHasARowForEachNodeAndCheck() {
        List<String> lines = render(Format.CSV, 0, ASSESSMENT).lines().toList();
        assertThat(lines.get(0)).isEqualTo("node,name,account,region,readiness,check,verdict,severity,reason");
        assertThat(lines).hasSize(1 + 6 * ASSESSMENT.checks().size());
    }

    @Test
    void anEmptySelectionSaysOutOfHowMany() {
        Assessment none = ASSESSMENT.on(FLEET.nodes().where(node -> false));
        assertThat(render(Format.TABLE, 80, none)).startsWith("none of 6 nodes\nincomplete");
    }

    private static Shown shown(boolean all, String... checks) {
        return new Shown(ASSESSMENT, List.of(), Shown.USUAL, false, all, List.of(checks));
    }
}
