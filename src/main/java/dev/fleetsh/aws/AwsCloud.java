package dev.fleetsh.aws;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * AWS through its SDK, for remedies: closed lists of operations, and changes under permits alone. Nothing of the SDK is
 * loaded before it is first asked.
 */
public final class AwsCloud implements Cloud, AutoCloseable {
    private final Opened opened;
    private final Approvals approvals;
    private final Waiter waiter;
    private @Nullable CloudCalls calls;

    /** @param approvals whose permits it honours */
    public AwsCloud(AwsSettings settings, Approvals approvals) {
        this(settings, approvals, Waiter.REAL);
    }

    /** @param opened shared with all else that calls the same AWS */
    public AwsCloud(Opened opened, Approvals approvals) {
        this(opened, approvals, Waiter.REAL);
    }

    /** @param waiter waits between attempts, and for a command's turn */
    public AwsCloud(AwsSettings settings, Approvals approvals, Waiter waiter) {
        this(new Opened(settings), approvals, waiter);
    }

    private AwsCloud(Opened opened, Approvals approvals, Waiter waiter) {
        this.opened = opened;
        this.approvals = approvals;
        this.waiter = waiter;
    }

    @Override
    public @Nullable Object read(ScopeId scope, ApiCall call) {
        Object answer = Data.of(calls().read(scope, call));
        approvals.seen(scope, call, answer);
        return answer;
    }

    @Override
    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
        Answer answer = calls().change(permit, scope, call);
        approvals.answered(permit, scope, call, answer.data());
        return answer;
    }

    @Override
    public String caller(ScopeId scope) {
        return calls().identity(scope).caller();
    }

    @Override
    public Nodes reread(Nodes nodes, Set<String> facts) {
        return calls().reread(nodes, facts);
    }

    private synchronized CloudCalls calls() {
        if (calls == null) {
            calls = new CloudCalls(opened, approvals, waiter);
        }
        return calls;
    }

    /** Ends the connections; a later call opens new ones. */
    @Override
    public synchronized void close() {
        if (calls != null) {
            calls.close();
            calls = null;
        }
    }
}
