package dev.fleetsh.remedy.plan;

import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One change of one real resource.
 *
 * @param number in its plan, from 1
 * @param remedy id of the remedy that made it
 * @param title what changes, in a line: {@code allow TCP 443 to 0.0.0.0/0}
 * @param states facts of the resource by which to tell whether it was applied; empty where only the action's answer tells
 * @param grounds facts of nodes that it rests on
 * @param nodes ids of the selected nodes that it is for
 * @param touches ids of nodes outside the selection that it changes as well
 * @param cost what it costs, in a sentence; empty for nothing
 * @param assumptions what the model is like afterwards
 * @param fixes ids of the checks that it is meant to make pass on {@code nodes} and {@code touches}
 */
public record Effect(
        int number,
        String remedy,
        Resource resource,
        Stage stage,
        String title,
        Action action,
        Inverse inverse,
        List<State> states,
        List<Ground> grounds,
        List<String> nodes,
        List<String> touches,
        Risk risk,
        String cost,
        Verification verification,
        List<Assumption> assumptions,
        List<String> fixes) {
    /** In the place of a remedy's id, where the person's own command is run. */
    public static final String OWN_COMMAND = "exec";

    public Effect {
        states = List.copyOf(states);
        grounds = List.copyOf(grounds);
        nodes = List.copyOf(nodes);
        touches = List.copyOf(touches);
        assumptions = List.copyOf(assumptions);
        fixes = List.copyOf(fixes);
    }

    public boolean reversible() {
        return inverse instanceof Inverse.By;
    }

    /** The same effect in a plan for a wider selection: what it touches there counts among its nodes. */
    public Effect selecting(Set<String> selected) {
        return new Effect(
                number,
                remedy,
                resource,
                stage,
                title,
                action,
                inverse,
                states,
                grounds,
                Stream.concat(nodes.stream(), touches.stream().filter(selected::contains))
                        .distinct()
                        .toList(),
                touches.stream().filter(node -> !selected.contains(node)).toList(),
                risk,
                cost,
                verification,
                assumptions,
                fixes);
    }

    /** The answers that its action, its inverse and its states refer to. */
    public List<AnswerRef> references() {
        Stream<@Nullable Object> back =
                inverse instanceof Inverse.By by ? Stream.of(by.action().data()) : Stream.empty();
        Stream<@Nullable Object> read =
                states.stream().flatMap(state -> Stream.of(state.reading().parameters(), state.after()));
        return Stream.concat(Stream.of(action.data()), Stream.concat(back, read))
                .flatMap(AnswerRef::in)
                .toList();
    }

    /** The same effect under another number; references to the answers of other effects follow. */
    public Effect numbered(int other, IntUnaryOperator numbers) {
        UnaryOperator<@Nullable Object> follow = value -> AnswerRef.renumbered(value, numbers);
        return new Effect(
                other,
                remedy,
                resource,
                stage,
                title,
                action.changed(follow),
                inverse instanceof Inverse.By by ? new Inverse.By(by.action().changed(follow)) : inverse,
                states.stream().map(state -> state.changed(follow)).toList(),
                grounds,
                nodes,
                touches,
                risk,
                cost,
                verification,
                assumptions,
                fixes);
    }
}
