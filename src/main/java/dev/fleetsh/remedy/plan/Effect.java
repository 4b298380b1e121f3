package dev.fleetsh.remedy.plan;

import java.util.List;

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
}
