package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimKind;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.DeregisterManagedInstanceRequest;
import software.amazon.awssdk.services.ssm.model.DeregisterManagedInstanceResponse;
import software.amazon.awssdk.services.ssm.model.UpdateManagedInstanceRoleRequest;
import software.amazon.awssdk.services.ssm.model.UpdateManagedInstanceRoleResponse;

/** What is done to a single hybrid node. */
final class HybridNodes {
    private static final Pattern HYBRID = Pattern.compile("(^mi-[0-9a-f]{17}$)|(^eks_c:[0-9A-Za-z][A-Za-z0-9\\-_]*$)");

    private HybridNodes() {}

    static UpdateManagedInstanceRoleResponse updateRole(Caller caller, UpdateManagedInstanceRoleRequest request) {
        new Constraints()
                .required("instanceId", request.instanceId())
                .pattern("instanceId", request.instanceId(), HYBRID)
                .required("iamRole", request.iamRole())
                .length("iamRole", request.iamRole(), 1, 64)
                .check();
        String id = find(caller, request.instanceId()).id();
        caller.change(scope -> {
            SimNode node = scope.requireNode(id);
            Registration agent = Objects.requireNonNull(node.registration());
            return scope.with(node.withRegistration(agent.withRole(request.iamRole())));
        });
        return UpdateManagedInstanceRoleResponse.builder().build();
    }

    static DeregisterManagedInstanceResponse deregister(Caller caller, DeregisterManagedInstanceRequest request) {
        new Constraints()
                .required("instanceId", request.instanceId())
                .pattern("instanceId", request.instanceId(), HYBRID)
                .check();
        String id = find(caller, request.instanceId()).id();
        caller.change(scope -> scope.withoutNode(id));
        return DeregisterManagedInstanceResponse.builder().build();
    }

    private static SimNode find(Caller caller, String id) {
        SimNode node = caller.scope().node(id);
        if (node == null || node.kind() == SimKind.EC2 || node.registration() == null) {
            throw ServiceError.of("InvalidInstanceId", "The instance ID is not valid: " + id);
        }
        return node;
    }
}
