package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.command.CommandResult;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Printed;
import dev.fleetsh.remedy.plan.Effect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command on a node means for its effect. */
final class CommandOutcome {
    private static final int LONGEST = 120;

    private CommandOutcome() {}

    /**
     * @param effect what it was to do
     * @param requestId of the call that sent it
     */
    static Outcome of(CommandResult result, Effect effect, String requestId) {
        Object answer = effect.remedy().equals(Effect.OWN_COMMAND)
                ? new Printed(result.exitCode(), result.output()).answer()
                : result.answer();
        return switch (result.status()) {
            case SUCCESS -> unchanged(answer) ? new Outcome.Already(answer) : new Outcome.Changed(answer, requestId);
            case FAILED -> {
                String word = answer instanceof Map<?, ?> map && map.get("why") instanceof String why
                        ? why
                        : lastLine(result.output());
                yield new Outcome.Failed(
                        result.sentence() + (word.isEmpty() ? "" : ": " + word), !unchanged(answer), answer, requestId);
            }
            case DELIVERY_TIMED_OUT, UNDELIVERABLE, TERMINATED, RATE_EXCEEDED ->
                new Outcome.NotRun("the command " + result.status().label());
            case INVALID_PLATFORM, ACCESS_DENIED ->
                new Outcome.Failed("the command " + result.status().label(), false, answer, requestId);
            case EXECUTION_TIMED_OUT ->
                new Outcome.Failed("the command " + result.status().label(), true, answer, requestId);
            case CANCELLED ->
                new Outcome.Failed("the command was cancelled, and may have begun", true, answer, requestId);
            default -> new Outcome.Unknown("AWS did not tell in time what became of the command");
        };
    }

    /** What a script that fails says last is mostly why. */
    private static String lastLine(String output) {
        String last = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("{") && !line.startsWith("---"))
                .reduce("", (earlier, later) -> later);
        return last.length() > LONGEST ? last.substring(0, LONGEST - 1) + "…" : last;
    }

    private static boolean unchanged(@Nullable Object answer) {
        return answer instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("changed"));
    }
}
