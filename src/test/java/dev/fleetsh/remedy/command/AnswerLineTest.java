package dev.fleetsh.remedy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerLineTest {
    @Test
    void theLastObjectCountsWhateverStandsAroundIt() {
        assertThat(AnswerLine.in("Welcome\n{\"v\":1,\"a\":1}\r\n  {\"v\":1,\"a\":2}  \nbye\n"))
                .isEqualTo(Map.of("v", 1L, "a", 2L));
    }

    @Test
    void whatOnlyLooksLikeOneIsPassedOver() {
        assertThat(AnswerLine.in("{\"v\":1}\n{ 42; }\n[1]\n\"text\"\n")).isEqualTo(Map.of("v", 1L));
        assertThat(AnswerLine.in("{\"v\":1,\"cut\":\"--output truncated--")).isNull();
        assertThat(AnswerLine.in("")).isNull();
    }
}
