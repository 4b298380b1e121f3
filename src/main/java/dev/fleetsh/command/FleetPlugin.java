package dev.fleetsh.command;

import dev.fleetsh.check.Definition;
import java.util.List;
import java.util.Map;

/**
 * Adds to fleetsh: verbs, checks, completions and named values. It is found by {@link java.util.ServiceLoader}, in jars
 * that lie in the folder {@code plugins} of the user's configuration. It gives values and is handed none: it sees the
 * session that a verb runs on, and nothing of the terminal.
 *
 * <p>A plugin that fails to load, or takes a name that is taken, is left out as a whole, and the shell says so.
 */
public interface FleetPlugin {
    /** A word or two, such as {@code acme}. */
    String name();

    /** Verbs; scripts call them as functions. */
    default List<Command> commands() {
        return List.of();
    }

    /** Checks of nodes, in both editions of the rules; {@link dev.fleetsh.check.CheckBuilder} makes them. */
    default List<Definition> checks() {
        return List.of();
    }

    /** What Tab offers behind verbs of its own and others. */
    default List<Completion> completions() {
        return List.of();
    }

    /** Values that scripts read under these names. */
    default Map<String, Object> bindings() {
        return Map.of();
    }
}
