package dev.fleetsh.script.predicate;

import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.jspecify.annotations.Nullable;

/** What stands around an expression over nodes: variables and functions that are no part of the node. */
interface Surroundings {
    /** A read of the variable, or null when there is none of that name. */
    @Nullable
    Expression variable(String name);

    /** A call of the function, or null when there is none of that name. */
    @Nullable
    Expression function(String name, Expression arguments);

    /** A read of the session's scope. */
    Expression scope();

    /** Names of all variables. */
    Set<String> variables();

    /** Names of all functions. */
    Set<String> functions();

    /** Whether a variable of that name stands in the code around the expression, and not in the session. */
    boolean isLocal(String name);

    /** Whether a class of that name is declared or imported around the expression. */
    boolean hasType(String name);

    /** Whether the expression is part of a closure's body, where statements and variables may stand. */
    boolean closure();

    /** Whether names may have a meaning that can't be seen here, so that an unknown one is no mistake yet. */
    boolean mayKnowMore();
}
