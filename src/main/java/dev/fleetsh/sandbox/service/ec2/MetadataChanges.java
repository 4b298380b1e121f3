package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.MetadataOptions;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;

/** ModifyInstanceMetadataOptions; what is not given stays. */
final class MetadataChanges {
    private static final int MOST_HOPS = 64;

    private MetadataChanges() {}

    static ModifyInstanceMetadataOptionsResponse modify(Caller caller, ModifyInstanceMetadataOptionsRequest request) {
        DryRun.check(request.dryRun());
        Instance instance = ProfileAssociations.instance(caller, request.instanceId());
        MetadataOptions before = instance.metadataOptions();
        Integer hops = request.httpPutResponseHopLimit();
        if (hops != null && (hops < 1 || hops > MOST_HOPS)) {
            throw ServiceError.of(
                    "InvalidParameterValue", "Value (" + hops + ") for parameter HttpPutResponseHopLimit is invalid.");
        }
        MetadataOptions after = new MetadataOptions(
                word("HttpEndpoint", request.httpEndpointAsString(), before.httpEndpoint(), "enabled", "disabled"),
                word("HttpTokens", request.httpTokensAsString(), before.httpTokens(), "optional", "required"),
                hops == null ? before.hopLimit() : hops);
        caller.change(scope -> {
            SimNode node = scope.requireNode(request.instanceId());
            return scope.with(
                    node.withInstance(Objects.requireNonNull(node.instance()).withMetadata(after)));
        });
        return ModifyInstanceMetadataOptionsResponse.builder()
                .instanceId(request.instanceId())
                .instanceMetadataOptions(options -> options.state("pending")
                        .httpEndpoint(after.httpEndpoint())
                        .httpTokens(after.httpTokens())
                        .httpPutResponseHopLimit(after.hopLimit()))
                .build();
    }

    private static String word(String name, @Nullable String sent, String before, String... known) {
        if (sent == null) {
            return before;
        }
        if (!List.of(known).contains(sent)) {
            throw ServiceError.of(
                    "InvalidParameterValue", "Value (" + sent + ") for parameter " + name + " is invalid.");
        }
        return sent;
    }
}
