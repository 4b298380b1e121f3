package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers reading calls from a table, and changes nothing. */
public final class NoAws implements Cloud {
    public final Map<String, Object> answers = new HashMap<>();
    public final List<String> asked = new ArrayList<>();

    @Override
    public @Nullable Object read(ScopeId scope, ApiCall call) {
        asked.add(scope + " " + call);
        Object answer = answers.get(call.operation());
        if (answer == null) {
            throw new CloudException("no answer of " + call.operation(), "");
        }
        return answer;
    }

    @Override
    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
        throw new AssertionError("planning changes nothing");
    }

    @Override
    public String caller(ScopeId scope) {
        return "";
    }

    @Override
    public Nodes reread(Nodes nodes, Set<String> facts) {
        return nodes;
    }
}
