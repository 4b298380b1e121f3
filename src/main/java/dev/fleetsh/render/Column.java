package dev.fleetsh.render;

/**
 * A column of a grid.
 *
 * @param heading in capitals; may be empty
 * @param importance the larger, the sooner it is left out where the screen is narrow; 0 is never left out
 * @param least columns that it may be cut down to; {@link #WHOLE} where its text must not be cut
 * @param preferred columns that it keeps while others can be cut, or are {@link #SPARE} and so can be left out
 * @param right whether it is aligned to the right
 * @param wraps whether its text goes on in the next line rather than being cut; for the last column only
 */
record Column(String heading, int importance, int least, int preferred, boolean right, boolean wraps) {
    /** From this importance on a column is left out before any other one is cut below what it prefers. */
    static final int SPARE = 10;

    static final int WHOLE = Integer.MAX_VALUE;

    static Column text(String heading, int importance, int least) {
        return new Column(heading, importance, least, least, false, false);
    }

    static Column whole(String heading, int importance) {
        return new Column(heading, importance, WHOLE, WHOLE, false, false);
    }

    static Column number(String heading, int importance) {
        return new Column(heading, importance, WHOLE, WHOLE, true, false);
    }

    static Column prose(String heading) {
        return new Column(heading, 0, 24, 24, false, true);
    }

    Column preferably(int columns) {
        return new Column(heading, importance, least, columns, right, wraps);
    }
}
