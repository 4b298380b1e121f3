package dev.fleetsh.shell;

import java.util.List;
import java.util.Set;

/** The options of the command line, as they are written. */
final class OptionNames {
    static final List<String> ALL = List.of(
            "-c",
            "-f",
            "--sandbox",
            "--sandbox-nodes",
            "--sandbox-seed",
            "--sandbox-limits",
            "--fault",
            "--port",
            "--profile",
            "--region",
            "--endpoint-url",
            "--assume-role",
            "--accounts",
            "--org",
            "--ou",
            "--external-id",
            "--role-session-name",
            "--rules",
            "--format",
            "--fail-on",
            "--yes",
            "--max-nodes",
            "--plain",
            "--print-startup",
            "--startup",
            "--no-startup",
            "--color",
            "--no-color",
            "--help",
            "--version");

    private static final Set<String> FLAGS = Set.of(
            "--sandbox",
            "--sandbox-limits",
            "--org",
            "--yes",
            "--plain",
            "--print-startup",
            "--no-startup",
            "--color",
            "--colour",
            "--no-color",
            "--no-colour",
            "--help",
            "--version");

    private OptionNames() {}

    static boolean takesValue(String name) {
        return !FLAGS.contains(name);
    }
}
