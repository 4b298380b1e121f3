package dev.fleetsh.render;

/** A sentence of the shell itself, broken between words where the screen is narrow. */
public final class Paragraph {
    private Paragraph() {}

    /**
     * The text with line ends inside and none at its end. One that fits stays as it is.
     *
     * @param width columns of the screen, 0 for no limit
     * @param indent spaces in front of all lines but the first
     */
    public static String of(String text, int width, int indent) {
        if (width <= 0 || Columns.of(text) <= width) {
            return text;
        }
        String close = text.stripTrailing().replaceAll("(?<=\\S) {2,}", " ");
        return String.join("\n" + " ".repeat(indent), Wrap.lines(close, width, Math.max(1, width - indent)));
    }
}
