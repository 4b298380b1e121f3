package dev.fleetsh.sandbox.service.sts;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Lending;
import dev.fleetsh.sandbox.service.Lent;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.QueryProtocol;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The Security Token Service: who am I, and credentials of a role. */
public final class StsService {
    private final Lending lending;

    private StsService(Lending lending) {
        this.lending = lending;
    }

    /**
     * The service.
     *
     * @param lending keeps what it lends
     */
    public static Service service(Lending lending) {
        StsService answers = new StsService(lending);
        RoleSessions sessions = new RoleSessions(lending);
        return Service.global(
                "sts",
                new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/"),
                CommonErrors.QUERY,
                Operation.of("GetCallerIdentity", GetCallerIdentityRequest::builder, answers::callerIdentity),
                Operation.of("AssumeRole", AssumeRoleRequest::builder, sessions::assume)
                        .on((caller, request) -> String.valueOf(request.roleArn())));
    }

    private GetCallerIdentityResponse callerIdentity(Caller caller, GetCallerIdentityRequest request) {
        String key = caller.account().accessKeyId();
        Lent lent = lending.find(key);
        return GetCallerIdentityResponse.builder()
                .account(caller.account().id())
                .arn(caller.account().callerArn())
                .userId(lent != null ? lent.userId() : "AIDA" + key.replaceFirst("^AKIA", ""))
                .build();
    }
}
