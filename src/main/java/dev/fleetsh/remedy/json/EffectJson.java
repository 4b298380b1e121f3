package dev.fleetsh.remedy.json;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Assumption;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One effect as data. */
final class EffectJson {
    private EffectJson() {}

    static Map<String, @Nullable Object> data(Effect effect, ScriptTable scripts) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("number", effect.number());
        map.put("remedy", effect.remedy());
        map.put("resource", resource(effect.resource()));
        map.put("stage", effect.stage().label());
        map.put("title", effect.title());
        map.put("action", ActionJson.data(effect.action(), scripts));
        map.put("inverse", ActionJson.data(effect.inverse(), scripts));
        map.put("states", effect.states().stream().map(EffectJson::state).toList());
        map.put("grounds", effect.grounds().stream().map(EffectJson::ground).toList());
        map.put("nodes", effect.nodes());
        map.put("touches", effect.touches());
        map.put("risk", risk(effect.risk()));
        map.put("cost", effect.cost());
        map.put("verification", verification(effect.verification()));
        map.put(
                "assumptions",
                effect.assumptions().stream().map(EffectJson::assumption).toList());
        map.put("fixes", effect.fixes());
        return map;
    }

    static Effect effect(Fields fields, ScriptTable scripts) {
        return new Effect(
                fields.number("number"),
                fields.text("remedy"),
                fields.object("resource", EffectJson::resource),
                fields.label("stage", Stage.class),
                fields.text("title"),
                fields.object("action", action -> ActionJson.action(action, scripts)),
                fields.object("inverse", inverse -> ActionJson.inverse(inverse, scripts)),
                fields.objects("states", EffectJson::state),
                fields.objects("grounds", EffectJson::ground),
                fields.texts("nodes"),
                fields.texts("touches"),
                fields.object("risk", risk -> new Risk(risk.label("level", Risk.Level.class), risk.text("text"))),
                fields.text("cost"),
                fields.object("verification", EffectJson::verification),
                fields.objects("assumptions", EffectJson::assumption),
                fields.texts("fixes"));
    }

    private static Map<String, @Nullable Object> resource(Resource resource) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", resource.kind().label());
        map.put("partition", resource.scope().partition());
        map.put("account", resource.scope().account());
        map.put("region", resource.scope().region());
        map.put("id", resource.id());
        return map;
    }

    private static Resource resource(Fields fields) {
        return new Resource(
                fields.label("kind", ResourceKind.class),
                new ScopeId(fields.text("partition"), fields.text("account"), fields.text("region")),
                fields.text("id"));
    }

    private static Map<String, @Nullable Object> state(State state) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", state.name());
        map.put("reading", ActionJson.call(state.reading()));
        map.put("path", state.path().text());
        map.put("before", state.before());
        map.put("after", state.after());
        return map;
    }

    private static State state(Fields fields) {
        return new State(
                fields.text("name"),
                fields.object("reading", ActionJson::call),
                fields.parsed("path", DataPath::new),
                fields.any("before"),
                fields.any("after"));
    }

    private static Map<String, @Nullable Object> ground(Ground ground) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("node", ground.node());
        map.put("property", ground.property());
        map.put("value", ground.value());
        return map;
    }

    private static Ground ground(Fields fields) {
        return new Ground(fields.text("node"), fields.text("property"), fields.text("value"));
    }

    private static Map<String, @Nullable Object> risk(Risk risk) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("level", risk.level().label());
        map.put("text", risk.text());
        return map;
    }

    private static Map<String, @Nullable Object> verification(Verification verification) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("checks", verification.checks());
        map.put("nodes", verification.nodes());
        map.put("within", verification.within().toString());
        return map;
    }

    private static Verification verification(Fields fields) {
        return new Verification(
                fields.texts("checks"), fields.texts("nodes"), fields.parsed("within", Duration::parse));
    }

    private static Map<String, @Nullable Object> assumption(Assumption assumption) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("nodes", assumption.nodes());
        map.put("fact", assumption.fact());
        map.put("value", assumption.value());
        return map;
    }

    private static Assumption assumption(Fields fields) {
        return new Assumption(fields.texts("nodes"), fields.text("fact"), fields.any("value"));
    }
}
