package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file at the end of a command line, {@code > lost.csv}. The ending makes it one: {@code agent > '3.2'} stays a
 * comparison.
 *
 * @param file as typed, without quotes
 * @param ending in lower case, one of {@link #ENDINGS}
 * @param start where {@code >} stands in the line
 */
public record Target(String file, String ending, int start) {
    /** What a file's name may end in; the ending tells how the value is written. */
    public static final List<String> ENDINGS = List.of("csv", "json", "md", "txt");

    /** Endings that somebody could try, and that nothing in a predicate has. */
    private static final Set<String> OTHERS =
            Set.of("xlsx", "xls", "tsv", "yaml", "yml", "html", "jsonl", "gz", "log", "parquet", "pdf", "xml");

    /**
     * The file of a line, or null.
     *
     * @throws UsageException where a file of a kind that can't be written is meant
     */
    static @Nullable Target of(String line) {
        List<Integer> signs = Words.outside(line, '>');
        if (signs.isEmpty()) {
            return null;
        }
        int at = signs.get(signs.size() - 1);
        List<Words.Word> words = Words.of(line.substring(at + 1));
        if (words.size() != 1 || at > 0 && "->=<".indexOf(line.charAt(at - 1)) >= 0) {
            return null;
        }
        String file = Words.unquote(words.get(0).text());
        String ending = ending(file);
        if (ENDINGS.contains(ending)) {
            return new Target(file, ending, at);
        }
        if (OTHERS.contains(ending)) {
            throw new UsageException(
                    "can't write ." + ending + " files: " + file, "the ending may be ." + String.join(", .", ENDINGS));
        }
        return null;
    }

    /**
     * A file by its name alone.
     *
     * @throws UsageException where its ending is none of {@link #ENDINGS}
     */
    public static Target named(String file) {
        String ending = ending(file);
        if (!ENDINGS.contains(ending)) {
            throw new UsageException("can't write " + file, "the ending may be ." + String.join(", .", ENDINGS));
        }
        return new Target(file, ending, 0);
    }

    /** What is typed of a file's name at the end of a line that is not complete, or null where none is begun. */
    static @Nullable String begun(String line) {
        List<Integer> signs = Words.outside(line, '>');
        if (signs.isEmpty()) {
            return null;
        }
        int at = signs.get(signs.size() - 1);
        boolean alone = at > 0 && Character.isWhitespace(line.charAt(at - 1));
        String behind = line.substring(at + 1).stripLeading();
        return alone && !behind.contains(" ") && !behind.startsWith("=") ? behind : null;
    }

    private static String ending(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
