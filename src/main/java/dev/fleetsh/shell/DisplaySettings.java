package dev.fleetsh.shell;

import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.View;
import java.time.Instant;

/** How answers are shown at the terminal. The person changes it while the shell runs; safe for several threads. */
final class DisplaySettings {
    /** As many rows as are usual on a screen. */
    static final int USUAL_ROWS = -1;

    private volatile Format format;
    private volatile boolean pager;
    private volatile boolean hints = true;
    private volatile boolean colors;
    private volatile int rows = USUAL_ROWS;

    /**
     * @param pager whether an answer that is longer than the screen opens in the pager
     * @param colors whether anything is written in colour
     */
    DisplaySettings(Format format, boolean pager, boolean colors) {
        this.format = format;
        this.pager = pager;
        this.colors = colors;
    }

    Format format() {
        return format;
    }

    void format(Format value) {
        format = value;
    }

    /** Whether an answer that is longer than the screen opens in the pager. */
    boolean pager() {
        return pager;
    }

    void pager(boolean value) {
        pager = value;
    }

    /** Whether the history hints at what may follow. */
    boolean hints() {
        return hints;
    }

    void hints(boolean value) {
        hints = value;
    }

    /** Whether anything is written in colour. */
    boolean colors() {
        return colors;
    }

    void colors(boolean value) {
        colors = value;
    }

    Palette palette() {
        return colors ? Palette.ANSI : Palette.NONE;
    }

    /** Rows after which a long table is cut: 0 for no limit, {@link #USUAL_ROWS} for the usual number. */
    int rows() {
        return rows;
    }

    void rows(int value) {
        rows = value;
    }

    View view(int width, Instant now) {
        return rows == USUAL_ROWS ? new View(width, palette(), now) : new View(width, palette(), now, rows);
    }
}
