package dev.fleetsh.remedy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerRefTest {
    private static final Map<String, @Nullable Object> OWN = new AnswerRef(0, new DataPath("Id")).data();
    private static final Map<String, @Nullable Object> THIRD = new AnswerRef(3, new DataPath("Rule.Id")).data();

    @Test
    void referencesAreReplacedAtAnyDepth() {
        Object planned = Map.of("A", OWN, "B", List.of("x", THIRD, List.of(Map.of("C", THIRD))));
        Object resolved = AnswerRef.resolve(
                planned, number -> number == 0 ? Map.of("Id", "own") : Map.of("Rule", Map.of("Id", List.of(number))));
        assertThat(resolved)
                .isEqualTo(Map.of("A", "own", "B", List.of("x", List.of(3), List.of(Map.of("C", List.of(3))))));
        assertThat(AnswerRef.in(planned)).hasSize(3);
        assertThat(AnswerRef.in(resolved)).isEmpty();
    }

    @Test
    void anAnswerThatHoldsNothingIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AnswerRef.resolve(OWN, number -> Map.of()))
                .withMessageContaining("Id");
    }

    @Test
    void aMapWithMoreThanAReferenceIsData() {
        Map<String, Object> data = Map.of("$answer", "Id", "Name", "x");
        assertThat(AnswerRef.of(data)).isNull();
        assertThat(AnswerRef.resolve(data, number -> "never")).isEqualTo(data);
        assertThat(AnswerRef.of(Map.of("$answer", 3L))).isNull();
        assertThat(AnswerRef.of(Map.of("$answer", "Id", "$of", "x"))).isNull();
    }

    @Test
    void dataWithoutReferencesStaysAsItIs() {
        AnyData any = new AnyData(4);
        for (int i = 0; i < 2000; i++) {
            Object value = Data.of(any.value(4));
            assertThat(AnswerRef.resolve(value, number -> "never")).isEqualTo(value);
            assertThat(AnswerRef.renumbered(value, number -> number + 1)).isEqualTo(value);
        }
    }

    @Test
    void numbersFollowAndTheOwnOneStays() {
        Object changed = AnswerRef.renumbered(List.of(OWN, THIRD), number -> number * 10);
        assertThat(AnswerRef.in(changed).map(AnswerRef::effect)).containsExactly(0, 30);
    }
}
