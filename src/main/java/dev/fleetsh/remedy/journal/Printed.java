package dev.fleetsh.remedy.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command of the person's own printed on a node. Nobody but the person knows what it means, so it is kept as it is.
 *
 * @param exitCode of the command; -1 where AWS tells none
 * @param output standard output and errors, as far as AWS keeps them: 24,000 characters
 */
public record Printed(int exitCode, String output) {
    private static final String EXIT_CODE = "exitCode";
    private static final String OUTPUT = "output";

    /** As an answer that a journal keeps. */
    public Map<String, @Nullable Object> answer() {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(EXIT_CODE, (long) exitCode);
        answer.put(OUTPUT, output);
        return answer;
    }

    /** What an outcome tells of it; null where its effect was no such command, or has told nothing. */
    public static @Nullable Printed of(@Nullable Outcome outcome) {
        return outcome != null
                        && outcome.answer() instanceof Map<?, ?> answer
                        && answer.get(EXIT_CODE) instanceof Long code
                        && answer.get(OUTPUT) instanceof String output
                ? new Printed(code.intValue(), output)
                : null;
    }
}
