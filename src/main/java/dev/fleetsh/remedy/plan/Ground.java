package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;

/**
 * A fact of a node that a plan rests on.
 *
 * @param node its id
 * @param property such as {@code agent}, as predicates name it
 * @param value its text when the plan was made; {@code unknown} with the kind of failure where it was not known
 */
public record Ground(String node, String property, String value) {

    /** What a property of a node is now. */
    public static Ground of(Node node, String property) {
        return new Ground(node.id(), property, text(node.fact(property)));
    }

    /** Whether the property is what it was. One that can't be read any more is not: nobody knows. */
    public boolean holds(Node now) {
        return text(now.fact(property)).equals(value);
    }

    /** The value as grounds have it. Of an unknown one only the kind counts: its wording may change from call to call. */
    public static String text(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown
                ? "unknown(" + unknown.reason().label() + ")"
                : String.valueOf(fact.orNull());
    }
}
