package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** DescribeTags; the tagged resources are instances. */
final class ResourceTags {
    private static final String INSTANCE = "instance";

    private ResourceTags() {}

    private record Tagging(String id, String key, String value) {}

    static DescribeTagsResponse describe(Caller caller, DescribeTagsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Predicate<Tagging> wanted =
                request.filters().stream().map(ResourceTags::filter).reduce(tagging -> true, Predicate::and);
        List<Tagging> taggings = caller.index().instances().stream()
                .flatMap(ResourceTags::taggings)
                .filter(wanted)
                .toList();
        Page<Tagging> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(taggings, size, request.nextToken());
        return DescribeTagsResponse.builder()
                .tags(page.map(tagging -> TagDescription.builder()
                        .resourceId(tagging.id)
                        .resourceType(INSTANCE)
                        .key(tagging.key)
                        .value(tagging.value)
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<Tagging> taggings(SimNode node) {
        Map<String, String> ordered = new TreeMap<>(node.tags());
        return ordered.entrySet().stream().map(tag -> new Tagging(node.id(), tag.getKey(), tag.getValue()));
    }

    private static Predicate<Tagging> filter(Filter filter) {
        String name = filter.name() == null ? "" : filter.name();
        Wildcards values = Wildcards.of(filter.values());
        return switch (name) {
            case "resource-id" -> tagging -> values.matches(tagging.id);
            case "resource-type" -> tagging -> values.matches(INSTANCE);
            case "key" -> tagging -> values.matches(tagging.key);
            case "value" -> tagging -> values.matches(tagging.value);
            default -> {
                if (!name.startsWith("tag:")) {
                    throw ServiceError.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
                }
                String key = name.substring("tag:".length());
                yield tagging -> tagging.key.equals(key) && values.matches(tagging.value);
            }
        };
    }
}
