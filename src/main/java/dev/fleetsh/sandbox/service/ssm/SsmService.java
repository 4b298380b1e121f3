package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import java.util.List;

/** Systems Manager's operations. */
public final class SsmService {
    private SsmService() {}

    /** The service, as time goes by since the world's moment. */
    public static Service service(LiveWorld live) {
        return Service.regional(
                "ssm",
                new JsonProtocol("1.1"),
                CommonErrors.JSON,
                List.of(
                        () -> SsmReads.operations(new Heartbeat(live)),
                        () -> SsmCommands.operations(new Runner(live)),
                        () -> SsmChanges.operations(new DocumentChanges())));
    }
}
