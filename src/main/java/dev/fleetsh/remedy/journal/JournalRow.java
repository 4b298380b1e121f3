package dev.fleetsh.remedy.journal;

import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One effect of one changing call, for audits.
 *
 * @param when the call was announced
 * @param who ARN of the caller
 * @param why the reason that the person gave
 * @param plan its mark, by which the command is found in AWS
 * @param effect its number
 * @param call with its parameters as planned, without secrets
 * @param requestId AWS's own; empty where the answer is not known
 * @param outcome null while nobody knows
 */
public record JournalRow(
        String journal,
        Instant when,
        String who,
        String why,
        String plan,
        int effect,
        String resource,
        String title,
        String scope,
        ApiCall call,
        String requestId,
        @Nullable Outcome outcome) {

    /** The rows of a journal, in the order of its calls. */
    public static List<JournalRow> of(Recorded recorded) {
        JournalRecord.Opened opened = recorded.opened();
        Map<Integer, Effect> effects =
                opened.plan().effects().stream().collect(Collectors.toMap(Effect::number, effect -> effect));
        Map<Integer, Outcome> outcomes = recorded.outcomes();
        List<JournalRow> rows = new ArrayList<>();
        String why = opened.reason();
        for (Recorded.Entry entry : recorded.entries()) {
            if (entry.record() instanceof JournalRecord.Continued continued
                    && !continued.reason().isEmpty()) {
                why = continued.reason();
            }
            if (!(entry.record() instanceof JournalRecord.Intent intent)) {
                continue;
            }
            String sent = recorded.sent(entry.number())
                    .map(JournalRecord.Sent::requestId)
                    .orElse("");
            if (intent.effects().isEmpty()) {
                rows.add(new JournalRow(
                        recorded.id(),
                        intent.when(),
                        intent.caller(),
                        why,
                        opened.plan().mark(),
                        0,
                        "",
                        "",
                        intent.scope().toString(),
                        intent.call(),
                        sent,
                        sent.isEmpty()
                                ? new Outcome.Unknown("whether it arrived is not known")
                                : new Outcome.Changed(null, sent)));
            }
            for (int number : intent.effects()) {
                Effect effect = effects.get(number);
                Outcome outcome = outcomes.get(number);
                rows.add(new JournalRow(
                        recorded.id(),
                        intent.when(),
                        intent.caller(),
                        why,
                        opened.plan().mark(),
                        number,
                        effect == null ? "" : effect.resource().toString(),
                        effect == null ? "" : effect.title(),
                        intent.scope().toString(),
                        intent.call(),
                        sent.isEmpty() ? request(outcome) : sent,
                        outcome));
            }
        }
        return rows;
    }

    private static String request(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            return changed.requestId();
        }
        return outcome instanceof Outcome.Failed failed ? failed.requestId() : "";
    }
}
