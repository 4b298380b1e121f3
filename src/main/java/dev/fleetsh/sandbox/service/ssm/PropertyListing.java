package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.model.DescribeInstancePropertiesRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstancePropertiesResponse;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;
import software.amazon.awssdk.services.ssm.model.InstancePropertyFilter;
import software.amazon.awssdk.services.ssm.model.InstancePropertyFilterKey;
import software.amazon.awssdk.services.ssm.model.InstancePropertyStringFilter;

/** DescribeInstanceProperties: 5–1000 nodes a page. */
record PropertyListing(Heartbeat heartbeat) {
    /** No source says how many come where the request doesn't; as few as in the other listing. */
    private static final int DEFAULT_PAGE = 10;

    private static final int MAX_FILTERS = 40;

    DescribeInstancePropertiesResponse answer(Caller caller, DescribeInstancePropertiesRequest request) {
        check(request);
        List<NodeFilter> filters = filters(request);
        filters.forEach(filter -> filter.check(caller, "InvalidInstancePropertyFilterValue"));
        Integer size = request.maxResults();
        DescribeInstancePropertiesRequest question =
                request.toBuilder().maxResults(null).nextToken(null).build();
        Page<SimNode> page = Paging.of(caller, question)
                .page(
                        NodeFilter.select(caller, question, filters),
                        size == null ? DEFAULT_PAGE : size,
                        request.nextToken());
        return DescribeInstancePropertiesResponse.builder()
                .instanceProperties(page.map(node -> row(ManagedNode.of(caller.scope(), node))))
                .nextToken(page.nextToken())
                .build();
    }

    private static void check(DescribeInstancePropertiesRequest request) {
        Constraints constraints = new Constraints()
                .range("maxResults", request.maxResults(), 5, 1000)
                .size(
                        "instancePropertyFilterList",
                        request.hasInstancePropertyFilterList(),
                        request.instancePropertyFilterList(),
                        1,
                        MAX_FILTERS)
                .size(
                        "filtersWithOperator",
                        request.hasFiltersWithOperator(),
                        request.filtersWithOperator(),
                        1,
                        MAX_FILTERS);
        for (InstancePropertyFilter filter : request.instancePropertyFilterList()) {
            constraints
                    .required("instancePropertyFilterList.member.key", filter.keyAsString())
                    .oneOf(
                            "instancePropertyFilterList.member.key",
                            filter.keyAsString(),
                            InstancePropertyFilterKey.knownValues())
                    .size("instancePropertyFilterList.member.valueSet", true, filter.valueSet(), 1, MAX_FILTERS);
        }
        for (InstancePropertyStringFilter filter : request.filtersWithOperator()) {
            constraints
                    .required("filtersWithOperator.member.key", filter.key())
                    .size("filtersWithOperator.member.values", true, filter.values(), 1, MAX_FILTERS)
                    .oneOf(
                            "filtersWithOperator.member.operator",
                            filter.operatorAsString(),
                            List.of(Comparison.values()));
        }
        constraints.check();
        if (request.hasInstancePropertyFilterList() && request.hasFiltersWithOperator()) {
            throw ServiceError.of(
                    "ValidationException",
                    "InstancePropertyFilterList and FiltersWithOperator can't be used together.");
        }
    }

    private static List<NodeFilter> filters(DescribeInstancePropertiesRequest request) {
        return Stream.concat(
                        request.instancePropertyFilterList().stream()
                                .map(filter -> NodeFilter.equal(filter.keyAsString(), filter.valueSet())),
                        request.filtersWithOperator().stream().map(PropertyListing::filter))
                .toList();
    }

    private static NodeFilter filter(InstancePropertyStringFilter filter) {
        String operator = filter.operatorAsString();
        return new NodeFilter(
                filter.key(),
                Set.copyOf(filter.values()),
                operator == null ? Comparison.EQUAL : Comparison.named(operator));
    }

    private InstanceProperty row(ManagedNode managed) {
        Registration agent = managed.registration();
        InstanceProperty.Builder row = InstanceProperty.builder()
                .name(ManagedNode.given(managed.node().name()))
                .instanceId(managed.node().id())
                .ipAddress(ManagedNode.given(agent.ipAddress()))
                .pingStatus(agent.pingStatus())
                .lastPingDateTime(heartbeat.lastPing(managed.node().id(), agent))
                .agentVersion(ManagedNode.given(agent.agentVersion()))
                .platformType(ManagedNode.given(agent.platform().type()))
                .platformName(ManagedNode.given(agent.platform().name()))
                .platformVersion(ManagedNode.given(agent.platform().version()))
                .activationId(ManagedNode.given(agent.activationId()))
                .iamRole(ManagedNode.given(agent.iamRole()))
                .registrationDate(agent.registrationDate())
                .resourceType(managed.node().kind().resourceType())
                .computerName(ManagedNode.given(agent.computerName()))
                .associationStatus(managed.associationStatus())
                .associationOverview(managed.associationOverview())
                .sourceId(ManagedNode.given(agent.sourceId()))
                .sourceType(ManagedNode.given(agent.sourceType()));
        Instance instance = managed.node().instance();
        if (instance != null) {
            row.instanceType(instance.instanceType())
                    .instanceRole(instance.instanceProfileArn())
                    .instanceState(instance.state())
                    .architecture(instance.image().architecture())
                    .launchTime(instance.launchTime())
                    .availabilityZone(instance.placement().availabilityZone());
        }
        return row.build();
    }
}
