package dev.fleetsh;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cloud that is made when it is first asked something. */
final class LaterCloud implements Cloud {
    private final Supplier<? extends Cloud> making;
    private @Nullable Cloud made;

    LaterCloud(Supplier<? extends Cloud> making) {
        this.making = making;
    }

    @Override
    public @Nullable Object read(ScopeId scope, ApiCall call) {
        return cloud().read(scope, call);
    }

    @Override
    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
        return cloud().change(permit, scope, call);
    }

    @Override
    public String caller(ScopeId scope) {
        return cloud().caller(scope);
    }

    @Override
    public Nodes reread(Nodes nodes, Set<String> facts) {
        return cloud().reread(nodes, facts);
    }

    private synchronized Cloud cloud() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }
}
