package dev.fleetsh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The figures of a run of the benchmarks, kept in {@code target/bench.json} as one array. */
final class Figures {
    private static final Path FILE = Path.of("target/bench.json");

    private Figures() {}

    /** Begins a new array. */
    static void begin() throws IOException {
        Files.writeString(FILE, "[\n]\n");
    }

    /**
     * Adds a figure.
     *
     * @param goal in words; empty where there is none
     */
    static void add(String what, String who, double value, String unit, String goal) throws IOException {
        String so = Files.exists(FILE) ? Files.readString(FILE) : "[\n]\n";
        String row = String.format(
                Locale.ROOT,
                "  {\"what\": \"%s\", \"who\": \"%s\", \"value\": %.3f, \"unit\": \"%s\", \"goal\": \"%s\"}",
                escaped(what),
                escaped(who),
                value,
                unit,
                escaped(goal));
        String before = so.substring(0, so.lastIndexOf(']')).stripTrailing();
        Files.writeString(FILE, before + (before.endsWith("[") ? "\n" : ",\n") + row + "\n]\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
