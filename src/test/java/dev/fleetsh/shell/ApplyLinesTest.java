package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.apply.ApplyEvent;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyLinesTest {
    private static final String ERASE = "\r\u001b[K";
    private static final Resource RESOURCE =
            new Resource(ResourceKind.VPC, new ScopeId("aws", "111122223333", "eu-west-3"), "vpc-1");
    private static final Action CALL =
            new Action.Call(ApiCall.of("ec2:DeleteVpcEndpoints", Map.of("VpcEndpointIds", List.of("vpce-1"))));

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

    @Test
    void whoPausesIsToldAtOnceAndTheLineUnderWayStays() {
        lines.on(wave(1));
        out.setLength(0);

        lines.on(new ApplyEvent.Pausing());

        assertThat(out.toString().replace(ERASE, "|"))
                .matches(
                        "\\| pausing  after what is in flight; Ctrl-C again leaves at once\n\\| wave 1/3 agent  i-1  .*");
    }

    @Test
    void aLineThatWaitsSaysHowLongItMay() {
        lines.on(new ApplyEvent.Verifying(List.of(verified(Duration.ofMinutes(10)), verified(Duration.ofMinutes(2)))));
        assertThat(out).contains("verify  2 effects").contains("0 s, up to 10 min");
        out.setLength(0);

        lines.on(new ApplyEvent.Paused("a person paused it"));
        assertThat(out).contains("verify  2 effects").doesNotContain("up to");
    }

    @Test
    void aCallThatIsMadeAgainSaysWhatItWaitsFor() {
        Effect effect = verified(Duration.ZERO);
        lines.on(new ApplyEvent.Settling(effect, "interfaces go after some minutes", Duration.ofMinutes(10)));
        assertThat(out).contains(" waits    VPC vpc-1: interfaces go after some minutes   0 s, up to 10 min");
        out.setLength(0);

        lines.on(new ApplyEvent.Ended(effect, new Outcome.Changed(null, "")));
        assertThat(out.toString().replace(ERASE, ""))
                .isEqualTo(
                        " waits    VPC vpc-1: interfaces go after some minutes   0 s\n changed  VPC vpc-1: take it away\n");
    }

    @Test
    void aLineThatIsWrappedKeepsTheBlankInFront() {
        Effect effect = new Effect(
                1,
                "test",
                RESOURCE,
                Stage.NETWORK,
                "a title that is " + "so ".repeat(20) + "long",
                CALL,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
        lines.on(new ApplyEvent.Ended(effect, new Outcome.Changed(null, "")));
        assertThat(out.toString().replace(ERASE, "")).startsWith(" changed VPC vpc-1: a title that is so so");
    }

    private static Effect verified(Duration within) {
        return new Effect(
                1,
                "test",
                RESOURCE,
                Stage.NETWORK,
                "take it away",
                CALL,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                new Verification(List.of("node-online"), List.of("i-1"), within),
                List.of(),
                List.of());
    }
}
