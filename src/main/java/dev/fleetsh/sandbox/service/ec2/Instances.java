package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

/** DescribeInstances, each instance in a reservation of its own. */
final class Instances {
    private static final Pattern ID = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

    private Instances() {}

    static DescribeInstancesResponse describe(Caller caller, DescribeInstancesRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        boolean byId = !request.instanceIds().isEmpty();
        if (byId && request.maxResults() != null) {
            throw ServiceError.of(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        List<InstanceFilter> filters = InstanceFilter.of(request.filters());
        List<SimNode> candidates =
                byId ? named(caller, request.instanceIds()) : caller.index().instances();
        DescribeInstancesRequest question =
                request.toBuilder().maxResults(null).nextToken(null).build();
        List<SimNode> matching = filters.isEmpty()
                ? candidates
                : caller.index().selections().of(question, () -> candidates.stream()
                        .filter(node -> filters.stream().allMatch(filter -> filter.test(node)))
                        .toList());
        Page<SimNode> page = Paging.of(caller, question)
                .page(matching, byId ? Math.max(1, matching.size()) : size, request.nextToken());
        return DescribeInstancesResponse.builder()
                .reservations(page.map(node -> reservation(caller, node)))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<SimNode> named(Caller caller, List<String> ids) {
        List<SimNode> nodes = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : new TreeSet<>(ids)) {
            if (!ID.matcher(id).matches()) {
                throw ServiceError.of("InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
            }
            SimNode node = caller.scope().node(id);
            if (node == null || node.instance() == null) {
                missing.add(id);
            } else {
                nodes.add(node);
            }
        }
        if (!missing.isEmpty()) {
            throw ServiceError.of(
                    "InvalidInstanceID.NotFound",
                    missing.size() == 1
                            ? "The instance ID '" + missing.get(0) + "' does not exist"
                            : "The instance IDs '" + String.join(", ", missing) + "' do not exist");
        }
        return nodes;
    }

    private static Reservation reservation(Caller caller, SimNode node) {
        return Reservation.builder()
                .reservationId("r-" + node.id().substring("i-".length()))
                .ownerId(caller.account().id())
                .instances(instance(caller, node))
                .build();
    }

    private static Instance instance(Caller caller, SimNode node) {
        dev.fleetsh.sandbox.world.Instance known = Objects.requireNonNull(node.instance());
        Instance.Builder instance = Instance.builder()
                .instanceId(node.id())
                .imageId(known.image().imageId())
                .state(state -> state.code(stateCode(known.state())).name(known.state()))
                .instanceType(known.instanceType())
                .launchTime(known.launchTime())
                .placement(placement -> placement
                        .availabilityZone(known.placement().availabilityZone())
                        .tenancy("default"))
                .platform(known.image().platform())
                .platformDetails(known.image().platformDetails())
                .architecture(known.image().architecture())
                .privateIpAddress(known.privateIp().isEmpty() ? null : known.privateIp())
                .privateDnsName(
                        known.privateIp().isEmpty()
                                ? node.id() + ".ec2.internal"
                                : "ip-" + known.privateIp().replace('.', '-') + ".ec2.internal")
                .publicIpAddress(known.publicIp())
                .subnetId(known.placement().subnetId())
                .vpcId(known.placement().vpcId())
                .securityGroups(InstanceInterfaces.groups(caller, known))
                .networkInterfaces(InstanceInterfaces.of(caller, node, known))
                .metadataOptions(options -> options.state("applied")
                        .httpEndpoint(known.metadataOptions().httpEndpoint())
                        .httpTokens(known.metadataOptions().httpTokens())
                        .httpPutResponseHopLimit(known.metadataOptions().hopLimit()))
                .tags(node.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList());
        String profile = known.instanceProfileArn();
        if (profile != null) {
            instance.iamInstanceProfile(attached -> attached.arn(profile));
        }
        return instance.build();
    }

    static int stateCode(String state) {
        return switch (state) {
            case "pending" -> 0;
            case "running" -> 16;
            case "shutting-down" -> 32;
            case "terminated" -> 48;
            case "stopping" -> 64;
            case "stopped" -> 80;
            default -> throw new IllegalArgumentException("no such instance state: " + state);
        };
    }
}
