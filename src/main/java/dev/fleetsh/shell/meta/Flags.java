package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.UsageException;

/** Reads the flags behind a word of housekeeping. */
final class Flags {
    private Flags() {}

    /**
     * Whether the one flag that there is stands there.
     *
     * @throws UsageException when something else does
     */
    static boolean only(String words, String command, String flag) {
        if (!words.isEmpty() && !words.equals(flag)) {
            throw new UsageException("/" + command + " takes no \"" + words + "\"", "write /" + command + " " + flag);
        }
        return !words.isEmpty();
    }

    /**
     * @throws UsageException when anything stands there
     */
    static void none(String words, String command) {
        if (!words.isEmpty()) {
            throw new UsageException("/" + command + " takes no \"" + words + "\"", "write /" + command);
        }
    }
}
