package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * What a failed call means. The one place that knows the SDK's exceptions and AWS's error codes.
 *
 * @param kind what went wrong
 * @param operation what was asked, in the form of the IAM action, such as {@code ssm:GetConnectionStatus}
 * @param message what the service, or the network, said; one line
 */
record Refusal(Kind kind, String operation, String message) {
    private static final int LONGEST_MESSAGE = 240;

    /** Families of failures; facts know only the reason. */
    enum Kind {
        DENIED(Reason.DENIED),
        THROTTLED(Reason.THROTTLED),
        NO_CREDENTIALS(Reason.FAILED),
        BAD_CREDENTIALS(Reason.FAILED),
        EXPIRED(Reason.FAILED),
        SIGNED_OUT(Reason.FAILED),
        UNKNOWN_REGION(Reason.FAILED),
        UNKNOWN_HOST(Reason.NOT_REACHABLE),
        NOT_REACHABLE(Reason.NOT_REACHABLE),
        TIMED_OUT(Reason.NOT_REACHABLE),
        GARBAGE(Reason.UNPARSEABLE),
        UNKNOWN_OPERATION(Reason.FAILED),
        CANCELLED(Reason.NOT_COLLECTED),
        FAILED(Reason.FAILED);

        private final Reason reason;

        Kind(Reason reason) {
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    private static final Set<String> DENIED = Set.of(
            "accessdeniedexception",
            "accessdenied",
            "unauthorizedoperation",
            "unauthorizedexception",
            "unauthorized",
            "notauthorized",
            "authorizationerror");
    private static final Set<String> THROTTLED = Set.of(
            "throttlingexception",
            "throttling",
            "throttledexception",
            "requestthrottled",
            "requestthrottledexception",
            "requestlimitexceeded",
            "toomanyrequestsexception",
            "toomanyupdates",
            "provisionedthroughputexceededexception",
            "bandwidthlimitexceeded",
            "rateexceeded",
            "limitexceededexception",
            "slowdown");
    private static final Set<String> EXPIRED =
            Set.of("expiredtoken", "expiredtokenexception", "requestexpired", "tokenrefreshrequired");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "unrecognizedclientexception",
            "invalidclienttokenid",
            "invalidaccesskeyid",
            "signaturedoesnotmatch",
            "invalidsignatureexception",
            "incompletesignature",
            "incompletesignatureexception",
            "missingauthenticationtoken",
            "missingauthenticationtokenexception",
            "authfailure",
            "optinrequired",
            "requesttimetooskewed");
    private static final Set<String> UNKNOWN_OPERATION = Set.of(
            "unknownoperationexception",
            "unknownoperation",
            "invalidaction",
            "unsupportedoperation",
            "unsupportedoperationexception",
            "notimplemented",
            "serializationexception.unknownoperation");

    static Refusal of(Throwable failure, String operation) {
        if (failure instanceof AwsServiceException service) {
            return new Refusal(kind(service), operation, said(service));
        }
        return new Refusal(kind(failure), operation, said(failure));
    }

    /** An answer came and can't be meant. */
    static Refusal garbage(String operation, String message) {
        return new Refusal(Kind.GARBAGE, operation, message);
    }

    static Refusal cancelled(String operation) {
        return new Refusal(Kind.CANCELLED, operation, "cancelled");
    }

    Reason reason() {
        return kind.reason;
    }

    /** Whether every other call of that account and Region fails likewise. */
    boolean ofWholeScope() {
        return switch (kind) {
            case NO_CREDENTIALS, BAD_CREDENTIALS, EXPIRED, SIGNED_OUT, UNKNOWN_REGION, UNKNOWN_HOST -> true;
            default -> false;
        };
    }

    /** The IAM action to grant, or an empty text where granting would not help. */
    String action() {
        return kind == Kind.DENIED ? operation : "";
    }

    <T> Fact<T> fact(Origin origin) {
        boolean byAction = kind == Kind.DENIED || kind == Kind.THROTTLED;
        return Fact.unknown(kind.reason, byAction ? operation : message, origin);
    }

    private static Kind kind(AwsServiceException failure) {
        String code = code(failure).toLowerCase(Locale.ROOT);
        String bare = code.startsWith("client.") ? code.substring("client.".length()) : code;
        if (DENIED.contains(bare)) {
            return Kind.DENIED;
        }
        if (EXPIRED.contains(bare)) {
            return Kind.EXPIRED;
        }
        if (BAD_CREDENTIALS.contains(bare)) {
            return wrongRegion(failure) ? Kind.UNKNOWN_REGION : Kind.BAD_CREDENTIALS;
        }
        if (UNKNOWN_OPERATION.contains(bare)) {
            return Kind.UNKNOWN_OPERATION;
        }
        if (THROTTLED.contains(bare) || failure.statusCode() == 429) {
            return Kind.THROTTLED;
        }
        if (!bare.isEmpty()) {
            return Kind.FAILED;
        }
        if (failure.statusCode() == 401 || failure.statusCode() == 403) {
            // The JDK's HTTP client drops the body of a 401, and the error code with it.
            return Kind.BAD_CREDENTIALS;
        }
        // No error code: what answered is a proxy, a load balancer or no AWS at all.
        return failure.statusCode() >= 502 && failure.statusCode() <= 504 ? Kind.NOT_REACHABLE : Kind.GARBAGE;
    }

    /** A signature names its Region; a service that does not have it says so in the words of a bad signature. */
    private static boolean wrongRegion(AwsServiceException failure) {
        return failure.awsErrorDetails() != null
                && String.valueOf(failure.awsErrorDetails().errorMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("scoped to a valid region");
    }

    private static Kind kind(Throwable failure) {
        if (neverSignedIn(failure)) {
            return Kind.SIGNED_OUT;
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            Kind kind = own(cause);
            if (kind != null) {
                return kind;
            }
        }
        return Kind.FAILED;
    }

    /** The SDK calls a sign-in expired whose cached token is not there at all. */
    private static boolean neverSignedIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String message = String.valueOf(cause.getMessage()).replace('\\', '/');
            if (message.contains("/sso/cache/")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Kind own(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof AwsServiceException service) {
            return kind(service);
        }
        if (cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof SocketTimeoutException) {
            return Kind.TIMED_OUT;
        }
        if (cause instanceof AbortedException
                || cause instanceof InterruptedException
                || cause instanceof InterruptedIOException) {
            return Kind.CANCELLED;
        }
        if (cause instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException) {
            return Kind.NOT_REACHABLE;
        }
        if (cause instanceof XMLStreamException || cause.getClass().getName().contains(".jackson.")) {
            return Kind.GARBAGE;
        }
        if (cause instanceof IOException) {
            return Kind.NOT_REACHABLE;
        }
        if (message.contains("was not configured for")) {
            return Kind.NO_CREDENTIALS;
        }
        if (message.contains("expired") && (message.contains("token") || message.contains("session"))) {
            return Kind.EXPIRED;
        }
        if (message.contains("credentials")) {
            return Kind.NO_CREDENTIALS;
        }
        if (cause.getCause() == null && (message.contains("unmarshall") || message.contains("parse"))) {
            return Kind.GARBAGE;
        }
        return null;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }

    private static String said(AwsServiceException failure) {
        String code = code(failure);
        if (kind(failure) == Kind.UNKNOWN_REGION) {
            return "the service does not know this Region";
        }
        if (code.isEmpty() && kind(failure) == Kind.BAD_CREDENTIALS) {
            return "HTTP " + failure.statusCode() + ": the credentials, or the Region, were not accepted";
        }
        if (code.isEmpty()) {
            return "HTTP " + failure.statusCode() + " without an AWS error";
        }
        String message = failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorMessage());
        String shown = "null".equals(message) || message.isBlank() ? code : code + ": " + message;
        int encoded = shown.indexOf("Encoded authorization failure message");
        return oneLine(encoded < 0 ? shown : shown.substring(0, encoded));
    }

    private static String said(Throwable failure) {
        Throwable deepest = failure;
        while (next(deepest) != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage() == null ? "" : deepest.getMessage();
        return oneLine(
                switch (kind(failure)) {
                    case UNKNOWN_HOST -> "no such host: " + message;
                    case TIMED_OUT -> "no answer in time";
                    case CANCELLED -> "cancelled";
                    case SIGNED_OUT -> "not signed in";
                    case NO_CREDENTIALS -> withoutDump(message);
                    case GARBAGE -> "the answer can't be read: " + message;
                    default -> message.isEmpty() ? deepest.getClass().getSimpleName() : message;
                });
    }

    /** The SDK prints the whole configuration after some messages. */
    private static String withoutDump(String message) {
        int dump = message.indexOf("ProfileFile(");
        return (dump < 0 ? message : message.substring(0, dump)).strip().replaceAll("[:,]$", "");
    }

    private static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null || failure.awsErrorDetails().errorCode() == null
                ? ""
                : failure.awsErrorDetails().errorCode().strip();
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
