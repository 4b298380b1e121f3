package dev.fleetsh.script;

import dev.fleetsh.script.predicate.NodePredicate;
import dev.fleetsh.script.predicate.PredicateCompiler;
import dev.fleetsh.script.scope.ScriptScope;

/** Compiles expressions over a node, such as {@code windows && agent < '3.0.222.0' && tags.Env == 'prod'}. */
public final class Predicates {
    private final ScriptScope scope;

    public Predicates(ScriptScope scope) {
        this.scope = scope;
    }

    /**
     * Compiles one expression. Every name is resolved now; nothing of it runs.
     *
     * @throws dev.fleetsh.fleet.ScriptException with the place, when it is no expression or a name in it is unknown
     */
    public NodePredicate compile(String expression) {
        return new PredicateCompiler(scope).compile(expression);
    }
}
