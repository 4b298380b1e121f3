package dev.fleetsh.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text on its way to the screen. It is cleaned when it is made, so that nothing gets past.
 *
 * @param text what is shown
 * @param role what it is, for its colour; null for none
 * @param word what stands for it where symbols are not wanted
 */
record Cell(String text, Palette.@Nullable Role role, String word) {
    static final Cell EMPTY = new Cell("", null, "");

    Cell {
        text = Clean.text(text);
        word = Clean.text(word);
    }

    static Cell of(String text) {
        return new Cell(text, null, text);
    }

    static Cell of(String text, Palette.@Nullable Role role) {
        return new Cell(text, role, text);
    }

    /** The text of a value; an empty one is a value too, and must be seen. */
    static Cell value(String text) {
        return text.isEmpty() ? of("(empty)", Palette.Role.FAINT) : of(text);
    }

    /** A symbol with the word that it stands for. */
    static Cell symbol(String symbol, Palette.@Nullable Role role, String word) {
        return new Cell(symbol, role, word);
    }

    static List<Cell> list(String... texts) {
        return java.util.Arrays.stream(texts).map(Cell::of).toList();
    }
}
