package dev.fleetsh.aws;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** The operations of the Security Token Service that remedies may call. */
final class StsOperations {
    private StsOperations() {}

    static void addTo(OperationRows<StsClient> rows) {
        rows.add("GetCallerIdentity", GetCallerIdentityRequest::builder, StsClient::getCallerIdentity);
    }
}
