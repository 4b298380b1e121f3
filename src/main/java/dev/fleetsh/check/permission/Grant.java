package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.Reason;
import java.util.ArrayList;
import java.util.List;

/** Whether some actions are allowed, and which layer decides. */
public sealed interface Grant {

    /**
     * All of them are.
     *
     * @param policies that allow them, as far as the simulation named them
     */
    record Allowed(List<String> policies) implements Grant {
        public Allowed {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Attached policies are known by their names to allow them; nobody could simulate what else is there. A boundary, a
     * policy of the organisation or a denial may still take them away.
     *
     * @param policies their names
     */
    record Weak(List<String> policies) implements Grant {
        public Weak {
            policies = List.copyOf(policies);
        }
    }

    /**
     * At least one is not.
     *
     * @param by the gravest layer of all refusals
     * @param actions all that are refused
     * @param policies that decide, as far as the simulation named them
     */
    record Denied(Refuser by, List<String> actions, List<String> policies) implements Grant {
        public Denied {
            actions = List.copyOf(actions);
            policies = List.copyOf(policies);
        }
    }

    /**
     * None is surely refused, and of at least one nobody can tell.
     *
     * @param detail the IAM action for {@link Reason#DENIED}, the context keys for {@link Reason#MISSING_CONTEXT}, what would
     *     collect it for {@link Reason#NOT_COLLECTED}, else an explanation
     */
    record Unknown(Reason reason, String detail) implements Grant {}

    default boolean allowed() {
        return this instanceof Allowed || this instanceof Weak;
    }

    /** Both: a refusal counts most, then what is not known, then what is weak. */
    default Grant and(Grant other) {
        if (this instanceof Denied one && other instanceof Denied two) {
            Denied graver = one.by().compareTo(two.by()) <= 0 ? one : two;
            return new Denied(graver.by(), union(one.actions(), two.actions()), union(one.policies(), two.policies()));
        }
        if (this instanceof Denied || other instanceof Denied) {
            return this instanceof Denied ? this : other;
        }
        if (this instanceof Unknown || other instanceof Unknown) {
            return this instanceof Unknown ? this : other;
        }
        if (this instanceof Weak one && other instanceof Weak two) {
            return new Weak(union(one.policies(), two.policies()));
        }
        if (this instanceof Allowed one && other instanceof Allowed two) {
            return new Allowed(union(one.policies(), two.policies()));
        }
        return this instanceof Weak ? this : other;
    }

    private static List<String> union(List<String> one, List<String> two) {
        List<String> union = new ArrayList<>(one);
        two.stream().filter(item -> !union.contains(item)).forEach(union::add);
        return union;
    }
}
