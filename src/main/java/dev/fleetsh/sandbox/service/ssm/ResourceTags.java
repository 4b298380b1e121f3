package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimKind;
import dev.fleetsh.sandbox.world.SimNode;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** ListTagsForResource of managed nodes; an instance's tags are EC2's. */
final class ResourceTags {
    private ResourceTags() {}

    static ListTagsForResourceResponse list(Caller caller, ListTagsForResourceRequest request) {
        new Constraints()
                .required("resourceType", request.resourceTypeAsString())
                .oneOf("resourceType", request.resourceTypeAsString(), ResourceTypeForTagging.knownValues())
                .required("resourceId", request.resourceId())
                .check();
        if (request.resourceType() != ResourceTypeForTagging.MANAGED_INSTANCE) {
            throw Documents.unmodelled("tags of the resource type " + request.resourceTypeAsString());
        }
        SimNode node = caller.scope().node(request.resourceId());
        if (node == null || node.kind() == SimKind.EC2) {
            throw ServiceError.of("InvalidResourceId", "The resource ID is not valid: " + request.resourceId());
        }
        return ListTagsForResourceResponse.builder()
                .tagList(node.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
