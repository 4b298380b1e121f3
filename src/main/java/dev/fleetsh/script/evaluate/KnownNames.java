package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.jspecify.annotations.Nullable;

/**
 * What a script may name, and the mistakes in what it does name.
 *
 * @param text the script
 * @param functions what it can call
 * @param variables what it can read
 * @param assigned names that it gives values to without declaring them
 * @param found the mistakes so far
 */
record KnownNames(
        String text,
        Map<String, ScriptFunction> functions,
        Map<String, Class<?>> variables,
        Set<String> assigned,
        List<ScriptException> found) {

    /** Type of a variable, or null where there is none of that name. */
    @Nullable
    Class<?> variable(String name) {
        Class<?> type = variables.get(name);
        return type == null && (assigned.contains(name) || name.equals("_")) ? Object.class : type;
    }

    void mistake(ASTNode place, String message, String hint) {
        found.add(Mistakes.at(text, place, message, hint));
    }

    /** A mistake at a word, which begins where the node does. */
    void mistake(ASTNode place, int length, String message, String hint) {
        found.add(Mistakes.at(text, place.getLineNumber(), place.getColumnNumber(), length, message, hint));
    }

    void unknownVariable(ASTNode place, String name, Collection<String> further) {
        List<String> known = new ArrayList<>(variables.keySet());
        known.addAll(assigned);
        known.addAll(functions.keySet());
        known.addAll(further);
        mistake(place, name.length(), "no such variable or property \"" + name + "\"", Nearest.hint(name, known));
    }
}
