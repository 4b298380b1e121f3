package dev.fleetsh.shell;

/**
 * An answer that went to a file.
 *
 * @param answer the answer, with the way in which it was asked to be shown
 * @param message what was written, with a line end behind each line
 * @param shown whether the answer is shown as well
 */
record Written(Object answer, String message, boolean shown) {
    Written(Object answer, String message) {
        this(answer, message, false);
    }

    Written shown(boolean too) {
        return new Written(answer, message, too);
    }
}
