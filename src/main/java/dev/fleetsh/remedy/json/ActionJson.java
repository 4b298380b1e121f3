package dev.fleetsh.remedy.json;

import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Inverse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions and their inverses as data: which fields there are says which kind it is. */
final class ActionJson {
    private static final String CALL = "call";
    private static final String DOCUMENT = "document";
    private static final String SCRIPT = "script";
    private static final String NONE = "none";

    private ActionJson() {}

    static Map<String, @Nullable Object> data(Action action, ScriptTable scripts) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (action instanceof Action.Call call) {
            return call(call.call());
        }
        if (action instanceof Action.Document document) {
            map.put(DOCUMENT, document.document());
            map.put("parameters", document.parameters());
            map.put("node", document.node());
        } else if (action instanceof Action.Script script) {
            map.put(SCRIPT, scripts.number(script.script()));
            map.put("arguments", script.arguments());
            map.put("node", script.node());
            map.put("timeout", script.timeout().toString());
        }
        return map;
    }

    static Action action(Fields fields, ScriptTable scripts) {
        if (fields.has(CALL)) {
            return new Action.Call(call(fields));
        }
        if (fields.has(DOCUMENT)) {
            return new Action.Document(fields.text(DOCUMENT), Data.map(fields.map("parameters")), fields.text("node"));
        }
        return new Action.Script(
                scripts.script(fields.number(SCRIPT)),
                Data.map(fields.map("arguments")),
                fields.text("node"),
                fields.parsed("timeout", Duration::parse));
    }

    static Map<String, @Nullable Object> data(Inverse inverse, ScriptTable scripts) {
        if (inverse instanceof Inverse.By by) {
            return data(by.action(), scripts);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(NONE, inverse instanceof Inverse.None none ? none.why() : "");
        return map;
    }

    static Inverse inverse(Fields fields, ScriptTable scripts) {
        return fields.has(NONE) ? new Inverse.None(fields.text(NONE)) : new Inverse.By(action(fields, scripts));
    }

    static Map<String, @Nullable Object> call(ApiCall call) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(CALL, call.operation());
        map.put("parameters", call.parameters());
        return map;
    }

    static ApiCall call(Fields fields) {
        Map<String, @Nullable Object> parameters = Data.map(fields.map("parameters"));
        return fields.parsed(CALL, operation -> new ApiCall(operation, parameters));
    }
}
