package dev.fleetsh.shell;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.MistakesException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Paragraph;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jline.utils.WCWidth;

/**
 * Failures as a person should see them: the message, the source line with the place marked, the hint. Never a stack
 * trace; what is a fault of fleetsh itself goes to a file.
 */
public final class ErrorText {
    private static final int UNLIMITED = 10_000;

    private final Supplier<Palette> palette;
    private final StateFolder state;

    public ErrorText(Palette palette, StateFolder state) {
        this(() -> palette, state);
    }

    /** @param palette the colours, which may change */
    ErrorText(Supplier<Palette> palette, StateFolder state) {
        this.palette = palette;
        this.state = state;
    }

    /** Exit code of a batch run that ends with this failure. */
    public static int exitCode(Throwable failure) {
        return failure instanceof FleetException known ? known.exitCode() : 1;
    }

    /**
     * @param place what stands before the message, such as {@code check.fsh:3}, or empty
     * @param width columns, 0 for no limit
     * @return lines, each with its line end
     */
    public String of(Throwable failure, String place, int width) {
        if (failure instanceof MistakesException several) {
            StringBuilder all = new StringBuilder();
            several.mistakes().forEach(mistake -> all.append(of(mistake, "", width)));
            return all.append(clean(String.valueOf(several.getMessage())))
                    .append('\n')
                    .toString();
        }
        String message = failure instanceof FleetException ? clean(String.valueOf(failure.getMessage())) : own(failure);
        String where =
                failure instanceof ScriptException script && !script.file().isEmpty() ? file(script) : place;
        String first = Paragraph.of("✗ " + (where.isEmpty() ? "" : where + ": ") + message, width, 2);
        StringBuilder text = new StringBuilder(palette.get().paint(Palette.Role.BAD, "✗"))
                .append(first, 1, first.length())
                .append('\n');
        if (!(failure instanceof FleetException known)) {
            return text.toString();
        }
        if (known instanceof ScriptException script
                && script.line() > 0
                && !script.source().isEmpty()) {
            mark(script, width > 0 ? width : UNLIMITED, text);
        }
        if (!known.hint().isEmpty()) {
            Paragraph.of(clean(known.hint()), Math.max(0, width - 2), 0).lines().forEach(line -> text.append("  ")
                    .append(palette.get().paint(Palette.Role.FAINT, line))
                    .append('\n'));
        }
        return text.toString();
    }

    private static String file(ScriptException script) {
        return clean(script.file()) + (script.line() > 0 ? ":" + script.line() : "");
    }

    private String own(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "the line calls itself too deeply";
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory; start with FLEETSH_JAVA_OPTIONS=-Xmx4g, or narrow the selection";
        }
        Path file = state.keep(failure);
        String where = file == null ? "" : "; the trace is in " + file;
        return "a fault in fleetsh: " + failure.getClass().getSimpleName() + where;
    }

    private void mark(ScriptException script, int width, StringBuilder text) {
        List<String> lines = script.source().lines().toList();
        if (script.line() > lines.size()) {
            return;
        }
        String line = clean(lines.get(script.line() - 1));
        int from = Math.max(0, Math.min(script.column() - 1, line.length()));
        int to = Math.max(from + 1, Math.min(from + script.length(), line.length()));
        int room = Math.max(8, width - 4);
        int left = 0;
        if (to > room) {
            left = Math.max(0, Math.min(from - room / 3, line.length() - room));
        }
        int right = Math.min(line.length(), left + room);
        String shown = (left > 0 ? "…" : "") + line.substring(left, right) + (right < line.length() ? "…" : "");
        int indent = columns(line.substring(left, from)) + (left > 0 ? 1 : 0);
        int marked = Math.max(1, columns(line.substring(from, Math.min(to, Math.max(from, right)))));
        text.append("  ").append(shown).append('\n');
        text.append("  ")
                .append(" ".repeat(indent))
                .append(palette.get().paint(Palette.Role.BAD, "^".repeat(marked)))
                .append('\n');
    }

    private static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /** One column for each control character, so that marks stay in their place. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(harmless(c) ? c : ' '));
        return clean.toString();
    }

    static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // Zero-width joiners hold emoji together; marks and overrides of direction could turn a line around.
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }
}
