package dev.fleetsh.command;

import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a plan would send, word for word: scripts, calls, or all of it as JSON. */
final class PlanParts {
    static final List<String> PARTS = List.of("script", "calls", "json");

    private PlanParts() {}

    static Object of(Plan plan, String part) {
        return switch (part) {
            case "script" -> scripts(plan);
            case "calls" -> calls(plan);
            case "json" -> PlanJson.pretty(plan);
            default ->
                throw new UsageException(
                        "a plan has no \"" + part + "\"", "show " + plan.id() + " " + String.join(" | ", PARTS));
        };
    }

    private static String scripts(Plan plan) {
        Map<NodeScript, List<String>> uses = new LinkedHashMap<>();
        for (Effect effect : plan.effects()) {
            use(uses, "effect " + effect.number(), effect.action());
            if (effect.inverse() instanceof Inverse.By by) {
                use(uses, "undo of effect " + effect.number(), by.action());
            }
        }
        if (plan.effects().isEmpty()) {
            throw nothing(plan);
        }
        if (uses.isEmpty()) {
            throw new UsageException(
                    plan.id() + " sends no script", "`show " + plan.id() + " calls` shows what it sends");
        }
        StringBuilder text = new StringBuilder();
        uses.forEach((script, by) -> {
            text.append(text.length() == 0 ? "" : "\n");
            text.append("# ")
                    .append(script.label())
                    .append(", by ")
                    .append(script.language().document())
                    .append('\n');
            by.forEach(use -> text.append("# ").append(use).append('\n'));
            text.append("# Arguments go in Base64 behind the first line, so that none can become code.\n");
            text.append(script.text().stripTrailing()).append('\n');
        });
        return text.toString().stripTrailing();
    }

    private static void use(Map<NodeScript, List<String>> uses, String who, Action action) {
        if (action instanceof Action.Script script) {
            uses.computeIfAbsent(script.script(), key -> new ArrayList<>())
                    .add(who + " on " + script.node()
                            + (script.arguments().isEmpty() ? "" : " with " + DataJson.compact(script.arguments())));
        }
    }

    private static UsageException nothing(Plan plan) {
        return new UsageException(
                plan.id() + " changes nothing, so that it sends nothing", "`show " + plan.id() + "` says why");
    }

    private static Table calls(Plan plan) {
        if (plan.effects().isEmpty()) {
            throw nothing(plan);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            rows.add(row(String.valueOf(effect.number()), effect, effect.action()));
            if (effect.inverse() instanceof Inverse.By by) {
                rows.add(row("undo", effect, by.action()));
            }
        }
        return new Table("", List.of("EFFECT", "SCOPE", "OPERATION", "PARAMETERS"), rows, List.of());
    }

    private static List<Object> row(String number, Effect effect, Action action) {
        String scope = effect.resource().scope().toString();
        if (action instanceof Action.Call call) {
            return List.of(
                    number,
                    scope,
                    call.call().operation(),
                    DataJson.compact(call.call().parameters()));
        }
        String what = action instanceof Action.Script script
                ? script.script().label() + " " + DataJson.compact(script.arguments())
                : DataJson.compact(action.data());
        return List.of(
                number,
                scope,
                "ssm:SendCommand",
                RunCommand.of(action).document() + " on " + RunCommand.node(action) + ": " + what);
    }
}
