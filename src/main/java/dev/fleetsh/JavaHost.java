package dev.fleetsh;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.shell.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/** {@code fleetsh jshell}: jshell in this process, or what a jshell of its own needs to open the same fleet. */
final class JavaHost {
    private JavaHost() {}

    /** Runs jshell until the person leaves; gives its exit code. */
    static int run(Options options) {
        // jdk.jshell is a module that a Java without the tools of a JDK lacks.
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new UsageException(
                    "this Java has no jshell: the module jdk.jshell is missing in " + System.getProperty("java.home"),
                    "set JAVA_HOME to a JDK, 17 or newer");
        }
        try {
            Path startup = Files.createTempFile("fleetsh", ".jsh");
            try {
                Files.writeString(startup, startup(options));
                return Tool.run(arguments(options, startup));
            } finally {
                Files.deleteIfExists(startup);
            }
        } catch (IOException e) {
            throw new UsageException("can't write the start-up script of jshell: " + e.getMessage(), "");
        }
    }

    /** The start-up script, with the command line of a jshell of its own in front. */
    static String startup(Options options) {
        return HostScript.of("fleetsh.jsh", options);
    }

    private static List<String> arguments(Options options, Path startup) {
        List<String> arguments = new ArrayList<>(List.of(
                "--execution",
                "local",
                "--class-path",
                System.getProperty("java.class.path"),
                "--startup",
                "DEFAULT",
                "--startup",
                startup.toString()));
        options.sources().forEach(source -> arguments.add(((Options.Source.File) source).path()));
        return arguments;
    }

    /** A class of its own, so that the rest works where the module is missing. */
    private static final class Tool {
        static int run(List<String> arguments) {
            try {
                return JavaShellToolBuilder.builder().start(arguments.toArray(String[]::new));
            } catch (Exception e) {
                throw new IllegalStateException("jshell does not start: " + e, e);
            }
        }
    }
}
