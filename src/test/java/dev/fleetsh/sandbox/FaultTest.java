package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final Duration NONE = Duration.ZERO;

    @Test
    void aFaultIsReadFromText() {
        assertThat(Fault.parse("throttle=ssm:GetConnectionStatus:0.3"))
                .isEqualTo(new Fault(FaultKind.THROTTLE, "ssm", "GetConnectionStatus", "*", "*", 0.3, 0, NONE));
        assertThat(Fault.parse("deny=ssm:GetDocument@111122223333/eu-west-3"))
                .isEqualTo(new Fault(FaultKind.DENY, "ssm", "GetDocument", "111122223333", "eu-west-3", 1, 0, NONE));
        assertThat(Fault.parse("latency=50ms"))
                .isEqualTo(new Fault(FaultKind.LATENCY, "*", "*", "*", "*", 1, 0, Duration.ofMillis(50)));
        assertThat(Fault.parse("timeout=ssm:Describe*:2s:x3"))
                .isEqualTo(new Fault(FaultKind.TIMEOUT, "ssm", "Describe*", "*", "*", 1, 3, Duration.ofSeconds(2)));
        assertThat(Fault.parse(" RESET=ec2@/eu-west-3:x2 "))
                .isEqualTo(new Fault(FaultKind.RESET, "ec2", "*", "*", "eu-west-3", 1, 2, NONE));
        assertThat(Fault.parse("timeout").duration()).isPositive();
        assertThat(Fault.parse("garbage=*:*@retail").account()).isEqualTo("retail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode=ssm",
                "latency",
                "latency=ssm:GetDocument",
                "throttle=50ms",
                "throttle=ssm:1.5",
                "throttle=ssm:a:b",
                "deny=ssm:Get Document",
                "deny=ssm:x99999999999"
            })
    void whatIsNoFaultIsRefusedWithItsText(String text) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fault");
    }

    @Test
    void severalFaultsAreSwitchedOnTogetherOrNotAtAll() {
        Faults faults = new Faults(1);

        faults.add("latency=5ms, deny=ssm:GetDocument");
        assertThatThrownBy(() -> faults.add("reset=ec2 nonsense")).isInstanceOf(IllegalArgumentException.class);

        assertThat(faults.active()).extracting(Fault::kind).containsExactly(FaultKind.LATENCY, FaultKind.DENY);
        faults.remove(Fault.parse("latency=5ms"));
        assertThat(faults.active()).hasSize(1);
        faults.clear();
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void aFaultIsSpentAfterItsCount() {
        Faults faults = new Faults(1).add("throttle=ssm:GetDocument:x2");
        Call call = new Call("ssm", "GetDocument", "1", "eu-west-3", Call.OK);

        assertThat(faults.strike(new Call("ssm", "GetInventory", "1", "eu-west-3", Call.OK), "")
                        .effect())
                .isNull();
        assertThat(faults.strike(call, "").is(FaultKind.THROTTLE)).isTrue();
        assertThat(faults.strike(call, "").is(FaultKind.THROTTLE)).isTrue();
        assertThat(faults.strike(call, "").effect()).isNull();
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void delaysAddUpAndTheFirstOtherFaultCounts() {
        Faults faults = new Faults(1).add("latency=5ms latency=ssm:20ms deny=ssm reset=ssm");

        Faults.Strike strike = faults.strike(new Call("ssm", "GetDocument", "1", "eu-west-3", Call.OK), "");

        assertThat(strike.delay()).isEqualTo(Duration.ofMillis(25));
        assertThat(strike.is(FaultKind.DENY)).isTrue();
    }

    @Test
    void chancesComeFromTheSeed() {
        assertThat(struck(7)).isEqualTo(struck(7)).isNotEqualTo(struck(8));
        assertThat(struck(7).chars().filter(c -> c == 'x').count()).isBetween(200L, 400L);
    }

    private static String struck(long seed) {
        Faults faults = new Faults(seed).add("throttle=ssm:0.3");
        Call call = new Call("ssm", "GetDocument", "1", "eu-west-3", Call.OK);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append(faults.strike(call, "").effect() == null ? '.' : 'x');
        }
        return text.toString();
    }

    @Test
    void aScopeIsNamedByAccountOrAliasAndRegion() {
        Fault fault = Fault.parse("deny=ssm@retail/eu-west-3");

        assertThat(fault.matches(new Call("ssm", "X", "1", "eu-west-3", ""), "retail"))
                .isTrue();
        assertThat(fault.matches(new Call("ssm", "X", "retail", "eu-west-3", ""), "lab"))
                .isTrue();
        assertThat(fault.matches(new Call("ssm", "X", "1", "eu-west-1", ""), "retail"))
                .isFalse();
        assertThat(fault.matches(new Call("ec2", "X", "1", "eu-west-3", ""), "retail"))
                .isFalse();
    }
}
