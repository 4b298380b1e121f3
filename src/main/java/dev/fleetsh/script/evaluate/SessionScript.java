package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.scope.ScriptScope;
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
        if (function == null) {
            return super.invokeMethod(name, arguments);
        }
        return function.apply(Arrays.asList(Objects.requireNonNull(InvokerHelper.asArray(arguments))));
    }
}
