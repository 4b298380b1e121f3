package dev.fleetsh.render;

import java.util.List;

/** A part of a page. */
sealed interface Block {
    /** An empty line. */
    record Gap() implements Block {}

    /**
     * One line of text, wrapped where it is too long.
     *
     * @param label names it where lines are {@code key: value}; may be empty
     * @param indent spaces before it
     * @param separator between its cells
     */
    record Line(String label, int indent, String separator, List<Cell> cells) implements Block {}

    /**
     * Rows under headings. No headings are shown when all are empty.
     *
     * @param wider what shows the columns that had no room, such as {@code nodes --wide}; empty to say nothing of them
     */
    record Grid(List<Column> columns, Iterable<List<Cell>> rows, String wider) implements Block {
        Grid(List<Column> columns, Iterable<List<Cell>> rows) {
            this(columns, rows, "");
        }
    }

    /** Branches under one another. */
    record Tree(List<Branch> branches) implements Block {}

    /**
     * A line of a tree.
     *
     * @param label names it where lines are {@code key: value}
     * @param cells what it says, aligned with its neighbours
     */
    record Branch(String label, List<Cell> cells, List<Branch> branches) {}

    static Line line(Cell... cells) {
        return new Line("", 0, " ", List.of(cells));
    }

    static Line line(String text) {
        return line(Cell.of(text));
    }

    static Line labelled(String label, String text) {
        return new Line(label, 0, " ", List.of(Cell.of(text)));
    }

    static Line dotted(String label, List<Cell> cells) {
        return new Line(label, 0, " · ", cells);
    }

    static Line indented(Cell... cells) {
        return new Line("", 2, " ", List.of(cells));
    }
}
