package dev.fleetsh.command;

/**
 * An answer that is to be written to a file.
 *
 * @param answer what the last verb gave, with the way in which it was asked to be shown
 * @param target where it goes
 * @param shown whether it is shown as well
 */
public record Redirected(Object answer, Target target, boolean shown) {
    /** An answer that is written rather than shown. */
    public Redirected(Object answer, Target target) {
        this(answer, target, false);
    }
}
