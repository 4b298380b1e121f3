package dev.fleetsh.remedy.cloud;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** AWS, as far as remedies need it. Implementations are safe for several threads. */
public interface Cloud {

    /**
     * Asks a reading operation; answers that come in pages come whole.
     *
     * @return the answer as in {@link Data}, by AWS's own names
     * @throws dev.fleetsh.fleet.CloudException when AWS refuses, does not answer, or the operation is not a reading one;
     *     {@link RefusedException} where AWS gave an error code
     */
    @Nullable
    Object read(ScopeId scope, ApiCall call);

    /**
     * Calls an operation that changes something.
     *
     * @param permit of the approved plan; the guard refuses what it does not cover
     * @throws RefusedException when AWS refused, so that nothing has changed
     * @throws AmbiguousException when the answer is lost, so that nobody knows whether it has
     */
    Answer change(Permit permit, ScopeId scope, ApiCall call);

    /** ARN of the identity that calls there. */
    String caller(ScopeId scope);

    /**
     * The same nodes with these facts read anew; nodes that are gone are left out.
     *
     * @param facts names of properties, or of facts of the scope
     */
    Nodes reread(Nodes nodes, Set<String> facts);

    /**
     * What a changing call led to.
     *
     * @param data the answer as in {@link Data}
     * @param requestId AWS's own, for audits
     */
    record Answer(@Nullable Object data, String requestId) {}
}
