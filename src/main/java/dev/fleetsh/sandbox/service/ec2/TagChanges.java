package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags of instances, VPCs, subnets, security groups, network ACLs, route tables and VPC endpoints. */
final class TagChanges {
    private static final int MOST = 50;
    private static final String NAME = "Name";

    private TagChanges() {}

    static CreateTagsResponse create(Caller caller, CreateTagsRequest request) {
        DryRun.check(request.dryRun());
        for (Tag tag : request.tags()) {
            key(tag.key());
        }
        for (String id : request.resources()) {
            change(caller, id, tags -> {
                request.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
                if (tags.size() > MOST) {
                    throw ServiceError.of("TagLimitExceeded", "The maximum number of tags has been reached.");
                }
                return tags;
            });
        }
        return CreateTagsResponse.builder().build();
    }

    static DeleteTagsResponse delete(Caller caller, DeleteTagsRequest request) {
        DryRun.check(request.dryRun());
        for (String id : request.resources()) {
            change(caller, id, tags -> {
                if (request.tags().isEmpty()) {
                    tags.clear();
                }
                // A tag that is given with another value stays.
                request.tags().forEach(tag -> {
                    if (tag.value() == null || tag.value().equals(tags.get(tag.key()))) {
                        tags.remove(tag.key());
                    }
                });
                return tags;
            });
        }
        return DeleteTagsResponse.builder().build();
    }

    private static void key(@Nullable String key) {
        if (key == null || key.isEmpty() || key.length() > 127 || key.startsWith("aws:")) {
            throw ServiceError.of("InvalidParameterValue", "Tag key is not valid: " + key);
        }
    }

    private static void change(Caller caller, String id, UnaryOperator<Map<String, String>> change) {
        caller.change(scope -> {
            SimNode node = scope.node(id);
            if (node != null && node.instance() != null) {
                return scope.with(tagged(node, change.apply(new TreeMap<>(node.tags()))));
            }
            return tagged(scope, id, change);
        });
    }

    /** The name is a tag of its own in the world. */
    private static SimNode tagged(SimNode node, Map<String, String> tags) {
        String name = tags.remove(NAME);
        return node.withName(name == null ? "" : name).withLabels(Collections.unmodifiableMap(tags));
    }

    private static SimScope tagged(SimScope scope, String id, UnaryOperator<Map<String, String>> change) {
        Network network = scope.resources().network();
        UnaryOperator<Map<String, String>> changed = tags -> Map.copyOf(change.apply(new TreeMap<>(tags)));
        Network tagged;
        if (network.vpcs().containsKey(id)) {
            tagged = network.with(network.vpcs()
                    .get(id)
                    .withTags(changed.apply(network.vpcs().get(id).tags())));
        } else if (network.subnets().containsKey(id)) {
            tagged = network.with(network.subnets()
                    .get(id)
                    .withTags(changed.apply(network.subnets().get(id).tags())));
        } else if (network.groups().containsKey(id)) {
            tagged = network.with(network.groups()
                    .get(id)
                    .withTags(changed.apply(network.groups().get(id).tags())));
        } else if (network.acls().containsKey(id)) {
            tagged = network.with(network.acls()
                    .get(id)
                    .withTags(changed.apply(network.acls().get(id).tags())));
        } else if (network.routeTables().containsKey(id)) {
            tagged = network.with(network.routeTables()
                    .get(id)
                    .withTags(changed.apply(network.routeTables().get(id).tags())));
        } else if (network.endpoints().containsKey(id)) {
            tagged = network.with(network.endpoints()
                    .get(id)
                    .withTags(changed.apply(network.endpoints().get(id).tags())));
        } else {
            throw ServiceError.of("InvalidID", "The ID '" + id + "' is not valid");
        }
        return scope.withResources(scope.resources().with(tagged));
    }
}
