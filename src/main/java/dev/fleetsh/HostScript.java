package dev.fleetsh;

import dev.fleetsh.shell.Options;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Start-up scripts of other hosts: resources in which the class path and the options of the fleet are filled in. */
final class HostScript {
    private HostScript() {}

    /** The script of that name for the fleet that the options choose. */
    static String of(String name, Options options) {
        String quoted = options.fleetWords().stream().map(HostScript::literal).collect(Collectors.joining(", "));
        return read(name).replace("@CLASSPATH@", classPath()).replace("@OPTIONS@", quoted);
    }

    private static String read(String name) {
        try (InputStream resource = HostScript.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A string literal that Java and Groovy both read; in Groovy a dollar sign would begin an expression. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
            } else if (c < ' ' || c == '$') {
                literal.append(String.format("\\%03o", c));
            } else {
                literal.append((char) c);
            }
        });
        return literal.append('"').toString();
    }
}
