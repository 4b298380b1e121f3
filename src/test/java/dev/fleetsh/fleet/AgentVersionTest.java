package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentVersionTest {
    @ParameterizedTest
    @CsvSource({
        "3.3.987.0, 3.3.987.0",
        "3.3.987, 3.3.987.0",
        "3.3, 3.3.0.0",
        "3, 3.0.0.0",
        "' 3.3.1.0 ', 3.3.1.0",
        "'1.0.0.0 ', 1.0.0.0",
        "SSM Agent version: 3.3.1.0, 3.3.1.0",
        "SSM Agent version:3.3.1.0, 3.3.1.0",
        "3.3.987.0-1, 3.3.987.0",
        "v3.3.1.0, 3.3.1.0",
        "3.0.0222.0, 3.0.222.0",
        "999999.999999.999999.999999, 999999.999999.999999.999999",
        "0.0.0.0, 0.0.0.0"
    })
    void whatAgentsAndPackageToolsPrintIsRead(String printed, String normal) {
        assertThat(AgentVersion.parse(printed)).hasToString(normal);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "latest",
                "3.3.1.0.1",
                "3.x.1.0",
                "1000000.0.0.0",
                "3.3.1000000.0",
                "3..1.0",
                ".3.1.0",
                "3.3.1.",
                "-3.3.1.0",
                "3,3,1,0",
                "３.3.1.0",
                "3.3.987.0-beta",
                "vv3.3.1.0",
                "3.3.987.0 1",
                "null"
            })
    void everythingElseIsNoVersion(String printed) {
        assertThat(AgentVersion.parse(printed)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.978.0, 2.3.1205.0",
        "2.3.68.0, 2.3.539.0",
        "2.3.999999.0, 3.0.0.0",
        "3.0.9.0, 3.0.10.0",
        "3.0.222.0, 3.0.222.1",
        "9.0.0.0, 10.0.0.0",
        "3.3, 3.3.0.1"
    })
    void partsAreComparedAsNumbers(String older, String newer) {
        AgentVersion one = AgentVersion.require(older);
        AgentVersion other = AgentVersion.require(newer);
        assertThat(one).isLessThan(other);
        assertThat(other).isGreaterThan(one);
        assertThat(one.isBelow(newer)).isTrue();
        assertThat(other.isAtLeast(older)).isTrue();
        assertThat(one.isAtLeast(newer)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2.3.68, 2.3.68.0", "1, 1.0.0.0", "3.0.0222.0, 3.0.222.0", "3.3.987.0-1, 3.3.987.0"})
    void missingPartsAndLeadingZerosMakeNoDifference(String one, String other) {
        AgentVersion a = AgentVersion.require(one);
        AgentVersion b = AgentVersion.require(other);
        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b).isEqualByComparingTo(b);
    }

    @Test
    void partsComeBackAsTheyWentIn() {
        AgentVersion version = AgentVersion.of(1, 999_999, 0, 999_999);
        assertThat(List.of(version.part(0), version.part(1), version.part(2), version.part(3)))
                .containsExactly(1, 999_999, 0, 999_999);
        assertThatThrownBy(() -> AgentVersion.of(1, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgentVersion.of(1_000_000, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionThatAPersonMistypedIsAUsageError() {
        assertThatThrownBy(() -> AgentVersion.require("latest"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("latest");
        assertThatThrownBy(() -> AgentVersion.require("3.3.1.0").isBelow("three"))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void theOrderIsTheOrderOfTheFourNumbers() {
        Random random = new Random(5);
        List<int[]> numbers = new ArrayList<>();
        List<AgentVersion> versions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int[] parts = {random.nextInt(4), random.nextInt(4), random.nextInt(1_000_000), random.nextInt(3)};
            numbers.add(parts);
            versions.add(AgentVersion.of(parts[0], parts[1], parts[2], parts[3]));
        }
        numbers.sort(java.util.Arrays::compare);
        Collections.sort(versions);
        for (int i = 0; i < 500; i++) {
            int[] n = numbers.get(i);
            assertThat(versions.get(i)).hasToString(n[0] + "." + n[1] + "." + n[2] + "." + n[3]);
        }
    }
}
