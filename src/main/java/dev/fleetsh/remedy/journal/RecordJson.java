package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.json.Fields;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as data and back. The field {@code is} says which kind it is. */
final class RecordJson {
    private static final String KIND = "is";
    private static final String WHEN = "when";

    private RecordJson() {}

    static Map<String, @Nullable Object> data(JournalRecord record) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(KIND, "");
        map.put(WHEN, record.when().toString());
        String kind;
        if (record instanceof JournalRecord.Opened opened) {
            kind = "opened";
            map.put("format", JournalFile.FORMAT);
            map.put("tag", opened.tag());
            map.put("callers", opened.callers());
            map.put("reason", opened.reason());
            map.put("options", opened.options());
            map.put("plan", PlanJson.data(opened.plan()));
        } else if (record instanceof JournalRecord.Wave wave) {
            kind = "wave";
            map.put("stage", wave.stage());
            map.put("number", wave.number());
            map.put("of", wave.of());
            map.put("nodes", wave.nodes());
        } else if (record instanceof JournalRecord.Intent intent) {
            kind = "intent";
            map.put("effects", intent.effects());
            map.put("partition", intent.scope().partition());
            map.put("account", intent.scope().account());
            map.put("region", intent.scope().region());
            map.put("caller", intent.caller());
            map.put("operation", intent.call().operation());
            map.put("parameters", intent.call().parameters());
        } else if (record instanceof JournalRecord.Sent sent) {
            kind = "sent";
            map.put("intent", sent.intent());
            map.put("command", sent.command());
            map.put("request", sent.requestId());
        } else if (record instanceof JournalRecord.Ended ended) {
            kind = "ended";
            map.put("effect", ended.effect());
            map.put("outcome", OutcomeJson.data(ended.outcome()));
        } else if (record instanceof JournalRecord.Left left) {
            kind = "left";
            map.put("effect", left.effect());
            map.put("states", left.states());
        } else if (record instanceof JournalRecord.Verified verified) {
            kind = "verified";
            map.put("effect", verified.effect());
            map.put("yes", verified.yes());
            map.put("text", verified.text());
        } else if (record instanceof JournalRecord.Paused paused) {
            kind = "paused";
            map.put("why", paused.why());
        } else if (record instanceof JournalRecord.Continued continued) {
            kind = "continued";
            map.put("callers", continued.callers());
            map.put("reason", continued.reason());
            map.put("options", continued.options());
        } else if (record instanceof JournalRecord.Finished finished) {
            kind = "finished";
            map.put("summary", finished.summary());
        } else {
            kind = "cancelled";
        }
        map.put(KIND, kind);
        return map;
    }

    /**
     * @throws IllegalArgumentException saying what is wrong
     * @throws dev.fleetsh.fleet.RemedyException where the plan in it can't be read
     */
    static JournalRecord record(@Nullable Object data, String name) {
        return Fields.read("record", data, fields -> record(fields, name));
    }

    private static JournalRecord record(Fields fields, String name) {
        Instant when = fields.parsed(WHEN, Instant::parse);
        String kind = fields.text(KIND);
        return switch (kind) {
            case "opened" -> opened(fields, when, name);
            case "wave" ->
                new JournalRecord.Wave(
                        when,
                        fields.text("stage"),
                        fields.number("number"),
                        fields.number("of"),
                        fields.texts("nodes"));
            case "intent" ->
                new JournalRecord.Intent(
                        when,
                        numbers(fields.any("effects")),
                        new ScopeId(fields.text("partition"), fields.text("account"), fields.text("region")),
                        fields.text("caller"),
                        ApiCall.of(fields.text("operation"), Data.map(fields.map("parameters"))));
            case "sent" ->
                new JournalRecord.Sent(when, fields.number("intent"), fields.text("command"), fields.text("request"));
            case "ended" ->
                new JournalRecord.Ended(when, fields.number("effect"), fields.object("outcome", OutcomeJson::outcome));
            case "left" -> new JournalRecord.Left(when, fields.number("effect"), Data.map(fields.map("states")));
            case "verified" ->
                new JournalRecord.Verified(when, fields.number("effect"), fields.yes("yes"), fields.text("text"));
            case "paused" -> new JournalRecord.Paused(when, fields.text("why"));
            case "continued" ->
                new JournalRecord.Continued(
                        when,
                        texts(fields.map("callers")),
                        fields.text("reason"),
                        fields.has("options") ? Data.map(fields.map("options")) : Map.of());
            case "cancelled" -> new JournalRecord.Cancelled(when);
            case "finished" -> new JournalRecord.Finished(when, fields.text("summary"));
            default -> throw new IllegalArgumentException("the record is of a kind \"" + kind + "\" that is not known");
        };
    }

    private static JournalRecord opened(Fields fields, Instant when, String name) {
        fields.number("format");
        return new JournalRecord.Opened(
                when,
                fields.text("tag"),
                PlanJson.of(fields.any("plan"), "the plan in " + name),
                texts(fields.map("callers")),
                fields.text("reason"),
                Data.map(fields.map("options")));
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    private static List<Integer> numbers(@Nullable Object value) {
        if (value instanceof List<?> items && items.stream().allMatch(Long.class::isInstance)) {
            return items.stream().map(item -> Math.toIntExact((Long) item)).toList();
        }
        throw new IllegalArgumentException("the effects are no numbers");
    }
}
