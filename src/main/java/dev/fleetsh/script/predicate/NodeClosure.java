package dev.fleetsh.script.predicate;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/**
 * A closure for a receiver that may be a selection of nodes or anything else: selections take the compiled form, all others
 * meet the closure as it was written.
 */
public final class NodeClosure extends Closure<Object> {
    private static final long serialVersionUID = 1L;

    private final Closure<?> written;
    private final transient CompiledClosure compiled;

    public NodeClosure(Closure<?> written, CompiledClosure compiled) {
        super(written.getOwner(), written.getThisObject());
        this.written = written;
        this.compiled = compiled;
        this.maximumNumberOfParameters = written.getMaximumNumberOfParameters();
        this.parameterTypes = written.getParameterTypes();
        super.setDelegate(written.getDelegate());
        super.setResolveStrategy(written.getResolveStrategy());
    }

    public CompiledClosure compiled() {
        return compiled;
    }

    /** Called by Groovy. */
    public @Nullable Object doCall(Object... arguments) {
        return written.call(arguments);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object call() {
        return written.call();
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object call(Object argument) {
        return written.call(argument);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object call(Object... arguments) {
        return written.call(arguments);
    }

    @Override
    public void setDelegate(Object delegate) {
        super.setDelegate(delegate);
        written.setDelegate(delegate);
    }

    @Override
    public void setResolveStrategy(int strategy) {
        super.setResolveStrategy(strategy);
        written.setResolveStrategy(strategy);
    }

    @Override
    public Object clone() {
        return new NodeClosure((Closure<?>) written.clone(), compiled);
    }
}
