package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.apply.ApplyEvent;
import dev.fleetsh.remedy.plan.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyLinesTest {
    private final StringBuilder out = new StringBuilder();
    private final ApplyLines lines = new ApplyLines(out::append, () -> 80, true, () -> null);

    private static ApplyEvent wave(int number) {
        return new ApplyEvent.WaveBegun(Stage.AGENT, number, 3, List.of("i-" + number));
    }

    @Test
    void anApplyThatWasLeftToItselfDrawsNothingOverThePrompt() throws InterruptedException {
        Thread left = new Thread(() -> {
            lines.on(wave(1));
            lines.forget();
            out.setLength(0);
            lines.on(wave(2));
            lines.on(new ApplyEvent.Verifying(List.of()));
            lines.on(new ApplyEvent.Paused("it was paused"));
        });
        left.start();
        left.join();
        assertThat(out).isEmpty();

        lines.on(wave(3));
        assertThat(out).contains("wave 3/3 agent  i-3");
    }
}
