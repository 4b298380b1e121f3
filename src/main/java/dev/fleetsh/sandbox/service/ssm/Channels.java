package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.world.SimNode;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusRequest;
import software.amazon.awssdk.services.ssm.model.GetConnectionStatusResponse;

/** GetConnectionStatus: whether a node holds a Session Manager channel; an unknown node holds none. */
final class Channels {
    private Channels() {}

    static GetConnectionStatusResponse status(Caller caller, GetConnectionStatusRequest request) {
        String target = request.target();
        new Constraints()
                .required("target", target)
                .length("target", target, 1, 400)
                .check();
        SimNode node = caller.scope().node(target);
        boolean connected = node != null
                && node.listed()
                && node.channelConnected()
                && !caller.live().restarting(target);
        return GetConnectionStatusResponse.builder()
                .target(target)
                .status(connected ? "connected" : "notconnected")
                .build();
    }

    /** The ARN of the node that a request is about. */
    static String arn(Caller caller, @Nullable String id) {
        if (id == null) {
            return caller.arn("ssm", "*");
        }
        return id.startsWith("mi-") ? caller.arn("ssm", "managed-instance/" + id) : caller.arn("ec2", "instance/" + id);
    }
}
