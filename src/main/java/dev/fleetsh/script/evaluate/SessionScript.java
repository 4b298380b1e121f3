package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.scope.ScriptScope;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What every line becomes. Verbs are methods of it. */
public abstract class SessionScript extends Script {

    ScriptScope scope() {
        return ((SessionBinding) getBinding()).scope();
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Function<List<Object>, @Nullable Object> function = ((SessionBinding) getBinding()).function(name);
        Object[] values = Objects.requireNonNull(InvokerHelper.asArray(arguments));
        if (function != null) {
            return function.apply(Arrays.asList(values));
        }
        // Groovy would look for a method first and learn from an exception that there is none.
        return scope().values().get(name) instanceof Closure<?> closure
                        && getMetaClass().getMetaMethod(name, values) == null
                ? closure.call(values)
                : super.invokeMethod(name, arguments);
    }
}
