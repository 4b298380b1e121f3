package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final Origin ORIGIN = new Origin("ssm:GetConnectionStatus", Instant.EPOCH);
    private static final Fact<Integer> KNOWN = Fact.known(3, ORIGIN);
    private static final Fact<Integer> DENIED = Fact.unknown(Reason.DENIED, "ssm:GetConnectionStatus", ORIGIN);

    @Test
    void aKnownFactGivesItsValue() {
        assertThat(KNOWN.isKnown()).isTrue();
        assertThat(KNOWN.orNull()).isEqualTo(3);
        assertThat(KNOWN.orElse(4)).isEqualTo(3);
        assertThat(KNOWN.is(3)).isTrue();
        assertThat(KNOWN.is(4)).isFalse();
        assertThat(KNOWN.require("n")).isEqualTo(3);
        assertThat(KNOWN.map(n -> n * 2)).isEqualTo(Fact.known(6, ORIGIN));
        assertThat(KNOWN).hasToString("3");
    }

    @Test
    void anUnknownFactGivesItsReasonAndNeverAValue() {
        assertThat(DENIED.isKnown()).isFalse();
        assertThat(DENIED.orNull()).isNull();
        assertThat(DENIED.orElse(4)).isEqualTo(4);
        assertThat(DENIED.is(3)).isFalse();
        assertThat(DENIED.map(n -> "x")).isEqualTo(Fact.unknown(Reason.DENIED, "ssm:GetConnectionStatus", ORIGIN));
        assertThat(DENIED).hasToString("unknown(denied: ssm:GetConnectionStatus)");
        assertThat(Fact.unknown(Reason.STALE, "", ORIGIN)).hasToString("unknown(stale)");
    }

    @Test
    void readingAnUnknownFactNamesItWithoutAStackTrace() {
        assertThatThrownBy(() -> DENIED.require("channel"))
                .isInstanceOf(UnknownFactException.class)
                .hasMessage("channel is unknown(denied: ssm:GetConnectionStatus)");
        UnknownFactException thrown = catchThrowableOfType(UnknownFactException.class, () -> DENIED.require("channel"));
        assertThat(thrown.getStackTrace()).isEmpty();
        assertThat(thrown.fact()).isEqualTo("channel");
        assertThat(thrown.unknown()).isSameAs(DENIED);
        assertThat(thrown.exitCode()).isEqualTo(1);
    }
}
