package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.UsageException;

/** What compiled scripts call instead of methods that would not stop, or would stop too much. */
public final class Guards {
    private Guards() {}

    /** Groovy's own {@code sleep} goes on when it is interrupted. */
    public static void sleep(long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }

    /** First thing in a catch block: an interrupt, or the end that the script called for itself, is not to be caught. */
    public static void passOn(Throwable caught) throws Throwable {
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof InterruptedByUserException
                    || cause instanceof ScriptEndException) {
                throw caught;
            }
        }
    }

    /** {@code System.exit} in a script. */
    public static void exit(int status) {
        throw new UsageException("System.exit(" + status + ") would end the shell with the script", "`exit` leaves");
    }
}
