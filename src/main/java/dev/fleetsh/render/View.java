package dev.fleetsh.render;

import java.time.Instant;

/**
 * What a value is rendered for.
 *
 * @param width columns of the screen, 0 for no limit
 * @param palette colours
 * @param now the moment that ages are counted from
 * @param limit rows after which a long table is cut, 0 for no limit
 */
public record View(int width, Palette palette, Instant now, int limit) {
    private static final int ROWS_ON_A_SCREEN = 100;

    /** A view that cuts long tables on a screen, and nothing elsewhere. */
    public View(int width, Palette palette, Instant now) {
        this(width, palette, now, width == 0 ? 0 : ROWS_ON_A_SCREEN);
    }

    View unlimited() {
        return new View(0, palette, now, limit);
    }
}
