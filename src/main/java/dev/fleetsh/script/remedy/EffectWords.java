package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.catalogue.EffectDraft;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import groovy.lang.GroovyObjectSupport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Words that say of an effect whom it is for, what it calls, how it is verified, and what it risks. */
public class EffectWords extends GroovyObjectSupport {
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Consumer<Consumer<EffectDraft>> draft;

    /** @param draft makes a change to the effect, now or once there is one */
    EffectWords(Consumer<Consumer<EffectDraft>> draft) {
        this.draft = draft;
    }

    final void change(Consumer<EffectDraft> change) {
        draft.accept(change);
    }

    public void on(Object nodes) {
        change(effect -> effect.on(nodes(nodes)));
    }

    public void touches(Object nodes) {
        change(effect -> effect.touches(nodes(nodes)));
    }

    public void stage(String label) {
        change(effect -> effect.stage(Words.labelled(Stage.class, label)));
    }

    /** The call that makes the change. Files write {@code call}: closures have a method of that name themselves. */
    public void calls(Map<String, ?> parameters, String operation) {
        change(effect -> effect.call(operation, parameters));
    }

    public void calls(String operation, Map<String, ?> parameters) {
        calls(parameters, operation);
    }

    public void inverse(Map<String, ?> parameters, String operation) {
        change(effect -> effect.inverse(operation, parameters));
    }

    public void inverse(String operation, Map<String, ?> parameters) {
        inverse(parameters, operation);
    }

    public void irreversible(Object why) {
        change(effect -> effect.inverse(new Inverse.None(why.toString())));
    }

    /** A place in the effect's own answer. */
    public Map<String, @Nullable Object> answer(Object path) {
        return new AnswerRef(0, new DataPath(path.toString())).data();
    }

    public void state(Map<String, ?> named, Object name, String operation, Map<String, ?> parameters) {
        change(effect -> effect.state(
                name.toString(), operation, parameters, String.valueOf(named.get("path")), named.get("becomes")));
    }

    public void risk(Object level, Object text) {
        change(effect -> effect.risk(Words.labelled(Risk.Level.class, level), text.toString()));
    }

    public void cost(Object text) {
        change(effect -> effect.cost(text.toString()));
    }

    public void fixes(String... ids) {
        change(effect -> effect.fixes(ids));
    }

    public void rests(Node node, String... facts) {
        change(effect -> effect.rests(node, facts));
    }

    public void verify(Map<String, ?> named, String... ids) {
        change(effect -> {
            effect.verify(named.get("within") instanceof Duration time ? time : WITHIN, ids);
            if (Boolean.TRUE.equals(named.get("signals"))) {
                effect.verifySignals();
            }
        });
    }

    public void verify(String... ids) {
        verify(Map.of(), ids);
    }

    public void verifyOn(Object nodes) {
        change(effect -> effect.verifyOn(nodes(nodes)));
    }

    public void assume(Map<String, ?> facts) {
        change(effect -> facts.forEach(effect::assume));
    }

    public void assume(Map<String, ?> facts, Node node) {
        change(effect -> facts.forEach((fact, value) -> effect.assume(node, fact, value)));
    }

    public void assumeScope(Map<String, ?> facts) {
        change(effect -> facts.forEach(effect::assumeScope));
    }

    private static List<Node> nodes(Object given) {
        if (given instanceof Node node) {
            return List.of(node);
        }
        List<Node> nodes = new ArrayList<>();
        if (given instanceof Iterable<?> all) {
            all.forEach(node -> nodes.add((Node) node));
        }
        return nodes;
    }
}
