package dev.fleetsh.remedy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathTest {
    private static final Map<String, Object> ANSWER = Map.of(
            "Setting", Map.of("Value", "advanced"),
            "Groups",
                    List.of(
                            Map.of("Id", "sg-1", "Rules", List.of(Map.of("Port", 443L), Map.of("Port", 80L))),
                            Map.of("Id", "sg-2")),
            "Count", 3L,
            "Ids", List.of("a", "b"));

    @Test
    void namesLeadDown() {
        assertThat(new DataPath("").in(ANSWER)).isSameAs(ANSWER);
        assertThat(new DataPath("Setting.Value").in(ANSWER)).isEqualTo("advanced");
        assertThat(new DataPath("Setting.Other").in(ANSWER)).isNull();
        assertThat(new DataPath("Count.Value").in(ANSWER)).isNull();
        assertThat(new DataPath("Nothing.At.All").in(ANSWER)).isNull();
        assertThat(new DataPath("Setting").in(null)).isNull();
    }

    @Test
    void bracketsGoThroughLists() {
        assertThat(new DataPath("Groups[].Id").in(ANSWER)).isEqualTo(List.of("sg-1", "sg-2"));
        assertThat(new DataPath("Ids[]").in(ANSWER)).isEqualTo(List.of("a", "b"));
        assertThat(new DataPath("Groups[].Rules[].Port").in(ANSWER)).isEqualTo(List.of(List.of(443L, 80L), List.of()));
        assertThat(new DataPath("Missing[].Id").in(ANSWER)).isEqualTo(List.of());
        assertThat(new DataPath("Count[].Id").in(ANSWER)).isNull();
        assertThat(new DataPath("[].Id").in(List.of(Map.of("Id", "x")))).isEqualTo(List.of("x"));
    }

    @Test
    void aKeyPicksTheFirstItemThatHasIt() {
        assertThat(new DataPath("Groups[Id=sg-2].Id").in(ANSWER)).isEqualTo("sg-2");
        assertThat(new DataPath("Groups[Id=sg-1].Rules[Port=443].Port").in(ANSWER))
                .isEqualTo(443L);
        assertThat(new DataPath("Groups[Id=sg-3].Id").in(ANSWER)).isNull();
        assertThat(new DataPath("Groups[Id=].Id").in(ANSWER)).isNull();
        Map<String, Object> noted =
                Map.of("Rules", List.of(Map.of("Note", "fleetsh: TCP 443 to 0.0.0.0/0", "On", true)));
        assertThat(new DataPath("Rules[Note=fleetsh: TCP 443 to 0.0.0.0/0].On").in(noted))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".", "a.", ".a", "a..b", "a b", "a[", "a]", "a[x", "a[]b", "a[=x]", "a[]]", "$.a", "a\nb", "[].",
                "a[][]"
            })
    void otherTextsAreNoPaths(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataPath(text))
                .withMessageContaining("not a path");
    }

    @Test
    void aPathThatIsAcceptedNeverFailsOnAnyValue() {
        Random random = new Random(3);
        String letters = "ab.[]=x ";
        AnyData any = new AnyData(3);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            DataPath path;
            try {
                path = new DataPath(text.toString());
            } catch (IllegalArgumentException e) {
                continue;
            }
            accepted++;
            path.in(any.value(3));
            path.in(ANSWER);
        }
        assertThat(accepted).isGreaterThan(1000);
    }
}
