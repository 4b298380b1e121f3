package dev.fleetsh.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A terminal without a person, at which the launcher's {@code --warm} has a session typed, so that the archive of loaded
 * classes holds what a prompt and the first lines need.
 */
final class Rehearsal {
    private static final List<String> LINES = List.of(
            // A pager would take the lines behind it for its keys.
            "/set pager off",
            "nodes WEB-*",
            "check",
            "why DC-PARIS-01",
            "can DC-PARIS-01 port-forward",
            "nodes windows && agent < '3.0.222.0'",
            "stale = nodes.where { windows && online }",
            "stale.groupBy { region }.counts()",
            "[1, 2].collect { it * 21 }",
            "/vars",
            "/exit");

    private Rehearsal() {}

    /** Whether this run is one. */
    static boolean asked() {
        return Boolean.getBoolean("fleetsh.rehearsal");
    }

    static Terminal terminal() throws IOException {
        String keys = String.join("\r", LINES) + "\r";
        return TerminalBuilder.builder()
                .system(false)
                .providers("jni,exec")
                .type("xterm-256color")
                .streams(
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream())
                .build();
    }
}
