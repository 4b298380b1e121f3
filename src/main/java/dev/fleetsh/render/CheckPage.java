package dev.fleetsh.render;

import dev.fleetsh.check.Check;
import dev.fleetsh.check.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue of checks, and one check in full. */
final class CheckPage {
    private static final List<Column> COLUMNS = List.of(
            Column.whole("CHECK", 0),
            Column.whole("SEVERITY", 1),
            Column.text("TITLE", 0, 20).preferably(Column.WHOLE),
            Column.text("SOURCE", Column.SPARE + 1, 20).preferably(Column.WHOLE),
            Column.whole("AS OF", Column.SPARE),
            Column.text("IAM ACTIONS", Column.SPARE + 2, 12));

    private CheckPage() {}

    static Page of(List<Check> checks) {
        Block.Grid grid = new Block.Grid(
                COLUMNS,
                checks.stream()
                        .map(check -> Cell.list(
                                check.id(),
                                check.severity().label(),
                                check.title(),
                                check.source().page(),
                                check.source().asOf().toString(),
                                String.join(", ", check.actions())))
                        .toList());
        return Page.of(List.of(grid, Block.labelled("more", "`checks ID` shows everything about one")));
    }

    static Page of(Check check) {
        List<List<Cell>> rows = new ArrayList<>();
        add(rows, "severity", check.severity().label());
        add(rows, "applies to", check.appliesTo());
        add(rows, "reads", String.join(", ", check.inputs()));
        add(rows, "IAM actions", String.join(", ", check.actions()));
        add(rows, "depends on", String.join(", ", check.dependsOn()));
        check.gates().forEach(gate -> add(rows, "agent", gate(gate)));
        add(rows, "note", check.note());
        add(rows, "advice", check.advice());
        add(rows, "remedies", check.remedies().stream().collect(Collectors.joining(", ")));
        add(rows, "source", check.source().page() + ", as of " + check.source().asOf());
        return Page.of(List.of(
                Block.line(Cell.of(check.id(), Palette.Role.STRONG), Cell.of(check.title())),
                new Block.Grid(List.of(Column.whole("", 0), Column.prose("")), rows)));
    }

    private static String gate(Gate gate) {
        List<String> least = new ArrayList<>();
        if (gate.documented() != null) {
            least.add("documented from " + gate.documented() + " on");
        }
        if (gate.inSource() != null) {
            least.add("in its source from " + gate.inSource() + " on");
        }
        return gate.feature() + ": " + String.join(", ", least) + "; below, " + gate.below() + " ("
                + gate.source().page() + ", as of " + gate.source().asOf() + ")";
    }

    private static void add(List<List<Cell>> rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.add(Cell.list(name, value));
        }
    }
}
