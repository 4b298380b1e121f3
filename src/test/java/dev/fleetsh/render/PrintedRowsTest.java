package dev.fleetsh.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Printed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintedRowsTest {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private void printed(String node, int exitCode, String output) {
        outcomes.put(
                node,
                exitCode == 0
                        ? new Outcome.Changed(new Printed(exitCode, output).answer(), "")
                        : new Outcome.Failed("", true, new Printed(exitCode, output).answer(), ""));
    }

    private List<String> shown(int lines) {
        return PrintedRows.of(outcomes, id -> id, lines).stream()
                .map(block -> block instanceof Block.Line line
                        ? " ".repeat(line.indent())
                                + line.cells().stream().map(Cell::text).collect(Collectors.joining(line.separator()))
                        : "")
                .toList();
    }

    @Test
    void nodesThatPrintedTheSameStandTogetherTheMostFirst() {
        printed("a", 3, "inactive\n");
        printed("b", 0, "active\n");
        printed("c", 0, "active\n");
        printed("d", 0, "");

        assertThat(shown(PrintedRows.FIRST))
                .containsExactly(
                        "b, c · exit 0",
                        "  active",
                        "",
                        "a · exit 3",
                        "  inactive",
                        "",
                        "d · exit 0",
                        "  it printed nothing",
                        "");
    }

    @Test
    void longOutputIsCutAndTheJournalHasTheRest() {
        printed("a", 0, IntStream.range(0, 20).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining()));

        assertThat(shown(PrintedRows.FIRST)).hasSize(1 + 12 + 2).contains("  … 8 more lines; the journal has them");
        assertThat(shown(PrintedRows.ALL)).contains("  line 19");
    }

    @Test
    void whatFleetshRunsItselfIsNotPrinted() {
        outcomes.put("a", new Outcome.Changed(Map.of("v", 1L, "changed", true), ""));

        assertThat(shown(PrintedRows.ALL)).isEmpty();
    }

    @Test
    void whatANodePrintsDoesNotSteerTheTerminal() {
        printed("a", 0, "\u001B]0;title\u0007\u001B[2Jgone\n");

        assertThat(shown(PrintedRows.ALL)).allSatisfy(line -> assertThat(line).doesNotContain("\u001B", "\u0007"));
        assertThat(shown(PrintedRows.ALL)).anySatisfy(line -> assertThat(line).contains("gone"));
    }
}
