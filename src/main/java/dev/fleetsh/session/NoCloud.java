package dev.fleetsh.session;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.Set;

/** Where there is no AWS behind a fleet: nothing can be asked, and nothing changed. */
public final class NoCloud implements Cloud {
    @Override
    public Object read(ScopeId scope, ApiCall call) {
        throw none(call.operation());
    }

    @Override
    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
        throw none(call.operation());
    }

    @Override
    public String caller(ScopeId scope) {
        throw none("the caller of " + scope);
    }

    @Override
    public Nodes reread(Nodes nodes, Set<String> facts) {
        throw none(String.join(", ", facts));
    }

    private static CloudException none(String what) {
        return new CloudException(
                what + " can't be had: this fleet has no AWS behind it", "open one with --profile or --region");
    }
}
