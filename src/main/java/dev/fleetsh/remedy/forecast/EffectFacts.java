package dev.fleetsh.remedy.forecast;

import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that an effect says, by names that people read, without the marks of its plan. */
final class EffectFacts {
    private final Plan plan;
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    private EffectFacts(Plan plan) {
        this.plan = plan;
    }

    static Map<String, @Nullable Object> of(Effect effect, Plan plan) {
        return new EffectFacts(plan).of(effect);
    }

    private Map<String, @Nullable Object> of(Effect effect) {
        action("", effect.action());
        for (State state : effect.states()) {
            facts.put(state.name() + " before", plain(state.before(), plan));
            facts.put(state.name() + " after", plain(state.after(), plan));
            facts.put(
                    state.name() + " is read by",
                    state.reading().operation() + " " + state.path() + " "
                            + plain(state.reading().parameters(), plan));
        }
        effect.grounds().forEach(ground -> facts.put(ground.property() + " of " + ground.node(), ground.value()));
        facts.put("nodes", effect.nodes());
        facts.put("touches", effect.touches());
        facts.put("remedy", effect.remedy());
        facts.put("stage", effect.stage().label());
        facts.put("risk", effect.risk().level().label());
        facts.put("what could go wrong", effect.risk().text());
        facts.put("cost", effect.cost());
        facts.put("can be taken back", effect.reversible());
        if (effect.inverse() instanceof Inverse.By by) {
            action("taken back: ", by.action());
        } else if (effect.inverse() instanceof Inverse.None none) {
            facts.put("not taken back since", none.why());
        }
        verification(effect.verification());
        effect.assumptions()
                .forEach(assumption -> facts.put(
                        "assumed " + assumption.fact()
                                + (assumption.nodes().isEmpty() ? "" : " of " + String.join(", ", assumption.nodes())),
                        plain(assumption.value(), plan)));
        facts.put("meant to fix", effect.fixes());
        return facts;
    }

    private void action(String prefix, Action action) {
        if (action instanceof Action.Call call) {
            facts.put(prefix + "operation", call.call().operation());
        } else if (action instanceof Action.Document document) {
            facts.put(prefix + "document", document.document());
            facts.put(prefix + "runs on", document.node());
        } else if (action instanceof Action.Script script) {
            NodeScript node = script.script();
            facts.put(prefix + "script", node.label());
            facts.put(prefix + "text of the script", node.text());
            facts.put(prefix + "runs on", script.node());
            facts.put(prefix + "may run for", script.timeout().toSeconds() + " s");
        }
        action.data().forEach((name, value) -> facts.put(prefix + "parameter " + name, plain(value, plan)));
    }

    private void verification(Verification verification) {
        facts.put("verified by", verification.checks());
        facts.put("verified on", verification.nodes());
        facts.put("verified within", verification.within().toSeconds() + " s");
    }

    static @Nullable Object plain(@Nullable Object value, Plan plan) {
        if (value instanceof String text) {
            return text.replace(plan.mark(), "").replace(plan.id() + "-" + plan.uid(), "");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item, plan)));
            return Data.sorted(copy);
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(plain(item, plan)));
            return copy;
        }
        return value;
    }
}
