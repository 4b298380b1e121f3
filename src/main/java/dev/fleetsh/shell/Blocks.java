package dev.fleetsh.shell;

import dev.fleetsh.script.evaluate.LineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects lines until they can be run: a command ends with its line, a block of Groovy where Groovy's parser says so. */
final class Blocks {
    private final Predicate<String> command;
    private final StringBuilder open = new StringBuilder();
    private int lines;
    private int first;
    private String why = "";

    /**
     * @param command whether a line is a command
     */
    Blocks(Predicate<String> command) {
        this.command = command;
    }

    /** The blocks of a whole text; the last may lack its end. */
    static List<String> of(String text, Predicate<String> command) {
        Blocks blocks = new Blocks(command);
        List<String> ready = new ArrayList<>();
        text.lines().map(blocks::add).filter(Objects::nonNull).forEach(ready::add);
        String rest = blocks.rest();
        if (rest != null) {
            ready.add(rest);
        }
        return ready;
    }

    /**
     * Takes the next line.
     *
     * @return what can be run now, or null when more is needed or there is nothing to run
     */
    @Nullable
    String add(String line) {
        lines++;
        if (open.isEmpty()) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                return null;
            }
            first = lines;
            if (command.test(line)) {
                return line;
            }
        }
        open.append(open.isEmpty() ? "" : "\n").append(line);
        LineState state = LineState.of(open.toString());
        if (state.kind() != LineState.Kind.INCOMPLETE) {
            return rest();
        }
        why = state.why().isEmpty() ? "…" : state.why();
        return null;
    }

    /** What has not been given out, or null; the lines begin anew. */
    @Nullable
    String rest() {
        if (open.isEmpty()) {
            return null;
        }
        String text = open.toString();
        open.setLength(0);
        why = "";
        return text;
    }

    /** What is open, such as <code>{</code>, or an empty text. */
    String why() {
        return why;
    }

    /** Number of the line that the last block began with, from 1. */
    int line() {
        return first;
    }
}
