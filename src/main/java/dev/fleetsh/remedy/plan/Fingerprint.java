package dev.fleetsh.remedy.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash over what a plan does and what it rests on: effects, states and grounds, what it was asked for, and the plan that it
 * takes back. Plans that do the same on the same ground have the same one, whatever they are called: the plan's own name
 * counts as a blank.
 */
final class Fingerprint {
    private static final int BYTES = 8;

    private final MessageDigest digest;
    private final String mark;

    private Fingerprint(String mark) {
        this.mark = mark;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 16 hexadecimal digits. */
    static String of(Plan plan) {
        Fingerprint fingerprint = new Fingerprint(plan.id() + "-" + plan.uid());
        fingerprint.value(plan.undoes());
        fingerprint.value(plan.arguments());
        plan.effects().forEach(fingerprint::effect);
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
    }

    private void effect(Effect effect) {
        Resource resource = effect.resource();
        value(List.of(
                effect.number(),
                effect.remedy(),
                resource.kind().label(),
                resource.scope().partition(),
                resource.scope().account(),
                resource.scope().region(),
                resource.id(),
                effect.stage().label(),
                effect.title(),
                effect.risk().level().label(),
                effect.risk().text(),
                effect.cost()));
        action(effect.action());
        if (effect.inverse() instanceof Inverse.By by) {
            action(by.action());
        } else if (effect.inverse() instanceof Inverse.None none) {
            value(none.why());
        }
        effect.states().forEach(state -> {
            value(List.of(
                    state.name(), state.reading().operation(), state.path().text()));
            value(state.reading().parameters());
            value(state.before());
            value(state.after());
        });
        effect.grounds().forEach(ground -> value(List.of(ground.node(), ground.property(), ground.value())));
        value(effect.nodes());
        value(effect.touches());
        value(effect.fixes());
        value(effect.verification().checks());
        value(effect.verification().nodes());
        value(effect.verification().within().toString());
        effect.assumptions().forEach(assumption -> {
            value(assumption.nodes());
            value(assumption.fact());
            value(assumption.value());
        });
    }

    private void action(Action action) {
        if (action instanceof Action.Call call) {
            value(List.of("call", call.call().operation()));
        } else if (action instanceof Action.Document document) {
            value(List.of("document", document.document(), document.node()));
        } else if (action instanceof Action.Script script) {
            NodeScript node = script.script();
            value(List.of(
                    "script",
                    node.label(),
                    node.language().document(),
                    node.text(),
                    node.readOnly(),
                    script.node(),
                    script.timeout().toString()));
        }
        value(action.data());
    }

    /** Every value goes in with its kind and length, so that no two differing ones read the same. */
    private void value(@Nullable Object raw) {
        Object value = Data.of(raw);
        if (value instanceof Map<?, ?> map) {
            head('m', map.size());
            new TreeMap<>(map).forEach((key, item) -> {
                value(key);
                value(item);
            });
        } else if (value instanceof List<?> items) {
            head('l', items.size());
            items.forEach(this::value);
        } else if (value instanceof String text) {
            byte[] bytes = text.replace(mark, "").getBytes(StandardCharsets.UTF_8);
            head('t', bytes.length);
            digest.update(bytes);
        } else if (value instanceof Long || value instanceof BigDecimal || value instanceof Boolean) {
            head('v', value.toString().length());
            digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        } else {
            head('n', 0);
        }
    }

    private void head(char kind, int length) {
        digest.update((kind + "" + length + ":").getBytes(StandardCharsets.UTF_8));
    }
}
