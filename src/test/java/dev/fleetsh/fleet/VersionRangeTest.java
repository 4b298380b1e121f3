package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        ">=3.0.222 <3.3, 3.0.222.0, true",
        ">=3.0.222 <3.3, 3.2.999999.7, true",
        ">=3.0.222 <3.3, 3.3.0.0, false",
        ">=3.0.222 <3.3, 3.0.221.999999, false",
        ">=2.3.672.0 <3.0.222.0, 2.3.672.0, true",
        ">=2.3.672.0 <3.0.222.0, 3.0.221.999999, true",
        ">=2.3.672.0 <3.0.222.0, 3.0.222.0, false",
        ">=2.3.672.0 <3.0.222.0, 2.3.671.999999, false",
        "<2.3.1205.0, 2.3.978.0, true",
        ">3.0.222.0, 3.0.222.1, true",
        ">3.0.222.0, 3.0.222.0, false",
        ">3.0.222, 3.0.222.1, false",
        "<=3.0.222, 3.0.222.9, true",
        "=3.3.987.0, 3.3.987.0, true",
        "=3.3.987.0, 3.3.987.1, false",
        "3.3.987.0, 3.3.987.0, true",
        "3.3.987, 3.3.987.5, true",
        "3.3.x, 3.3.12.1, true",
        "3.3.*, 3.4.0.0, false",
        "~3.3.987, 3.3.1000.0, true",
        "~3.3.987, 3.4.0.0, false",
        "~3.3.987.5, 3.3.987.4, false",
        "~3.3.987.5, 3.3.987.5, true",
        "^3.1.2, 3.9.0.0, true",
        "^3.1.2, 4.0.0.0, false",
        "^3.1.2.3, 3.1.2.2, false",
        ">=3.0.222 <3.3 || ~3.3.987, 3.3.1142.0, true",
        ">=3.0.222 <3.3 || ~3.3.987, 3.3.1.0, false",
        "3.0.1 - 3.0.5, 3.0.3.0, true",
        "3.0.1 - 3.0.5, 3.0.6.0, false"
    })
    void aRangeContainsWhatItSays(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range).contains(AgentVersion.require(version)))
                .isEqualTo(contained);
        assertThat(AgentVersion.require(version).isIn(range)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", ">=latest", "3.3; drop", ">=3.0.0.0.0", "<<3", ">=3.0.0.99999999999", ">=1000000"})
    void everythingElseIsNoRange(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(text);
    }

    @Test
    void whateverIsTypedIsARangeOrAUsageError() {
        Random random = new Random(9);
        String alphabet = "0123.x*<>=^~| -";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                VersionRange.parse(text.toString()).contains(AgentVersion.of(3, 1, 2, 0));
            } catch (UsageException expected) {
                assertThat(expected).hasMessageContaining(text.toString());
            }
        }
    }

    @Test
    void aRangePrintsAsItWasWritten() {
        assertThat(VersionRange.parse(">=3.0.222 <3.3")).hasToString(">=3.0.222 <3.3");
    }
}
