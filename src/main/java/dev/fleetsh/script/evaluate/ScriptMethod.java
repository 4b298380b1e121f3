package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.member.Declared;
import groovy.lang.Closure;
import groovy.lang.MetaMethod;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method that a line declared, kept as a variable; a later one adds to it, or replaces it where the parameters are as many. */
public final class ScriptMethod extends Closure<Object> implements Declared {
    private static final long serialVersionUID = 1L;

    private final transient SessionScript script;
    private final String name;
    private final transient @Nullable ScriptMethod before;

    ScriptMethod(SessionScript script, String name, @Nullable Object before) {
        super(script);
        this.script = script;
        this.name = name;
        this.before = before instanceof ScriptMethod method && disjoint(arities(), method.arities()) ? method : null;
        this.maximumNumberOfParameters = 1;
        this.parameterTypes = new Class<?>[] {Object[].class};
    }

    /** Called by Groovy. */
    public @Nullable Object doCall(Object... arguments) {
        MetaMethod method = script.getMetaClass().getMetaMethod(name, arguments);
        if (method != null) {
            return method.doMethodInvoke(script, arguments);
        }
        if (before == null) {
            throw new MissingMethodException(name, script.getClass(), arguments);
        }
        return before.doCall(arguments);
    }

    @Override
    public List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        for (Method method : script.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                methods.add(method);
            }
        }
        if (before != null) {
            methods.addAll(before.methods());
        }
        return methods;
    }

    /** The class of the line that declared it. */
    Class<?> line() {
        return script.getClass();
    }

    @Override
    public String toString() {
        return name + "(…)";
    }

    private Set<Integer> arities() {
        Set<Integer> arities = new HashSet<>();
        for (Method method : script.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                arities.add(method.getParameterCount());
            }
        }
        return arities;
    }

    private static boolean disjoint(Set<Integer> some, Set<Integer> others) {
        return some.stream().noneMatch(others::contains);
    }
}
