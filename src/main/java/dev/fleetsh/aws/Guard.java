package dev.fleetsh.aws;

import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/**
 * Lets reading operations through, by a closed list, and a changing one only under a live permit that covers exactly what
 * is about to be sent. Everything else is refused before anything is sent. Every client of this room carries it, in front
 * of a {@link GuardDoor}.
 */
final class Guard implements ExecutionInterceptor {
    /** Code of the {@link RefusedException} that the guard raises. */
    static final String CODE = "guard";

    /** What a changing call is made under. */
    static final ExecutionAttribute<Permit> PERMIT = new ExecutionAttribute<>("fleetsh.permit");

    /** Set once a request is on its way. */
    static final ExecutionAttribute<AtomicBoolean> SENT = new ExecutionAttribute<>("fleetsh.sent");

    private static final ExecutionAttribute<SdkRequest> PASSED = new ExecutionAttribute<>("fleetsh.passed");

    private final GuardDoor door;
    private final Set<String> free;
    private final @Nullable Approvals approvals;
    private final @Nullable ScopeId scope;

    /** @param free operations that need no permit */
    private Guard(GuardDoor door, Set<String> free, @Nullable Approvals approvals, @Nullable ScopeId scope) {
        this.door = door;
        this.free = free;
        this.approvals = approvals;
        this.scope = scope;
    }

    /** A guard that lets nothing change. */
    static Guard reading(GuardDoor door) {
        return new Guard(door, OperationNames.READING, null, null);
    }

    /** A guard that lets credentials be exchanged, and nothing else. */
    static Guard assuming(GuardDoor door) {
        return new Guard(door, OperationNames.ASSUMING, null, null);
    }

    /**
     * Lets one request of this thread through that no client of the SDK makes, to list accounts.
     *
     * @throws RefusedException where the operation is another one
     */
    static void openForAccounts(GuardDoor door, String operation) {
        if (!OperationNames.LISTING_ACCOUNTS.contains(operation)) {
            throw refused(operation, "it does not list accounts", "");
        }
        door.open();
    }

    /**
     * A guard for changes in one scope.
     *
     * @param scope what the client's credentials and Region belong to
     */
    static Guard changing(GuardDoor door, Approvals approvals, ScopeId scope) {
        return new Guard(door, OperationNames.READING, approvals, scope);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        pass(context.request(), attributes);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(PASSED) != context.request()) {
            pass(context.request(), attributes);
        }
        AtomicBoolean sent = attributes.getAttribute(SENT);
        if (sent != null) {
            sent.set(true);
        }
        door.open();
    }

    private void pass(SdkRequest request, ExecutionAttributes attributes) {
        String operation = operation(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (request.overrideConfiguration()
                .map(RequestOverrideConfiguration::plugins)
                .filter(plugins -> !plugins.isEmpty())
                .isPresent()) {
            throw refused(operation, "the request changes the client's configuration", "");
        }
        if (!free.contains(operation)) {
            permitted(operation, request, attributes);
        }
        attributes.putAttribute(PASSED, request);
    }

    private void permitted(String operation, SdkRequest request, ExecutionAttributes attributes) {
        Permit permit = attributes.getAttribute(PERMIT);
        if (permit == null || approvals == null || scope == null) {
            throw refused(
                    operation,
                    "a session only reads; changes are made by approved plans alone",
                    "`plan REMEDY NODES` makes a plan, `apply PLAN` asks for approval and applies it");
        }
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        boolean here = region != null
                && region.id().equals(GlobalServices.region(operation.substring(0, operation.indexOf(':')), scope));
        if (!here || !approvals.allows(permit, scope, new ApiCall(operation, PlainData.of(request)))) {
            throw refused(
                    operation,
                    "the approval of " + permit.plan().id() + " is over, does not cover this call in " + scope
                            + ", or no journal says that it is being made",
                    "`show " + permit.plan().id() + " calls` lists what it covers");
        }
    }

    private static RefusedException refused(String operation, String why, String hint) {
        return new RefusedException(CODE, false, "refused " + operation + " before it was sent: " + why, hint);
    }

    /** In the form of IAM, which writes {@code logs} for CloudWatch Logs. */
    static String operation(@Nullable String service, @Nullable String name) {
        String word = String.valueOf(service).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
        return (word.equals("cloudwatchlogs") ? "logs" : word) + ":" + name;
    }
}
