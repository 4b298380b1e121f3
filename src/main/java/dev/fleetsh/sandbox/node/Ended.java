package dev.fleetsh.sandbox.node;

/**
 * How a script ended.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Ended(int exit, String out, String err) {
    /** Ended well, with a line of output. */
    static Ended well(String line) {
        return new Ended(0, line + "\n", "");
    }

    /** Ended badly, with a line of error. */
    public static Ended badly(int exit, String line) {
        return new Ended(exit, "", line + "\n");
    }
}
