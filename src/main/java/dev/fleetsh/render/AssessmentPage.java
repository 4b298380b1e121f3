package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.CheckCount;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.RootCause;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An assessment: how many nodes are ready, which checks say otherwise, and what is at the bottom of it. */
final class AssessmentPage {
    private static final int MOST_CAUSES = 10;
    private static final int MOST_UNDECIDED = 5;
    private static final List<Column> COUNT_COLUMNS = List.of(
            Column.whole("CHECK", 0),
            Column.whole("SEVERITY", 5),
            Column.number("PASS", 4),
            Column.number("FAIL", 1),
            Column.number("WARN", 2),
            Column.number("UNKN", 3),
            Column.number("N/A", 6));
    private static final List<Verdict> COUNTED =
            List.of(Verdict.PASS, Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE);

    private final View view;
    private final Backdrop backdrop;

    AssessmentPage(View view, Backdrop backdrop) {
        this.view = view;
        this.backdrop = backdrop;
    }

    Page of(Assessment assessment, Shown shown) {
        List<Block> blocks = new ArrayList<>();
        if (assessment.nodes().isEmpty()) {
            int total = assessment.nodes().total();
            blocks.add(Block.labelled("nodes", total == 0 ? "no nodes" : "none of " + Words.count(total, "node")));
        } else {
            blocks.add(readiness(assessment));
            blocks.add(new Block.Gap());
            if (shown.checks().size() == 1) {
                oneCheck(assessment, shown, blocks);
            } else {
                checks(assessment, shown, blocks);
                rootCauses(assessment, shown, blocks);
            }
            blocks.add(new Block.Gap());
        }
        blocks.addAll(new Coverage(view).lines(assessment.nodes().undecided(), backdrop.fleet()));
        return new Page(blocks, data(assessment, shown));
    }

    private static Block readiness(Assessment assessment) {
        Map<Readiness, Integer> counts = assessment.counts();
        List<Cell> cells = new ArrayList<>();
        for (Readiness readiness : Readiness.values()) {
            int count = counts.getOrDefault(readiness, 0);
            boolean stopped = readiness == Readiness.NOT_APPLICABLE;
            String text = (stopped ? "N/A" : readiness.label().toUpperCase(java.util.Locale.ROOT)) + " " + count
                    + (stopped && count > 0 ? " (" + states(assessment.stopped()) + ")" : "");
            cells.add(Cell.of(text, count == 0 ? Palette.Role.FAINT : Marks.role(readiness)));
        }
        return new Block.Line("readiness", 2, "   ", cells);
    }

    /** Such as {@code stopped}, or {@code 4 stopped, 1 pending}. */
    private static String states(Nodes off) {
        Map<InstanceState, Long> counts = off.stream()
                .filter(node -> node.stateFact().isKnown())
                .collect(Collectors.groupingBy(Node::state, TreeMap::new, Collectors.counting()));
        return counts.size() == 1
                ? counts.keySet().iterator().next().toString()
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<InstanceState, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void checks(Assessment assessment, Shown shown, List<Block> blocks) {
        List<CheckCount> wanted = assessment.byCheck().stream()
                .filter(row -> shown.checks().isEmpty()
                        || shown.checks().contains(row.check().id()))
                .toList();
        List<CheckCount> sorted = wanted.stream()
                .sorted(Comparator.comparingInt(AssessmentPage::interest)
                        .thenComparing(row -> row.check().severity())
                        .thenComparing(row -> -row.count(Verdict.FAIL) - row.count(Verdict.WARN)))
                .toList();
        boolean everything = shown.all() || !shown.checks().isEmpty();
        List<CheckCount> listed = everything ? sorted : interesting(sorted);
        if (!listed.isEmpty()) {
            blocks.add(new Block.Grid(
                    COUNT_COLUMNS, listed.stream().map(AssessmentPage::row).toList()));
        }
        List<CheckCount> quiet = new ArrayList<>(sorted);
        quiet.removeAll(listed);
        if (!quiet.isEmpty()) {
            blocks.add(new Block.Line(
                    "other checks", 2, " ", List.of(Cell.of(quiet(quiet) + "; check --all", Palette.Role.FAINT))));
        }
    }

    /** Whatever fails or warns, and of the checks that are only undecided the gravest. */
    private static List<CheckCount> interesting(List<CheckCount> sorted) {
        List<CheckCount> listed = new ArrayList<>();
        int undecided = 0;
        for (CheckCount row : sorted) {
            int interest = interest(row);
            if (interest < 2 || interest == 2 && undecided++ < MOST_UNDECIDED) {
                listed.add(row);
            }
        }
        return listed;
    }

    private static String quiet(List<CheckCount> rows) {
        long undecided = rows.stream().filter(row -> interest(row) == 2).count();
        long passing = rows.stream()
                .filter(row -> interest(row) == 3 && row.count(Verdict.PASS) > 0)
                .count();
        long idle = rows.size() - undecided - passing;
        List<String> parts = new ArrayList<>();
        if (undecided > 0) {
            parts.add(undecided + " more undecided on some nodes");
        }
        if (passing > 0) {
            parts.add(passing + (passing == 1 ? " passes" : " pass") + " wherever applicable");
        }
        if (idle > 0) {
            parts.add(idle + (idle == 1 ? " does" : " do") + " not apply");
        }
        return "… " + String.join(", ", parts);
    }

    /** 0 for checks that fail somewhere, 1 warn, 2 unknown, 3 for those that nobody needs to look at. */
    private static int interest(CheckCount row) {
        return row.count(Verdict.FAIL) > 0
                ? 0
                : row.count(Verdict.WARN) > 0 ? 1 : row.count(Verdict.UNKNOWN) > 0 ? 2 : 3;
    }

    private static List<Cell> row(CheckCount row) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(row.check().id()));
        cells.add(Cell.of(row.check().severity().label()));
        for (Verdict verdict : COUNTED) {
            int count = row.count(verdict);
            boolean loud = verdict != Verdict.PASS && verdict != Verdict.NOT_APPLICABLE;
            cells.add(
                    count == 0
                            ? Cell.symbol("–", Palette.Role.FAINT, "0")
                            : Cell.of(String.valueOf(count), loud ? Marks.role(verdict) : null));
        }
        return cells;
    }

    private void rootCauses(Assessment assessment, Shown shown, List<Block> blocks) {
        List<RootCause> causes = assessment.rootCauses().stream()
                .filter(cause -> shown.checks().isEmpty()
                        || shown.checks().contains(cause.check().id()))
                .toList();
        if (causes.isEmpty()) {
            return;
        }
        int most = shown.all() ? causes.size() : MOST_CAUSES;
        blocks.add(new Block.Gap());
        blocks.add(Block.indented(Cell.of("Root causes, most nodes first", Palette.Role.STRONG)));
        blocks.add(new Block.Grid(
                List.of(Column.number("", 0), Column.whole("", 1), Column.prose("")),
                causes.stream()
                        .limit(most)
                        .map(cause -> List.of(
                                Cell.of(String.valueOf(cause.nodes().size())),
                                Cell.of(cause.check().id()),
                                Cell.of(cause.text() + names(cause))))
                        .toList()));
        if (causes.size() > most) {
            blocks.add(new Block.Line(
                    "other causes",
                    2,
                    " ",
                    List.of(Cell.of("… " + (causes.size() - most) + " more; check --all", Palette.Role.FAINT))));
        }
    }

    private static String names(RootCause cause) {
        return cause.nodes().size() > 2
                ? ""
                : cause.nodes().stream().map(Node::name).collect(Collectors.joining(", ", " (", ")"));
    }

    private void oneCheck(Assessment assessment, Shown shown, List<Block> blocks) {
        for (CheckCount row : assessment.byCheck()) {
            if (!row.check().id().equals(shown.checks().get(0))) {
                continue;
            }
            blocks.add(new Block.Grid(COUNT_COLUMNS, List.of(row(row))));
            List<List<Cell>> rows = new ArrayList<>();
            int hidden = 0;
            int limit = shown.limit() == Shown.USUAL ? view.limit() : shown.limit();
            for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.UNKNOWN)) {
                for (Node node : assessment.with(row.check().id(), verdict)) {
                    if (limit > 0 && rows.size() == limit) {
                        hidden++;
                        continue;
                    }
                    Finding finding = assessment.finding(node, row.check());
                    rows.add(List.of(
                            Cell.of(node.id()),
                            Cell.of(node.name().equals(node.id()) ? "" : node.name()),
                            Cell.of(node.scope().label()),
                            Cell.of(verdict.label(), Marks.role(verdict)),
                            Cell.of(finding.reason())));
                }
            }
            if (!rows.isEmpty()) {
                blocks.add(new Block.Gap());
                blocks.add(new Block.Grid(
                        List.of(
                                Column.whole("NODE", 0),
                                Column.text("NAME", 2, 8),
                                Column.text("SCOPE", 3, 10),
                                Column.whole("VERDICT", 1),
                                Column.prose("REASON")),
                        rows));
            }
            if (hidden > 0) {
                blocks.add(new Block.Line(
                        "cut", 2, " ", List.of(Cell.of("… " + hidden + " more; check --limit 0 shows all"))));
            }
        }
    }

    /** One row for each node and check. */
    private static Block.Grid data(Assessment assessment, Shown shown) {
        List<Check> checks = assessment.checks().stream()
                .filter(check -> shown.checks().isEmpty() || shown.checks().contains(check.id()))
                .toList();
        return new Block.Grid(
                List.of("node", "name", "account", "region", "readiness", "check", "verdict", "severity", "reason")
                        .stream()
                        .map(heading -> Column.whole(heading, 0))
                        .toList(),
                () -> assessment.nodes().stream()
                        .flatMap(node -> checks.stream().map(check -> row(assessment, node, check)))
                        .iterator());
    }

    private static List<Cell> row(Assessment assessment, Node node, Check check) {
        Finding finding = assessment.finding(node, check);
        return Cell.list(
                node.id(),
                node.name(),
                node.account(),
                node.region(),
                assessment.readiness(node).label(),
                check.id(),
                finding.verdict().label(),
                finding.severity().label(),
                finding.reason());
    }
}
