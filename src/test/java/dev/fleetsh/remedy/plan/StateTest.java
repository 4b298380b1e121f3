package dev.fleetsh.remedy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.plan.State.Seen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateTest {
    @Test
    void aValueIsWhatItWasOrWhatItWillBeOrHasMoved() {
        assertThat(state("standard", "advanced").seen("standard")).isEqualTo(Seen.BEFORE);
        assertThat(state("standard", "advanced").seen("advanced")).isEqualTo(Seen.AFTER);
        assertThat(state("standard", "advanced").seen("other")).isEqualTo(Seen.MOVED);
        assertThat(state("standard", "advanced").seen(null)).isEqualTo(Seen.MOVED);
        assertThat(state("advanced", "advanced").seen("advanced")).isEqualTo(Seen.AFTER);
    }

    @Test
    void whereOnlyAwsWillTellEveryOtherValueIsTheNewOne() {
        assertThat(state(null, null).seen(null)).isEqualTo(Seen.BEFORE);
        assertThat(state(null, null).seen("vpce-1")).isEqualTo(Seen.AFTER);
        Object open = List.of(new AnswerRef(2, new DataPath("Id")).data());
        assertThat(state("1", open).seen("1")).isEqualTo(Seen.BEFORE);
        assertThat(state("1", open).seen("2")).isEqualTo(Seen.AFTER);
    }

    @Test
    void goneIsAValueOfItsOwn() {
        assertThat(state("vpce-1", State.GONE).seen("vpce-1")).isEqualTo(Seen.BEFORE);
        assertThat(state("vpce-1", State.GONE).seen(null)).isEqualTo(Seen.AFTER);
        assertThat(state("vpce-1", State.GONE).seen("vpce-2")).isEqualTo(Seen.MOVED);
    }

    @Test
    void anotherOrderOfAListIsNoMove() {
        List<Object> rules = List.of(Map.of("Port", 443), Map.of("Port", 80));
        List<Object> turned = List.of(Map.of("Port", 80), Map.of("Port", 443));
        assertThat(state(rules, List.of()).seen(turned)).isEqualTo(Seen.BEFORE);
        assertThat(state(List.of(), rules).seen(turned)).isEqualTo(Seen.AFTER);
        assertThat(state(List.of(), rules).seen(List.of(Map.of("Port", 80)))).isEqualTo(Seen.MOVED);
    }

    private static State state(@Nullable Object before, @Nullable Object after) {
        return new State("thing", ApiCall.of("ssm:GetServiceSetting", Map.of()), new DataPath("Value"), before, after);
    }
}
