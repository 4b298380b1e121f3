package dev.fleetsh.render;

import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Findings that belong to no node: those of the workstation. */
final class FindingsPage {
    private FindingsPage() {}

    static Page of(List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Grid(
                List.of(Column.whole("", 2), Column.whole("CHECK", 0), Column.prose("RESULT")),
                findings.stream().map(FindingsPage::row).toList()));
        List<Finding> failing =
                findings.stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
        if (!failing.isEmpty()) {
            blocks.add(new Block.Gap());
            failing.stream()
                    .filter(finding -> !finding.advice().isEmpty())
                    .forEach(finding -> blocks.add(new Block.Line(
                            "fix", 2, " ", List.of(Cell.of(finding.check().id() + ": " + finding.advice())))));
        }
        return new Page(blocks, data(findings));
    }

    private static List<Cell> row(Finding finding) {
        return List.of(Marks.of(finding.verdict()), Cell.of(finding.check().id()), Cell.of(finding.reason()));
    }

    static Block.Grid data(List<Finding> findings) {
        return new Block.Grid(
                List.of("check", "verdict", "severity", "reason", "evidence").stream()
                        .map(heading -> Column.whole(heading, 0))
                        .toList(),
                findings.stream()
                        .map(finding -> Cell.list(
                                finding.check().id(),
                                finding.verdict().label(),
                                finding.severity().label(),
                                finding.reason(),
                                finding.evidence().stream()
                                        .map(evidence -> evidence.fact() + ": " + evidence.value())
                                        .collect(Collectors.joining("; "))))
                        .toList());
    }
}
