package dev.fleetsh.script.scope;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a saved script sees of a session: everything but its variables, in place of which it has its own.
 *
 * @param outer what the session shows
 * @param values parameters and variables of the script
 */
public record ScopeOfScript(ScriptScope outer, Map<String, Object> values) implements ScriptScope {
    @Override
    public Fleet fleet() {
        return outer.fleet();
    }

    @Override
    public @Nullable Fleet fleetNow() {
        return outer.fleetNow();
    }

    @Override
    public Nodes nodes() {
        return outer.nodes();
    }

    @Override
    public Object session() {
        return outer.session();
    }

    @Override
    public Clock clock() {
        return outer.clock();
    }

    @Override
    public Readiness readiness(Node node) {
        return outer.readiness(node);
    }

    @Override
    public boolean failing(Node node, String checkId) {
        return outer.failing(node, checkId);
    }

    @Override
    public List<String> checkIds() {
        return outer.checkIds();
    }
}
