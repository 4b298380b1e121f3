package dev.fleetsh.render;

import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.fleet.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What nodes can do: one answer as a line, several as a table. */
final class CapabilityPage {
    private final Words words;

    CapabilityPage(View view, Backdrop backdrop) {
        this.words = Words.of(view, backdrop);
    }

    Page of(List<CapabilityAnswer> answers) {
        boolean oneNode =
                answers.stream().map(CapabilityAnswer::node).distinct().count() == 1;
        boolean oneCapability =
                answers.stream().map(CapabilityAnswer::capability).distinct().count() == 1;
        if (answers.size() == 1) {
            CapabilityAnswer answer = answers.get(0);
            Block line =
                    Block.dotted("answer", List.of(Marks.of(answer.answer()), Cell.of(answer.reason()), seen(answer)));
            return new Page(List.of(line), data(answers));
        }
        boolean dated = answers.stream().anyMatch(answer -> seen(answer) != Cell.EMPTY);
        List<Column> columns = new ArrayList<>(List.of(
                Column.whole(oneNode ? "CAPABILITY" : "NODE", 0),
                Column.text(oneNode || oneCapability ? "" : "CAPABILITY", 1, 10),
                Column.whole("ANSWER", 0),
                Column.prose("REASON")));
        if (dated) {
            columns.add(3, Column.whole("", 2));
        }
        Block grid = new Block.Grid(
                columns,
                answers.stream()
                        .map(answer -> {
                            List<Cell> row = new ArrayList<>(List.of(
                                    Cell.of(oneNode ? answer.capability().label() : label(answer.node())),
                                    Cell.of(
                                            oneNode || oneCapability
                                                    ? ""
                                                    : answer.capability().label()),
                                    Marks.of(answer.answer()),
                                    Cell.of(answer.reason())));
                            if (dated) {
                                row.add(3, seen(answer));
                            }
                            return row;
                        })
                        .toList());
        return new Page(List.of(grid), data(answers));
    }

    /** Age of the oldest fact that it rests on; empty where none is dated. */
    private Cell seen(CapabilityAnswer answer) {
        return answer.findings().stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(evidence -> evidence.origin().observedAt())
                .filter(at -> !at.equals(Instant.EPOCH))
                .min(Comparator.naturalOrder())
                .map(at -> Cell.of("seen " + words.ages().ago(at), Palette.Role.FAINT))
                .orElse(Cell.EMPTY);
    }

    private static String label(Node node) {
        return node.name().equals(node.id()) ? node.id() : node.name();
    }

    private static Block.Grid data(List<CapabilityAnswer> answers) {
        return new Block.Grid(
                List.of("node", "name", "capability", "answer", "reason").stream()
                        .map(heading -> Column.whole(heading, 0))
                        .toList(),
                answers.stream()
                        .map(answer -> Cell.list(
                                answer.node().id(),
                                answer.node().name(),
                                answer.capability().label(),
                                answer.answer().label(),
                                answer.reason()))
                        .toList());
    }
}
