package dev.fleetsh.aws;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the failures of remedies' calls mean: refused, lost on the way, or never sent. */
final class Failures {
    private static final int SERVER_ERRORS = 500;

    private Failures() {}

    /** A reading call failed. */
    static FleetException reading(RuntimeException failure, ApiCall call, ScopeId scope, String caller) {
        Refusal refusal = Refusal.of(failure, call.operation());
        if (refusal.kind() == Refusal.Kind.CANCELLED) {
            return interrupted();
        }
        String code = code(failure);
        if (!code.isEmpty()) {
            return refused(failure, refusal, code, call, scope, caller);
        }
        return new CloudException(
                call.operation() + " in " + scope + " failed: " + refusal.message(), "nothing was changed by it");
    }

    /**
     * A changing call failed.
     *
     * @param sent whether it was on its way
     */
    static FleetException changing(RuntimeException failure, boolean sent, ApiCall call, ScopeId scope, String caller) {
        Refusal refusal = Refusal.of(failure, call.operation());
        String code = code(failure);
        if (!code.isEmpty() && (refusal.kind() == Refusal.Kind.THROTTLED || !ofServer(failure))) {
            return refused(failure, refusal, code, call, scope, caller);
        }
        if (!sent || neverLeft(failure)) {
            return refusal.kind() == Refusal.Kind.CANCELLED
                    ? interrupted()
                    : new CloudException(
                            call.operation() + " in " + scope + " was not sent: " + refusal.message(),
                            "nothing was changed by it");
        }
        if (failure instanceof AwsServiceException service && !ofServer(failure)) {
            return new RefusedException(
                    "HTTP " + service.statusCode(),
                    false,
                    call.operation() + " in " + scope + " was refused: " + refusal.message(),
                    "what answered is no service of AWS: look for a proxy on the way");
        }
        return new AmbiguousException(
                call.operation() + " in " + scope + " was sent and its answer is lost: " + refusal.message(),
                "whether it arrived is looked up by `resume`; it is not sent again before that");
    }

    private static RefusedException refused(
            RuntimeException failure, Refusal refusal, String code, ApiCall call, ScopeId scope, String caller) {
        String request = failure instanceof AwsServiceException service && service.requestId() != null
                ? " (request " + service.requestId() + ")"
                : "";
        String hint =
                switch (refusal.kind()) {
                    case DENIED -> "grant " + call.operation() + " to " + caller;
                    case THROTTLED -> "try again later";
                    case EXPIRED, BAD_CREDENTIALS -> "sign in again";
                    default -> "";
                };
        return new RefusedException(
                code,
                refusal.kind() == Refusal.Kind.THROTTLED,
                "AWS refused " + call.operation() + " in " + scope + ": " + refusal.message() + request,
                hint);
    }

    static InterruptedByUserException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedByUserException();
    }

    /** Whether the service asks only for fewer calls. */
    static boolean throttled(RuntimeException failure, ApiCall call) {
        return Refusal.of(failure, call.operation()).kind() == Refusal.Kind.THROTTLED;
    }

    /** Whether the connection could not be made at all, so that no byte of the request has left. */
    static boolean neverLeft(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            boolean connecting = cause instanceof SocketTimeoutException
                    && "connect timed out".equalsIgnoreCase(String.valueOf(cause.getMessage()));
            if (connecting
                    || cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** The service failed in the middle of its work, which it may have done or not. */
    private static boolean ofServer(RuntimeException failure) {
        return failure instanceof AwsServiceException service && service.statusCode() >= SERVER_ERRORS;
    }

    private static String code(RuntimeException failure) {
        return failure instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorCode() != null
                ? service.awsErrorDetails().errorCode().strip()
                : "";
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
