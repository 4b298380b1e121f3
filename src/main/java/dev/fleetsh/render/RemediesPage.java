package dev.fleetsh.render;

import dev.fleetsh.remedy.catalogue.Declared;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The catalogue of remedies, and one remedy in full. */
final class RemediesPage {
    private RemediesPage() {}

    static Page of(List<Remedy> remedies) {
        Block.Grid grid = new Block.Grid(
                List.of(
                        Column.whole("REMEDY", 0),
                        Column.text("TITLE", 0, 24).preferably(Column.WHOLE),
                        Column.text("FIXES", 1, 16).preferably(Column.WHOLE),
                        Column.text("FROM", Column.SPARE, 8)),
                remedies.stream()
                        .map(remedy -> Cell.list(
                                remedy.id(), remedy.title(), String.join(", ", remedy.fixes()), remedy.origin()))
                        .toList());
        return Page.of(List.of(
                grid,
                Block.labelled("more", "`remedies ID` shows one, `plan ID SELECTION` says what it would change")));
    }

    static Page of(Remedy remedy) {
        List<List<Cell>> rows = new ArrayList<>();
        add(rows, "fixes", String.join(", ", remedy.fixes()));
        for (RemedyParameter parameter : remedy.parameters()) {
            add(rows, "--" + parameter.name(), about(parameter));
        }
        Declared declared = remedy.declared();
        declared.risks().forEach(risk -> add(rows, "risk", risk));
        add(rows, "undo", String.join(", ", declared.undo()));
        add(rows, "asked for", remedy.onlyIfAsked() ? "only by name: `fix` does not choose it" : "");
        add(rows, "from", remedy.origin() + (declared.file().isEmpty() ? "" : ", " + declared.file()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.dotted("remedy", List.of(Cell.of(remedy.id(), Palette.Role.STRONG), Cell.of(remedy.title()))));
        blocks.add(new Block.Grid(List.of(Column.whole("", 0), Column.prose("")), rows));
        paragraphs(remedy.help()).forEach(line -> blocks.add(new Block.Line("", 2, " ", List.of(Cell.of(line)))));
        blocks.add(Block.labelled(
                "plan",
                "`plan " + remedy.id() + " SELECTION` says what it would change"
                        + (declared.operations().isEmpty()
                                ? ""
                                : ", `policy --remedy " + remedy.id() + "` which permissions it needs")));
        return new Page(blocks, new Block.Grid(List.of(Column.whole("", 0), Column.prose("")), rows));
    }

    /** Lines go on where one ends within a sentence: a file is as wide as its author's screen. */
    private static List<String> paragraphs(String help) {
        return help.strip().replaceAll("(?<![.:;])\\n(?=\\S)", " ").lines().toList();
    }

    private static String about(RemedyParameter parameter) {
        List<String> said = new ArrayList<>(List.of(parameter.help()));
        if (!parameter.values().isEmpty()) {
            said.add("one of " + String.join(", ", parameter.values()));
        }
        String fallback = Objects.toString(parameter.fallback(), "");
        said.add(parameter.fallback() == null ? "must be given" : fallback.isEmpty() ? "" : "else " + fallback);
        said.removeIf(String::isEmpty);
        return String.join("; ", said);
    }

    private static void add(List<List<Cell>> rows, String name, String value) {
        if (!value.isEmpty()) {
            rows.add(Cell.list(name, value));
        }
    }
}
