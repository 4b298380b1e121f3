package dev.fleetsh.sandbox.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's wire protocols. */
public interface Protocol {
    /** The operation that the request names, if it names one in this protocol's way. */
    Optional<String> operation(WireRequest request);

    /**
     * Fills a typed request's builder from the message.
     *
     * @throws ServiceError where the body cannot be read
     */
    void read(WireRequest request, SdkPojo builder);

    /** The message for a typed response. */
    WireResponse write(String operation, SdkPojo response, String requestId);

    /** The message for an error. */
    WireResponse write(ServiceError error, String requestId);
}
