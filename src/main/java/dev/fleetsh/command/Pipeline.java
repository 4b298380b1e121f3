package dev.fleetsh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command line in its parts: verbs, each of which takes the value of the one before, and the file that the last value
 * goes to.
 *
 * <p>{@code |} ties verbs only where it stands after a space, outside quotes and brackets, and a verb follows that goes on
 * like a command. Everywhere else it is an operator of the predicate that it stands in.
 *
 * @param stages at least one
 * @param target the file, or null
 */
record Pipeline(List<Stage> stages, @Nullable Target target) {

    private static final String DASHES = " -- ";

    /**
     * A verb with what stands behind it.
     *
     * @param rest up to the next verb, the file or the end of the line, as written
     * @param offset where the rest begins in the line
     */
    record Stage(Command command, String rest, int offset) {}

    /** The line in its parts, or null when it is Groovy. */
    static @Nullable Pipeline of(String line, Function<String, @Nullable Command> verbs) {
        Command first = verbs.apply(LineRule.firstWord(line));
        if (first == null) {
            return null;
        }
        boolean dashed = dashes(line, verbs) < line.length();
        Target target = dashed ? null : Target.of(line);
        String verbal = target == null ? line : line.substring(0, target.start());
        List<Stage> stages = new ArrayList<>();
        int start = 0;
        for (int bar : bars(verbal, verbs)) {
            stages.add(stage(verbal.substring(start, bar), start, verbs));
            start = bar + 1;
        }
        stages.add(stage(verbal.substring(start), start, verbs));
        return LineRule.goesOnLikeCommand(stages.get(0).rest()) ? new Pipeline(List.copyOf(stages), target) : null;
    }

    private static Stage stage(String part, int start, Function<String, @Nullable Command> verbs) {
        Command command = java.util.Objects.requireNonNull(verbs.apply(LineRule.firstWord(part)));
        int offset = LineRule.behindFirstWord(part);
        return new Stage(command, part.substring(offset), start + offset);
    }

    /** Where a {@code |} stands that a verb follows, and that is no sign in a text of a verb's own. */
    private static List<Integer> bars(String line, Function<String, @Nullable Command> verbs) {
        int end = dashes(line, verbs);
        return signs(line, verbs).stream().filter(at -> at < end).toList();
    }

    /** Where the dashes stand behind which all is the text of a verb; the length of the line where none do. */
    private static int dashes(String line, Function<String, @Nullable Command> verbs) {
        List<Integer> signs = new ArrayList<>(signs(line, verbs));
        signs.add(line.length());
        int start = 0;
        for (int sign : signs) {
            String stage = line.substring(start, sign);
            Command command = verbs.apply(LineRule.firstWord(stage));
            int at = stage.indexOf(DASHES);
            if (command != null && command.endsAtDashes() && at >= 0) {
                return start + at;
            }
            start = sign + 1;
        }
        return line.length();
    }

    private static List<Integer> signs(String line, Function<String, @Nullable Command> verbs) {
        List<Integer> bars = new ArrayList<>();
        for (int at : Words.outside(line, '|')) {
            if (at > 0 && Character.isWhitespace(line.charAt(at - 1)) && line.indexOf("||", at) != at) {
                String behind = line.substring(at + 1);
                if (verbs.apply(LineRule.firstWord(behind)) != null
                        && goesOn(behind.substring(LineRule.behindFirstWord(behind)))) {
                    bars.add(at);
                }
            }
        }
        return bars;
    }

    private static boolean goesOn(String rest) {
        return rest.stripLeading().startsWith("|") || LineRule.goesOnLikeCommand(rest);
    }

    Stage last() {
        return stages.get(stages.size() - 1);
    }
}
