package dev.fleetsh.remedy.journal;

import dev.fleetsh.remedy.json.DataJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of journals as text for other programs: who changed what, when, why, by which call. */
public final class JournalExport {
    private JournalExport() {}

    /** One JSON object a line. */
    public static String jsonLines(List<JournalRow> rows) {
        return rows.stream().map(row -> DataJson.compact(data(row)) + "\n").collect(Collectors.joining());
    }

    /** Comma-separated values by RFC 4180, with a header. */
    public static String csv(List<JournalRow> rows) {
        StringBuilder text = new StringBuilder(
                "journal,when,who,why,plan,effect,resource,title,scope,operation,parameters,requestId,outcome,detail,output\r\n");
        for (JournalRow row : rows) {
            text.append(data(row).values().stream()
                            .map(value -> value instanceof Map<?, ?> ? DataJson.compact(value) : String.valueOf(value))
                            .map(JournalExport::cell)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    /** The row by the names of its columns. */
    public static Map<String, @Nullable Object> data(JournalRow row) {
        Outcome outcome = row.outcome();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("journal", row.journal());
        map.put("when", row.when().toString());
        map.put("who", row.who());
        map.put("why", row.why());
        map.put("plan", row.plan());
        map.put("effect", row.effect());
        map.put("resource", row.resource());
        map.put("title", row.title());
        map.put("scope", row.scope());
        map.put("operation", row.call().operation());
        map.put("parameters", row.call().parameters());
        map.put("requestId", row.requestId());
        map.put("outcome", outcome == null ? "in flight" : OutcomeJson.word(outcome));
        map.put("detail", outcome == null ? "" : outcome.why());
        Printed printed = Printed.of(outcome);
        map.put("output", printed == null ? "" : printed.output());
        return map;
    }

    /** Spreadsheets take what begins like this for a formula; a quote in front keeps it text. */
    private static String cell(String value) {
        String safe = value.matches("(?s)[=+@\\t\\r-].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
