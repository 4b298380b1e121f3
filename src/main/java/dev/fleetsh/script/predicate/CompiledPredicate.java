package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.ScriptException;

/** What the generated class of a predicate extends. */
public abstract class CompiledPredicate implements NodePredicate {
    private final String text;

    protected CompiledPredicate(String text) {
        this.text = text;
    }

    /** The expression itself. */
    public abstract boolean holds(Node node) throws Throwable;

    /** Generated classes have one of their own, which saves a call for each node. */
    @Override
    public boolean test(Node node) {
        try {
            return holds(node);
        } catch (Throwable e) {
            throw failure(node, e);
        }
    }

    /** What is thrown when the expression has thrown that on the node. */
    public final RuntimeException failure(Node node, Throwable thrown) {
        if (thrown instanceof VirtualMachineError error) {
            throw error;
        }
        if (thrown instanceof InterruptedException) {
            Thread.interrupted();
            return new InterruptedByUserException();
        }
        return thrown instanceof FleetException known ? known : failed(node, thrown);
    }

    @Override
    public final String text() {
        return text;
    }

    @Override
    public final String toString() {
        return text;
    }

    private ScriptException failed(Node node, Throwable e) {
        String hint = e instanceof NullPointerException ? "write ?. where a value may be missing" : "";
        ScriptException failure = new ScriptException(
                1,
                e.getClass().getSimpleName() + " on " + node.id() + ": " + e.getMessage(),
                hint,
                text,
                1,
                1,
                Math.max(1, text.lines().findFirst().orElse("").length()));
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }
}
