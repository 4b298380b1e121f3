package dev.fleetsh.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * The id that AWS gives every answer of its own. Where it is missing, something else answered, such as the sign-in page of
 * a network, which the SDK takes for an empty answer.
 */
final class RequestId {
    /** What the SDK says where the answer carries none. */
    private static final String NONE = "UNKNOWN";

    private RequestId() {}

    /** The id, or null where there is none. */
    static @Nullable String of(AwsResponse answer) {
        String id = answer.responseMetadata() == null
                ? NONE
                : answer.responseMetadata().requestId();
        return id == null || id.isBlank() || id.equals(NONE) ? null : id;
    }
}
