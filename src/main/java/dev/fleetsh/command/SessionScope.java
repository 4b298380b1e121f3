package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scripts and predicates see of a session. */
public record SessionScope(Session session) implements ScriptScope {
    @Override
    public Fleet fleet() {
        return session.fleet();
    }

    @Override
    public @Nullable Fleet fleetNow() {
        return session.fleetNow();
    }

    @Override
    public Nodes nodes() {
        return session.nodes();
    }

    @Override
    public Map<String, Object> values() {
        return session.values();
    }

    @Override
    public Readiness readiness(Node node) {
        return session.assessment().readiness(node);
    }

    @Override
    public boolean failing(Node node, String checkId) {
        Assessment assessment = session.assessment();
        for (Check check : assessment.checks()) {
            if (check.id().equals(checkId)) {
                return assessment.verdict(node, check) == Verdict.FAIL;
            }
        }
        // Raises what says which id is near; a check of the workstation fails on no node.
        session.catalogue().named(checkId);
        return false;
    }

    @Override
    public List<String> checkIds() {
        return session.catalogue().checks().stream().map(Check::id).toList();
    }
}
