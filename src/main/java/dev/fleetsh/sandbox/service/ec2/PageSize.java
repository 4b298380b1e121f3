package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.wire.ServiceError;
import org.jspecify.annotations.Nullable;

/** The size of EC2's pages: 5–1000, and 1000 where the request doesn't say. */
final class PageSize {
    private static final int MIN = 5;
    private static final int MAX = 1000;

    private PageSize() {}

    /**
     * The size that a request asks for.
     *
     * @throws ServiceError `InvalidParameterValue`
     */
    static int of(@Nullable Integer maxResults) {
        return of(maxResults, MAX);
    }

    /**
     * The size that a request asks for, of a listing with smaller pages.
     *
     * @param most the most that it may ask for
     * @throws ServiceError `InvalidParameterValue`
     */
    static int of(@Nullable Integer maxResults, int most) {
        if (maxResults == null) {
            return most;
        }
        if (maxResults < MIN || maxResults > most) {
            throw ServiceError.of(
                    "InvalidParameterValue",
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value "
                            + (maxResults < MIN ? "greater than or equal to " + MIN : "less than or equal to " + most)
                            + ".");
        }
        return maxResults;
    }
}
