package dev.fleetsh.sandbox.service.sts;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.QueryProtocol;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The Security Token Service: who am I. */
public final class StsService {
    private StsService() {}

    /** The service. */
    public static Service service() {
        return Service.global(
                "sts",
                new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/"),
                CommonErrors.QUERY,
                Operation.of("GetCallerIdentity", GetCallerIdentityRequest::builder, StsService::callerIdentity));
    }

    private static GetCallerIdentityResponse callerIdentity(Caller caller, GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(caller.account().id())
                .arn(caller.account().callerArn())
                .userId("AIDA" + caller.account().accessKeyId().replaceFirst("^AKIA", ""))
                .build();
    }
}
