package dev.fleetsh.render;

import dev.fleetsh.remedy.journal.JournalExport;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.JournalRow;
import dev.fleetsh.remedy.journal.JournalState;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Printed;
import dev.fleetsh.remedy.journal.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was applied: all journals as a table, one journal call by call. */
final class JournalPage {
    private static final int HELPED = 5;

    private final Words words;

    JournalPage(View view) {
        this.words = new Words(view.now());
    }

    Page of(List<JournalSummary> journals) {
        return Page.of(List.of(
                new Block.Grid(
                        List.of(
                                Column.whole("JOURNAL", 0),
                                Column.whole("PLAN", 0),
                                Column.whole("STATE", 0),
                                Column.number("CHANGED", 0),
                                Column.number("FAILED", 0),
                                Column.number("IN FLIGHT", 1),
                                Column.number("LEFT", 1),
                                Column.whole("BEGAN", 1),
                                Column.text("REASON", 2, 8),
                                Column.text("WHO", Column.SPARE, 12),
                                Column.prose("TITLE")),
                        journals.stream().map(this::row).toList()),
                Block.labelled(
                        "more", "`journal ID` shows one call by call, `resume ID` goes on, `undo PLAN` takes back")));
    }

    private List<Cell> row(JournalSummary one) {
        return List.of(
                Cell.of(one.id()),
                Cell.of(one.plan()),
                Cell.of(
                        one.state().label(),
                        one.state() == JournalState.DONE
                                ? Palette.Role.GOOD
                                : one.state() == JournalState.UNREADABLE ? Palette.Role.BAD : Palette.Role.WARN),
                Cell.of(String.valueOf(one.changed())),
                Cell.of(String.valueOf(one.failed())),
                Cell.of(String.valueOf(one.inFlight())),
                Cell.of(String.valueOf(one.left())),
                Cell.of(one.began() == null ? "" : words.ages().ago(one.began())),
                Cell.of(one.reason()),
                Cell.of(one.who()),
                Cell.of(one.title().isEmpty() ? one.problem() : one.title()));
    }

    Page of(Recorded recorded) {
        JournalRecord.Opened opened = recorded.opened();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.dotted(
                "journal",
                List.of(
                        Cell.of("Journal " + recorded.id(), Palette.Role.STRONG),
                        Cell.of(opened.plan().id() + "  " + opened.plan().title()),
                        Cell.of("began " + words.value(opened.when())))));
        List<List<Cell>> head = new ArrayList<>();
        head.add(Cell.list(
                "who",
                String.join(
                        ", ",
                        opened.callers().values().stream().distinct().sorted().toList())));
        head.add(Cell.list("why", opened.reason().isEmpty() ? "no reason was given" : opened.reason()));
        head.add(Cell.list("plan", opened.plan().mark()));
        recorded.records(JournalRecord.Paused.class).forEach(paused -> head.add(Cell.list("paused", paused.why())));
        recorded.records(JournalRecord.Finished.class)
                .forEach(finished -> head.add(Cell.list("finished", finished.summary())));
        verified(recorded, head);
        recorded.damage().forEach(damage -> head.add(Cell.list("damaged", damage)));
        blocks.add(new Block.Grid(List.of(Column.whole("", 0), Column.prose("")), head));
        List<JournalRow> rows = JournalRow.of(recorded);
        blocks.add(new Block.Gap());
        blocks.add(new Block.Grid(
                List.of(
                        Column.number("EFFECT", 0),
                        Column.text("RESOURCE", 0, 16).preferably(Column.WHOLE),
                        Column.text("CALL", 1, 12).preferably(Column.WHOLE),
                        Column.whole("OUTCOME", 0),
                        Column.text("REQUEST", Column.SPARE, 12),
                        Column.prose("DETAIL")),
                rows.stream()
                        .map(row -> List.of(
                                Cell.of(String.valueOf(row.effect())),
                                Cell.of(row.resource()),
                                Cell.of(row.call().operation()),
                                Cell.of(ApplyPage.outcome(row.outcome())),
                                Cell.of(row.requestId()),
                                Cell.of(detail(row))))
                        .toList()));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (JournalRow row : rows) {
            Outcome outcome = row.outcome();
            if (outcome != null) {
                outcomes.put(row.resource(), outcome);
            }
        }
        List<Block> printed = PrintedRows.of(outcomes, name -> name, PrintedRows.ALL);
        if (!printed.isEmpty()) {
            blocks.add(new Block.Gap());
            blocks.addAll(printed);
        }
        return new Page(blocks, data(rows));
    }

    /** What did not help is told one by one, since that is what is to be looked after. */
    private static void verified(Recorded recorded, List<List<Cell>> head) {
        Map<Integer, JournalRecord.Verified> last = new LinkedHashMap<>();
        recorded.records(JournalRecord.Verified.class).forEach(one -> last.put(one.effect(), one));
        Map<String, Long> helped = last.values().stream()
                .filter(JournalRecord.Verified::yes)
                .collect(
                        Collectors.groupingBy(JournalRecord.Verified::text, LinkedHashMap::new, Collectors.counting()));
        helped.entrySet().stream()
                .limit(HELPED)
                .forEach(entry -> head.add(Cell.list(
                        "verified",
                        entry.getKey() + (entry.getValue() == 1 ? "" : ", " + entry.getValue() + " effects"))));
        if (helped.size() > HELPED) {
            head.add(Cell.list("verified", (helped.size() - HELPED) + " more"));
        }
        last.values().stream()
                .filter(one -> !one.yes())
                .forEach(one -> head.add(List.of(
                        Cell.of("not verified", Palette.Role.WARN),
                        Cell.of("effect " + one.effect() + ", " + one.text()))));
    }

    private static String detail(JournalRow row) {
        Outcome outcome = row.outcome();
        Printed printed = Printed.of(outcome);
        String why = outcome == null ? "" : outcome.why();
        return printed != null && why.isEmpty() ? PrintedRows.summary(printed) : why.isEmpty() ? row.title() : why;
    }

    private static Block.Grid data(List<JournalRow> rows) {
        List<String> names = List.of(
                "journal",
                "when",
                "who",
                "why",
                "plan",
                "effect",
                "resource",
                "title",
                "scope",
                "operation",
                "parameters",
                "requestId",
                "outcome",
                "detail",
                "output");
        return new Block.Grid(
                names.stream().map(name -> Column.whole(name, 0)).toList(),
                rows.stream()
                        .map(JournalExport::data)
                        .map(row -> names.stream()
                                .map(name -> Cell.of(text(row.get(name))))
                                .toList())
                        .toList());
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof java.util.Map<?, ?>
                ? dev.fleetsh.remedy.json.DataJson.compact(value)
                : String.valueOf(value);
    }
}
