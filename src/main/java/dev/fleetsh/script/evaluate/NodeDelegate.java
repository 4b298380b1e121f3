package dev.fleetsh.script.evaluate;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What bare names mean in a closure over nodes: properties of the node, words of readiness, then what surrounds it. */
final class NodeDelegate extends GroovyObjectSupport {
    private static final Set<String> METHODS =
            Members.methods(Node.class).stream().map(Method::getName).collect(Collectors.toUnmodifiableSet());

    private final Object owner;
    private final @Nullable ScriptScope scope;
    private Node node;

    NodeDelegate(Closure<?> closure, Node first) {
        this.owner = closure.getOwner();
        this.scope = scopeOf(closure);
        this.node = first;
    }

    void at(Node next) {
        node = next;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        if (NodeProperty.exists(name)) {
            // Not through Groovy, which would wrap an unknown fact in exceptions that cost more than all the rest.
            return name.equals("tags")
                    ? node.tags()
                    : NodeProperty.named(name).fact(node).require(name);
        }
        if (scope != null) {
            switch (name) {
                case "ready":
                    return scope.readiness(node) == Readiness.READY;
                case "degraded":
                    return scope.readiness(node) == Readiness.DEGRADED;
                case "blocked":
                    return scope.readiness(node) == Readiness.BLOCKED;
                case "readiness":
                    return scope.readiness(node);
                default:
            }
        }
        return name.equals("node") ? node : InvokerHelper.getProperty(owner, name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        InvokerHelper.setProperty(owner, name, value);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Object[] values = InvokerHelper.asArray(arguments);
        if (scope != null && name.equals("failing") && values.length == 1) {
            return scope.failing(node, String.valueOf(values[0]));
        }
        return InvokerHelper.invokeMethod(METHODS.contains(name) ? node : owner, name, arguments);
    }

    private static @Nullable ScriptScope scopeOf(Closure<?> closure) {
        Object at = closure;
        while (at instanceof Closure<?> inner) {
            at = inner.getOwner();
        }
        return at instanceof SessionScript script ? script.scope() : null;
    }
}
