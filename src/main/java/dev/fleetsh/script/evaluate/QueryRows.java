package dev.fleetsh.script.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.groovy.ginq.provider.collection.runtime.NamedRecord;
import org.apache.groovy.ginq.provider.collection.runtime.Queryable;
import org.jspecify.annotations.Nullable;

/** Answers of GINQ as lists; rows with names become maps, so that they can be shown, named and queried without GINQ. */
final class QueryRows {
    private QueryRows() {}

    /**
     * The rows of a query, or the value itself where it is none.
     *
     * @throws dev.fleetsh.fleet.UnknownFactException when the query reads a fact that is unknown
     */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Queryable<?> query) {
            return rows(query.toList());
        }
        return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof NamedRecord<?, ?>
                ? rows(list)
                : value;
    }

    private static List<@Nullable Object> rows(List<?> answers) {
        List<@Nullable Object> rows = new ArrayList<>(answers.size());
        for (Object answer : answers) {
            rows.add(answer instanceof NamedRecord<?, ?> row ? fields(row) : answer);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> fields(NamedRecord<?, ?> row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<String> names = row.getNameList();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), row.get(i));
        }
        return fields;
    }
}
