package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsResponse;
import software.amazon.awssdk.services.ssm.model.SessionFilterKey;
import software.amazon.awssdk.services.ssm.model.SessionState;

/** Sessions. Nobody opens any in the simulated fleet, so there are none, neither active nor of the last 30 days. */
final class Sessions {
    private static final int MAX_PAGE = 200;

    private Sessions() {}

    static DescribeSessionsResponse describe(Caller caller, DescribeSessionsRequest request) {
        Constraints constraints = new Constraints()
                .required("state", request.stateAsString())
                .oneOf("state", request.stateAsString(), SessionState.knownValues())
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("filters", request.hasFilters(), request.filters(), 1, 6);
        request.filters()
                .forEach(filter ->
                        constraints.oneOf("filters.member.key", filter.keyAsString(), SessionFilterKey.knownValues()));
        constraints.check();
        return DescribeSessionsResponse.builder().sessions(List.of()).build();
    }
}
