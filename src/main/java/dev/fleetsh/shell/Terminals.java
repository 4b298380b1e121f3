package dev.fleetsh.shell;

import java.util.List;
import java.util.Map;

/**
 * Which standard streams are terminals.
 *
 * @param columns width of the screen that standard output shows on, 0 when it is none or its width is not known
 */
public record Terminals(boolean in, boolean out, boolean err, int columns) {
    /**
     * @param told what the launcher found out, {@code in,out,err}; null without the launcher
     */
    public static Terminals of(@org.jspecify.annotations.Nullable String told, Map<String, String> environment) {
        List<String> names;
        if (told != null) {
            names = List.of(told.split(","));
        } else {
            names = System.console() != null ? List.of("in", "out", "err") : List.of();
        }
        return new Terminals(names.contains("in"), names.contains("out"), names.contains("err"), columns(environment));
    }

    /** Columns by the environment, 0 when it does not say. */
    public static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : 0;
    }

    /** Whether colours are wanted on a stream. */
    public static boolean colors(Options options, boolean terminal, Map<String, String> environment) {
        if (options.color() != null) {
            return options.color();
        }
        // Any value counts, an empty one does not: no-color.org.
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return terminal && !refused && !options.plain() && !"dumb".equals(environment.get("TERM"));
    }
}
