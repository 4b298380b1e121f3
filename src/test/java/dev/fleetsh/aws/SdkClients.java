package dev.fleetsh.aws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SDK's clients in the class path, found by their names. */
final class SdkClients {
    private static final Pattern CLIENT =
            Pattern.compile("software/amazon/awssdk/services/[a-z0-9]+/[A-Za-z0-9]+(?<!Async)Client\\.class");
    private static final Pattern ASYNC =
            Pattern.compile("software/amazon/awssdk/services/[a-z0-9]+/[A-Za-z0-9]+AsyncClient\\.class");

    private SdkClients() {}

    /** Interfaces of clients that wait for their answers. */
    static List<Class<?>> onTheClassPath() {
        return named(CLIENT);
    }

    /** Interfaces of clients that do not wait; fleetsh makes none of them. */
    static List<Class<?>> asyncOnTheClassPath() {
        return named(ASYNC);
    }

    private static List<Class<?>> named(Pattern pattern) {
        List<Class<?>> clients = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && entry.contains("awssdk"))
                .flatMap(jar -> names(jar, pattern))
                .<Class<?>>map(SdkClients::load)
                .filter(Class::isInterface)
                .toList();
        if (clients.size() < 7) {
            throw new AssertionError("few clients in the class path: " + clients);
        }
        return clients;
    }

    /** As IAM writes it. */
    static String service(Class<?> client) {
        String name = client.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("(async)?client$", "");
        return name.equals("cloudwatchlogs") ? "logs" : name;
    }

    private static Stream<String> names(String jar, Pattern pattern) {
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> pattern.matcher(name).matches())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace('/', '.').replaceAll("\\.class$", ""));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
