package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES =
            List.of("agent", "tags", "region", "agent-version-kms", "agent-version-port-ssh", "check", "checks", "is");

    @ParameterizedTest
    @CsvSource({
        "agnt, agent",
        "gaent, agent",
        "AGENT, agent",
        "regoin, region",
        "agent-version-ksm, agent-version-kms",
        "chekc, check",
        "zz, ",
        "tags, ",
        "platform, ",
        "agent-version-port-ssh-and-more-of-it, "
    })
    void findsANameWithFewMistakes(String typed, String expected) {
        assertThat(Nearest.to(typed, NAMES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"agnt | did you mean \"agent\"?", "platform | ''"})
    void hintsOnlyWhereANameIsNear(String typed, String expected) {
        assertThat(Nearest.hint(typed, NAMES)).isEqualTo(expected);
    }
}
