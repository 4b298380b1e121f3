package dev.fleetsh.render;

import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.fleet.Node;
import java.util.List;

/** What nodes can do: one answer as a line, several as a table. */
final class CapabilityPage {
    private CapabilityPage() {}

    static Page of(List<CapabilityAnswer> answers) {
        boolean oneNode =
                answers.stream().map(CapabilityAnswer::node).distinct().count() == 1;
        boolean oneCapability =
                answers.stream().map(CapabilityAnswer::capability).distinct().count() == 1;
        if (answers.size() == 1) {
            CapabilityAnswer answer = answers.get(0);
            Block line = Block.dotted("answer", List.of(Marks.of(answer.answer()), Cell.of(answer.reason())));
            return new Page(List.of(line), data(answers));
        }
        Block grid = new Block.Grid(
                List.of(
                        Column.whole(oneNode ? "CAPABILITY" : "NODE", 0),
                        Column.text(oneNode || oneCapability ? "" : "CAPABILITY", 1, 10),
                        Column.whole("ANSWER", 0),
                        Column.prose("REASON")),
                answers.stream()
                        .map(answer -> List.of(
                                Cell.of(oneNode ? answer.capability().label() : label(answer.node())),
                                Cell.of(
                                        oneNode || oneCapability
                                                ? ""
                                                : answer.capability().label()),
                                Marks.of(answer.answer()),
                                Cell.of(answer.reason())))
                        .toList());
        return new Page(List.of(grid), data(answers));
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
