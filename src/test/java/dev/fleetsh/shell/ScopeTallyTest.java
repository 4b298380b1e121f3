package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.source.ScopeProgress;
import dev.fleetsh.source.ScopeProgress.Stage;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScopeTallyTest {
    private final ScopeTally tally = new ScopeTally();

    private void take(String label, Stage stage) {
        tally.take(new ScopeProgress(label, stage, 0, ""));
    }

    @Test
    void manyAreCountedAndTheLastFewAreNamed() {
        for (int i = 0; i < 6; i++) {
            take("unit-" + i + "/eu-west-3", Stage.READING);
        }
        assertThat(tally.text()).isEqualTo("0 of 6 scopes");
        for (int i = 0; i < 4; i++) {
            take("unit-" + i + "/eu-west-3", i == 2 ? Stage.FAILED : Stage.DONE);
        }
        assertThat(tally.text()).isEqualTo("4 of 6 scopes, 1 failed · reading unit-4/eu-west-3, unit-5/eu-west-3");
    }

    @Test
    void oneAloneIsNotWorthAWord() {
        take("retail/eu-west-3", Stage.READING);
        assertThat(tally.text()).isEmpty();
    }

    @Test
    void theLineTellsThem() {
        StringWriter terminal = new StringWriter();
        ProgressLine line = new ProgressLine(terminal);
        line.scope(new ScopeProgress("a/eu-west-3", Stage.DONE, 3, ""));
        line.scope(new ScopeProgress("b\u001b[31m/eu-west-3", Stage.READING, 0, ""));
        line.at("nodes", 3, 9);
        line.draw(120);
        assertThat(terminal.toString())
                .contains("collecting 3 of 9 · nodes · 1 of 2 scopes · reading b")
                .doesNotContain("\u001b[31m");
    }
}
