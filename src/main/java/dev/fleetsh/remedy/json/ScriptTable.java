package dev.fleetsh.remedy.json;

import dev.fleetsh.remedy.plan.NodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts of a plan, each once; effects name them by their place, from 1. */
final class ScriptTable {
    private final Map<NodeScript, Integer> numbers = new LinkedHashMap<>();
    private final List<NodeScript> scripts = new ArrayList<>();

    static ScriptTable of(Fields fields) {
        ScriptTable table = new ScriptTable();
        table.scripts.addAll(fields.objects("scripts", ScriptTable::script));
        return table;
    }

    int number(NodeScript script) {
        return numbers.computeIfAbsent(script, key -> numbers.size() + 1);
    }

    NodeScript script(int number) {
        if (number < 1 || number > scripts.size()) {
            throw new IllegalArgumentException("plan.scripts has no script " + number);
        }
        return scripts.get(number - 1);
    }

    List<@Nullable Object> data() {
        List<@Nullable Object> list = new ArrayList<>();
        numbers.keySet().forEach(script -> {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("id", script.id());
            map.put("version", script.version());
            map.put("language", script.language().name().toLowerCase(Locale.ROOT));
            map.put("readOnly", script.readOnly());
            map.put("text", script.text());
            list.add(map);
        });
        return list;
    }

    private static NodeScript script(Fields fields) {
        return new NodeScript(
                fields.text("id"),
                fields.number("version"),
                fields.parsed("language", ScriptTable::language),
                fields.text("text"),
                fields.yes("readOnly"));
    }

    private static NodeScript.Language language(String word) {
        return switch (word) {
            case "shell" -> NodeScript.Language.SHELL;
            case "powershell" -> NodeScript.Language.POWERSHELL;
            default -> throw new IllegalArgumentException("no language of scripts: \"" + word + "\"");
        };
    }
}
