package dev.fleetsh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.session.SampleFleet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueRenderTest {
    private static final Nodes NODES = SampleFleet.fleet().nodes();

    record Point(int x, String label) {}

    private static String table(int width, Object value) {
        return SampleBackdrop.render(Format.TABLE, width, value);
    }

    private static List<Object> self() {
        List<Object> list = new ArrayList<>(List.of(1));
        list.add(list);
        return list;
    }

    static Stream<Object> anything() {
        return Stream.of(
                NODES.counts(Node::agent),
                NODES.counts(node -> "a-very-long-key-that-no-narrow-screen-has-room-for-" + node.name()),
                NODES.counts(Node::region).top(1),
                NODES.groupBy(Node::region),
                NODES.percentiles(Node::agent),
                NODES.distinct(Node::agent),
                NODES.count(node -> node.agent().isBelow("3")),
                NODES.join(NODES, Node::region),
                List.of(Map.of("name", "日本語の長い名前です", "value", 1), Map.of("name", "x", "other", "y".repeat(90))),
                List.of(new Point(1, "a"), new Point(22, "b".repeat(150))),
                Map.of("a", new Point(1, "x"), "b", new Point(2, "y")),
                self());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void everyPageFitsEveryScreenAndPlainHasNoSymbols(Object value) {
        for (int width = 20; width <= 200; width++) {
            for (String line : table(width, value).lines().toList()) {
                assertThat(Columns.of(line)).as("width %d: %s", width, line).isLessThanOrEqualTo(width);
            }
        }
        assertThat(table(0, value)).isNotBlank();
        assertThat(SampleBackdrop.render(Format.PLAIN, 80, value)).doesNotContainPattern("[─│├└▇✓✗]");
        assertThat(SampleBackdrop.render(Format.JSON, 0, value)).endsWith("\n");
        assertThat(SampleBackdrop.render(Format.CSV, 0, value)).endsWith("\n");
    }

    @Test
    void emptyTextsAreSeenAndWordsOfTheModelAreItsLabels() {
        assertThat(table(60, NODES.distinct(node -> ""))).contains("(empty)");
        assertThat(table(60, List.of(Map.of("severity", Severity.BLOCKER)))).contains("blocker");
    }

    @Test
    void rowsOfNamedFieldsAreATable() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("name", "WEB-1");
        first.put("nodes", 12);
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("name", "日本");
        second.put("nodes", null);
        assertThat(table(60, List.of(first, second))).isEqualTo("""
                  NAME   NODES
                  WEB-1  12
                  日本
                """);
        assertThat(table(80, Map.of("a", new Point(1, "x"), "b", new Point(2, "y"))))
                .contains("KEY  X  LABEL");
    }

    @Test
    void whatIsCutSaysHowMuch() {
        assertThat(table(80, IntStream.range(0, 10_000_000).boxed().toList().subList(0, 5_000)))
                .endsWith("  … 4900 more\n");
        assertThat(table(80, Collections.nCopies(10_000_000, "x"))).endsWith("  … 9999900 more\n");
        assertThat(table(80, Stream.iterate(1, i -> i + 1))).endsWith("  … and more; how many is not known\n");
        assertThat(table(200, List.of(Collections.nCopies(200, 7)))).contains("… 150 more]");
        assertThat(table(80, "x".repeat(1_000_000))).contains("990000 more characters");
        assertThat(table(80, "line\n".repeat(5_000))).endsWith("… 4000 more lines\n");
    }

    @Test
    void valuesThatContainThemselvesEnd() {
        assertThat(table(80, List.of(self()))).isEqualTo("  [1, (this list)]\n");
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put(1, map);
        assertThat(table(80, map)).contains("(this map)");
        assertThat(SampleBackdrop.render(Format.JSON, 0, self())).isEqualTo("[1,\"(this list)\"]\n");
    }

    @Test
    void everyKindHasAText() {
        Object[] odd = {
            null,
            new int[] {1, 2},
            new byte[] {1, (byte) 0xff},
            Optional.of(3),
            Optional.empty(),
            Map.entry("k", 4),
            Pattern.compile("a+").matcher("aa"),
            new IllegalStateException("why"),
            String.class,
            (Runnable) () -> {},
            Stream.of(1, 2)
        };
        assertThat(table(80, Arrays.asList(odd))).isEqualTo("""
                \s null
                \s [1, 2]
                \s 2 bytes: 01 ff
                \s 3
                \s empty
                \s k: 4
                \s matcher of /a+/
                \s IllegalStateException: why
                \s class java.lang.String
                \s a closure
                \s [1, 2]
                """.replace("\\s", " "));
    }

    @Test
    void aTextThatCannotBeMadeIsNoEnd() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        assertThat(table(80, List.of(hostile, 2))).contains("whose text can't be made: IllegalStateException", "  2\n");
    }

    @Test
    void longWorkHeedsAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> table(80, Collections.nCopies(10_000_000, "x")))
                    .isInstanceOf(InterruptedByUserException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void percentilesAndTalliesSayOfHowManyNodesTheyCannotSpeak() {
        assertThat(table(80, NODES.percentiles(Node::agent))).contains("p0 ", "p50", "p100", "undecided: agent");
        assertThat(table(80, NODES.count(node -> node.agent().isBelow("3")))).contains(" of 6 nodes", "undecided");
        assertThat(table(80, NODES.distinct(Node::agent))).contains("undecided");
    }
}
