package dev.fleetsh.command;

import dev.fleetsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verb that takes the arguments of a function as they are, and not as words. */
public interface Called extends Command {
    /**
     * Runs the verb as a function of Groovy.
     *
     * @param arguments as Groovy passes them: named ones first, in a map
     * @throws dev.fleetsh.fleet.FleetException when it can't be done
     */
    @Nullable
    Object call(Session session, List<Object> arguments);
}
