package dev.fleetsh.shell;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.render.Palette;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The process's own streams, in UTF-8. Unlike those of {@link System}, they tell when the reader of a pipe has gone. */
public final class StandardStreams {
    /** What a shell reports for a process that a closed pipe ended: 128 + SIGPIPE. */
    public static final int PIPE_CLOSED = 141;

    private final Writer out;
    private final Writer err;

    public StandardStreams() {
        out = writer(FileDescriptor.out);
        err = writer(FileDescriptor.err);
    }

    private static Writer writer(FileDescriptor descriptor) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    Writer out() {
        return out;
    }

    Writer err() {
        return err;
    }

    BufferedReader in() {
        return new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    }

    /** Prints a text; gives the exit code. */
    public int print(String text) {
        try {
            out.write(text);
            out.flush();
            return 0;
        } catch (IOException e) {
            return lost(e);
        }
    }

    /**
     * Gives the exit code for output that could not be written. A reader that has gone, as of {@code | head}, is no
     * failure worth words; a full disk is.
     */
    int lost(IOException failure) {
        String why = String.valueOf(failure.getMessage());
        if (why.contains("Broken pipe")
                || why.contains("pipe is being closed")
                || why.contains("pipe has been ended")) {
            return PIPE_CLOSED;
        }
        try {
            err.write("✗ the output can't be written: " + why + "\n");
            err.flush();
        } catch (IOException e) {
            // Neither stream takes anything; the exit code is all that is left to tell it by.
            return 1;
        }
        return 1;
    }

    /** Reports why nothing was run; gives the exit code. */
    public int fail(FleetException failure, StateFolder state) {
        try {
            err.write(new ErrorText(Palette.NONE, state).of(failure, "fleetsh", 0));
            err.flush();
        } catch (IOException e) {
            return failure.exitCode();
        }
        return failure.exitCode();
    }
}
