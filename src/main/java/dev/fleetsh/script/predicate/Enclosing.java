package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/** Around a closure: variables of the code in which it stands, then those of the session or of its class. */
final class Enclosing implements Surroundings {
    /** Name of the static field that holds the session's scope. */
    static final String SCOPE = "fleetsh$scope";

    private static final Set<Class<?>> TYPES_THAT_HOLD =
            Set.of(String.class, Nodes.class, dev.fleetsh.fleet.Node.class, java.util.List.class, Map.class, Set.class);

    private final Outer outer;
    private final Map<String, Type> locals;
    private final Set<String> assigned;
    private final Captures captures;
    private final StaticTypes types;
    private final boolean mayKnowMore;
    private boolean usesScope;
    private boolean readsWhatMayChange;

    /**
     * @param locals variables of the code around the closure
     * @param assigned names of those variables that are given a value more than once, and others
     * @param mayKnowMore whether names may have a meaning that can't be seen here
     */
    Enclosing(
            Outer outer,
            Map<String, Type> locals,
            Set<String> assigned,
            Captures captures,
            StaticTypes types,
            boolean mayKnowMore) {
        this.outer = outer;
        this.locals = locals;
        this.assigned = assigned;
        this.captures = captures;
        this.types = types;
        this.mayKnowMore = mayKnowMore;
    }

    @Override
    public @Nullable Expression variable(String name) {
        Type local = locals.get(name);
        if (local != null) {
            readsWhatMayChange |= assigned.contains(name);
            return open(name, StaticTypes.raw(local));
        }
        if (!outer.variables().contains(name)) {
            return null;
        }
        if (outer.isScript() && name.equals("nodes")) {
            return open(name, Nodes.class);
        }
        if (outer.isScript() && name.equals("fleet")) {
            return open(name, Fleet.class);
        }
        readsWhatMayChange = true;
        return open(name, Object.class);
    }

    @Override
    public @Nullable Expression function(String name, Expression arguments) {
        if (locals.containsKey(name)) {
            return Outside.closureCall(open(name, Object.class), arguments, types);
        }
        if (outer.isImported(name)) {
            return new MethodCallExpression(VariableExpression.THIS_EXPRESSION, name, arguments);
        }
        return outer.functions().contains(name)
                ? Outside.methodCall(open("this", Object.class), name, arguments, types)
                : null;
    }

    @Override
    public Expression scope() {
        usesScope = true;
        return types.put(new VariableExpression(SCOPE), ScriptScope.class);
    }

    @Override
    public Set<String> variables() {
        Set<String> names = new TreeSet<>(outer.variables());
        names.addAll(locals.keySet());
        return names;
    }

    @Override
    public Set<String> functions() {
        return outer.functions();
    }

    @Override
    public boolean isLocal(String name) {
        return locals.containsKey(name);
    }

    @Override
    public boolean hasType(String name) {
        return outer.types().contains(name);
    }

    @Override
    public boolean closure() {
        return true;
    }

    @Override
    public boolean mayKnowMore() {
        return mayKnowMore || outer.mayKnowMore();
    }

    boolean usesScope() {
        return usesScope;
    }

    /** Whether a variable is read to which a function may give another value. */
    boolean readsWhatMayChange() {
        return readsWhatMayChange;
    }

    /** Other declared types say too little: their variables may hold null, with which comparisons have their own ways. */
    private Expression open(String name, Class<?> declared) {
        Class<?> type = declared.isPrimitive() || TYPES_THAT_HOLD.contains(declared) || declared == Fleet.class
                ? declared
                : Object.class;
        return types.putOutside(captures.open(type, new VariableExpression(name)), type);
    }
}
