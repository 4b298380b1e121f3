package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimDocument;
import dev.fleetsh.sandbox.world.SimKind;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Tags of managed nodes and of documents; an instance's tags are EC2's. */
final class ResourceTags {
    private static final int MAX_TAGS = 50;

    private ResourceTags() {}

    static ListTagsForResourceResponse list(Caller caller, ListTagsForResourceRequest request) {
        check(request.resourceTypeAsString(), request.resourceId());
        return ListTagsForResourceResponse.builder()
                .tagList(rows(tags(caller, request.resourceType(), request.resourceId())))
                .build();
    }

    static AddTagsToResourceResponse add(Caller caller, AddTagsToResourceRequest request) {
        check(request.resourceTypeAsString(), request.resourceId());
        Constraints constraints = new Constraints().size("tags", true, request.tags(), 0, 1000);
        for (Tag tag : request.tags()) {
            constraints
                    .required("tags.member.key", tag.key())
                    .length("tags.member.key", tag.key(), 1, 128)
                    .required("tags.member.value", tag.value())
                    .length("tags.member.value", tag.value(), 0, 256);
        }
        constraints.check();
        Map<String, String> given = map(request.tags());
        if (given.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw ServiceError.of("ValidationException", "Tag keys can't begin with aws:.");
        }
        change(caller, request.resourceType(), request.resourceId(), tags -> {
            tags.putAll(given);
            if (tags.size() > MAX_TAGS) {
                throw ServiceError.of("TooManyTagsError", "A resource has at most 50 tags.");
            }
            return tags;
        });
        return AddTagsToResourceResponse.builder().build();
    }

    static RemoveTagsFromResourceResponse remove(Caller caller, RemoveTagsFromResourceRequest request) {
        check(request.resourceTypeAsString(), request.resourceId());
        change(caller, request.resourceType(), request.resourceId(), tags -> {
            tags.keySet().removeAll(request.tagKeys());
            return tags;
        });
        return RemoveTagsFromResourceResponse.builder().build();
    }

    private static void check(@Nullable String type, @Nullable String id) {
        new Constraints()
                .required("resourceType", type)
                .oneOf("resourceType", type, ResourceTypeForTagging.knownValues())
                .required("resourceId", id)
                .check();
    }

    private static Map<String, String> tags(Caller caller, ResourceTypeForTagging type, String id) {
        if (type == ResourceTypeForTagging.DOCUMENT) {
            return document(caller, id).tags();
        } else if (type != ResourceTypeForTagging.MANAGED_INSTANCE) {
            throw Documents.unmodelled("tags of the resource type " + type);
        }
        SimNode node = caller.scope().node(id);
        if (node == null || node.kind() == SimKind.EC2) {
            throw invalid(id);
        }
        return node.tags();
    }

    private static SimDocument document(Caller caller, String name) {
        SimDocument document = caller.scope().documents().get(name);
        if (document == null) {
            throw invalid(name);
        }
        return document;
    }

    private static ServiceError invalid(String id) {
        return ServiceError.of("InvalidResourceId", "The resource ID is not valid: " + id);
    }

    private static void change(
            Caller caller, ResourceTypeForTagging type, String id, UnaryOperator<Map<String, String>> change) {
        Map<String, String> changed = Collections.unmodifiableMap(change.apply(new TreeMap<>(tags(caller, type, id))));
        if (type == ResourceTypeForTagging.MANAGED_INSTANCE) {
            caller.change(scope -> scope.with(scope.requireNode(id).withLabels(changed)));
        } else {
            SimDocument old = document(caller, id);
            SimDocument tagged = new SimDocument(
                    old.name(), old.type(), old.format(), old.versions(), old.defaultVersion(), changed);
            caller.change(scope -> {
                Map<String, SimDocument> all = new TreeMap<>(scope.documents());
                all.put(id, tagged);
                return scope.withDocuments(Map.copyOf(all));
            });
        }
    }

    static List<Tag> rows(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return Collections.unmodifiableMap(map);
    }
}
