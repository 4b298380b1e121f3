package dev.fleetsh.script.complete;

import dev.fleetsh.script.type.Types;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of methods beyond their declarations: Groovy's own, and what those of the model are for. */
final class GroovyMethods {
    private final List<GroovyMethod> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();

    /** What a method of the model is for, with an example. */
    record Meaning(String type, String method, String example, String text) {}

    GroovyMethods() {
        for (String[] row : rows("groovy-methods.txt")) {
            List<String> closure = row[2].equals("-") ? List.of() : List.of(row[2].split(","));
            all.add(new GroovyMethod(receiver(row[0]), row[1], closure, row[3], row[4], row[5]));
        }
        rows("groovy-names.txt").forEach(row -> names.addAll(List.of(row[0].split(" "))));
        for (String[] row : rows("model-methods.txt")) {
            meanings.put(row[0] + "." + row[1], new Meaning(row[0], row[1], row[2], row[3]));
        }
    }

    /** Whether Groovy adds a method of that name to some type. */
    boolean knows(String name) {
        return names.contains(name);
    }

    List<Meaning> meanings() {
        return List.copyOf(meanings.values());
    }

    @Nullable
    Meaning meaning(Class<?> type, String method) {
        return meanings.get(type.getSimpleName() + "." + method);
    }

    /** Those of a type, one of each name: that of the nearest receiver. */
    List<GroovyMethod> of(Type type) {
        Map<String, GroovyMethod> found = new LinkedHashMap<>();
        for (GroovyMethod method : all) {
            if (takes(method, type)) {
                found.putIfAbsent(method.name(), method);
            }
        }
        return List.copyOf(found.values());
    }

    @Nullable
    GroovyMethod named(Type type, String name) {
        for (GroovyMethod method : all) {
            if (method.name().equals(name) && takes(method, type)) {
                return method;
            }
        }
        return null;
    }

    private static boolean takes(GroovyMethod method, Type type) {
        Class<?> raw = (Class<?>) Types.boxed(Types.raw(type));
        return Types.named(type) == null
                && (method.receiver().isAssignableFrom(raw) || method.receiver() == Iterable.class && raw.isArray());
    }

    private static Class<?> receiver(String name) {
        return switch (name) {
            case "Iterable" -> Iterable.class;
            case "Map" -> Map.class;
            case "CharSequence" -> CharSequence.class;
            case "Number" -> Number.class;
            default -> Object.class;
        };
    }

    private static List<String[]> rows(String resource) {
        try (InputStream in = Objects.requireNonNull(GroovyMethods.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", 6))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
