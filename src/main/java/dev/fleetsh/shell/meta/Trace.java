package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /stack}: where the last error came from, with the frames of scripts and the first of fleetsh. */
final class Trace {
    private static final Pattern SCRIPT = Pattern.compile("line\\d+|.*\\.groovy");

    private Trace() {}

    static Object stack(Desk desk, String words) {
        boolean all = Flags.only(words, "stack", "-all");
        Object error = desk.session().values().get("_e");
        if (!(error instanceof Throwable thrown)) {
            throw new UsageException("no error yet", "");
        }
        List<String> lines = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            lines.add((cause == thrown ? "" : "because of ") + cause.getClass().getSimpleName() + ": "
                    + cause.getMessage());
            frames(cause, all, lines);
        }
        if (lines.size() == 1 && !all) {
            lines.add("  no frames of a script; /stack -all shows every one");
        }
        return String.join("\n", lines);
    }

    private static void frames(Throwable cause, boolean all, List<String> lines) {
        boolean own = false;
        for (StackTraceElement frame : cause.getStackTrace()) {
            boolean script = SCRIPT.matcher(String.valueOf(frame.getFileName())).matches();
            boolean first = !own && frame.getClassName().startsWith("dev.fleetsh.");
            own |= first;
            if (all || first || script && frame.getLineNumber() > 0) {
                lines.add("  at "
                        + (script && !all
                                ? frame.getMethodName().replace("run", "line") + " (" + frame.getFileName() + ":"
                                        + frame.getLineNumber() + ")"
                                : frame));
            }
        }
    }
}
