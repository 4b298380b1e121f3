package dev.fleetsh.remedy.journal;

import dev.fleetsh.remedy.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outcomes as data and back. The field {@code is} says which kind it is. */
final class OutcomeJson {
    private static final String KIND = "is";
    private static final String WHY = "why";
    private static final String ANSWER = "answer";
    private static final String REQUEST = "request";

    private OutcomeJson() {}

    static Map<String, @Nullable Object> data(Outcome outcome) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(KIND, word(outcome));
        if (outcome instanceof Outcome.Changed changed) {
            map.put(ANSWER, Discreet.of(changed.answer()));
            map.put(REQUEST, changed.requestId());
        } else if (outcome instanceof Outcome.Already already) {
            map.put(ANSWER, Discreet.of(already.answer()));
        } else if (outcome instanceof Outcome.Failed failed) {
            map.put(WHY, failed.why());
            map.put("partly", failed.partly());
            map.put(ANSWER, Discreet.of(failed.answer()));
            map.put(REQUEST, failed.requestId());
        } else {
            map.put(WHY, outcome.why());
        }
        return map;
    }

    /** The kind in a word. */
    static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Changed) {
            return "changed";
        }
        if (outcome instanceof Outcome.Already) {
            return "already";
        }
        if (outcome instanceof Outcome.Failed) {
            return "failed";
        }
        if (outcome instanceof Outcome.NotRun) {
            return "not run";
        }
        return outcome instanceof Outcome.Skipped ? "skipped" : "unknown";
    }

    static Outcome outcome(Fields fields) {
        String kind = fields.text(KIND);
        return switch (kind) {
            case "changed" -> new Outcome.Changed(fields.any(ANSWER), fields.text(REQUEST));
            case "already" -> new Outcome.Already(fields.any(ANSWER));
            case "failed" ->
                new Outcome.Failed(fields.text(WHY), fields.yes("partly"), fields.any(ANSWER), fields.text(REQUEST));
            case "skipped" -> new Outcome.Skipped(fields.text(WHY));
            case "unknown" -> new Outcome.Unknown(fields.text(WHY));
            case "not run" -> new Outcome.NotRun(fields.text(WHY));
            default -> throw new IllegalArgumentException("an outcome \"" + kind + "\" is not known");
        };
    }
}
