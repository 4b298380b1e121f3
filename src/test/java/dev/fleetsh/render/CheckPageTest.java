package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPageTest {
    private static final Catalogue CURRENT = Catalogue.of(Edition.CURRENT);

    @Test
    void titlesAreWholeBeforeActionsAndSourcesAreShown() {
        List<Check> checks = CURRENT.checks();
        String text = render(Format.TABLE, 120, checks);

        assertThat(checks).allSatisfy(check -> assertThat(text).contains("  " + check.title()));
        assertThat(text).doesNotContain("IAM ACTIONS").doesNotContain("SOURCE").contains("SEVERITY");
        assertThat(render(Format.TABLE, 0, checks)).contains("IAM ACTIONS").contains("SOURCE");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 140, 180})
    void theCatalogueFitsTheScreen(int width) {
        assertThat(render(Format.TABLE, width, CURRENT.checks()).lines()).allMatch(line -> Columns.of(line) <= width);
    }

    @Test
    void oneCheckPrintsItsGateWithPageAndDate() {
        assertThat(render(Format.TABLE, 0, CURRENT.named("agent-version-port-ssh")))
                .contains("documented from 3.0.222.0 on, in its source from 2.3.672.0 on")
                .containsPattern("\\(session-manager-prerequisites, as of \\d{4}-\\d\\d-\\d\\d\\)")
                .contains("note");
        assertThat(render(Format.JSON, 0, CURRENT.named("agent-version-port-ssh"))
                        .replaceAll("\\s", ""))
                .contains("\"documented\":\"3.0.222.0\",\"source\":\"2.3.672.0\"");
    }

    @Test
    void oneCheckSaysWhyItDecidesAsItDoesWhereAwsContradictsItself() {
        assertThat(render(Format.TABLE, 0, CURRENT.named("hybrid-advanced-tier")))
                .containsPattern("note +AWS removed the tier on 2026-06-30")
                .contains("2026-09-30");
        assertThat(render(Format.TABLE, 0, CURRENT.named("node-online"))).doesNotContain("note ");
    }
}
