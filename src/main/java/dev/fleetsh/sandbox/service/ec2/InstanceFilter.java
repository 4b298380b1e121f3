package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;

/** A filter of DescribeInstances, by EC2's names; those that aren't simulated are refused like unknown ones. */
record InstanceFilter(String name, Wildcards values) {
    private static final Map<String, Function<Instance, @Nullable String>> PROPERTIES = properties();

    private static Map<String, Function<Instance, @Nullable String>> properties() {
        Map<String, Function<Instance, @Nullable String>> map = new HashMap<>();
        map.put("architecture", instance -> instance.image().architecture());
        map.put("availability-zone", instance -> instance.placement().availabilityZone());
        map.put("iam-instance-profile.arn", Instance::instanceProfileArn);
        map.put("image-id", instance -> instance.image().imageId());
        map.put("instance-state-name", Instance::state);
        map.put("instance-state-code", instance -> Integer.toString(Instances.stateCode(instance.state())));
        map.put("instance-type", Instance::instanceType);
        map.put("ip-address", Instance::publicIp);
        map.put("metadata-options.http-endpoint", instance -> instance.metadataOptions()
                .httpEndpoint());
        map.put("metadata-options.http-tokens", instance -> instance.metadataOptions()
                .httpTokens());
        map.put("platform", instance -> instance.image().platform());
        map.put("platform-details", instance -> instance.image().platformDetails());
        map.put("private-ip-address", Instance::privateIp);
        map.put("subnet-id", instance -> instance.placement().subnetId());
        map.put("vpc-id", instance -> instance.placement().vpcId());
        return map;
    }

    /**
     * The filters of a request.
     *
     * @throws ServiceError `InvalidParameterValue`, `MissingParameter`
     */
    static List<InstanceFilter> of(List<Filter> sent) {
        return sent.stream().map(InstanceFilter::of).toList();
    }

    private static InstanceFilter of(Filter filter) {
        String name = filter.name();
        if (name == null || filter.values().isEmpty()) {
            throw ServiceError.of(
                    "MissingParameter", "The request must contain the parameters name and value of a filter");
        }
        boolean known = PROPERTIES.containsKey(name)
                || name.equals("instance-id")
                || name.equals("tag-key")
                || name.startsWith("tag:");
        if (!known) {
            throw ServiceError.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        return new InstanceFilter(name, Wildcards.of(filter.values()));
    }

    boolean test(SimNode node) {
        return actual(node).anyMatch(values::matches);
    }

    private Stream<String> actual(SimNode node) {
        if (name.equals("instance-id")) {
            return Stream.of(node.id());
        } else if (name.equals("tag-key")) {
            return node.tags().keySet().stream();
        } else if (name.startsWith("tag:")) {
            return Stream.ofNullable(node.tags().get(name.substring("tag:".length())));
        }
        Instance instance = Objects.requireNonNull(node.instance());
        return Stream.ofNullable(PROPERTIES.getOrDefault(name, none -> null).apply(instance));
    }
}
