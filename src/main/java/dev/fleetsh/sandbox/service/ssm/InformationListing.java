package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationFilter;
import software.amazon.awssdk.services.ssm.model.InstanceInformationFilterKey;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** DescribeInstanceInformation: 5–50 nodes a page, 10 where the request doesn't say. */
record InformationListing(Heartbeat heartbeat) {
    private static final int DEFAULT_PAGE = 10;
    private static final int MAX_VALUES = 100;

    DescribeInstanceInformationResponse answer(Caller caller, DescribeInstanceInformationRequest request) {
        check(request);
        List<NodeFilter> filters = filters(request);
        filters.forEach(filter -> filter.check(caller, "InvalidInstanceInformationFilterValue"));
        Integer size = request.maxResults();
        DescribeInstanceInformationRequest question =
                request.toBuilder().maxResults(null).nextToken(null).build();
        Page<SimNode> page = Paging.of(caller, question)
                .page(
                        NodeFilter.select(caller, question, filters),
                        size == null ? DEFAULT_PAGE : size,
                        request.nextToken());
        return DescribeInstanceInformationResponse.builder()
                .instanceInformationList(page.map(node -> row(ManagedNode.of(caller.scope(), node))))
                .nextToken(page.nextToken())
                .build();
    }

    private static void check(DescribeInstanceInformationRequest request) {
        Constraints constraints = new Constraints().range("maxResults", request.maxResults(), 5, 50);
        for (InstanceInformationStringFilter filter : request.filters()) {
            constraints
                    .required("filters.member.key", filter.key())
                    .length("filters.member.key", filter.key(), 1, Integer.MAX_VALUE)
                    .size("filters.member.values", true, filter.values(), 1, MAX_VALUES);
        }
        for (InstanceInformationFilter filter : request.instanceInformationFilterList()) {
            constraints
                    .required("instanceInformationFilterList.member.key", filter.keyAsString())
                    .oneOf(
                            "instanceInformationFilterList.member.key",
                            filter.keyAsString(),
                            InstanceInformationFilterKey.knownValues())
                    .size("instanceInformationFilterList.member.valueSet", true, filter.valueSet(), 1, MAX_VALUES);
        }
        constraints.check();
        if (!request.filters().isEmpty()
                && !request.instanceInformationFilterList().isEmpty()) {
            throw ServiceError.of(
                    "ValidationException", "Filters and InstanceInformationFilterList can't be used together.");
        }
    }

    private static List<NodeFilter> filters(DescribeInstanceInformationRequest request) {
        if (!request.instanceInformationFilterList().isEmpty()) {
            return request.instanceInformationFilterList().stream()
                    .map(filter -> NodeFilter.equal(filter.keyAsString(), filter.valueSet()))
                    .toList();
        }
        List<NodeFilter> filters = request.filters().stream()
                .map(filter -> NodeFilter.equal(filter.key(), filter.values()))
                .toList();
        long byTag = filters.stream().filter(NodeFilter::byTag).count();
        if (byTag > 0 && byTag < filters.size()) {
            throw ServiceError.of("ValidationException", "Tag filters can't be combined with other filters.");
        }
        return filters;
    }

    private InstanceInformation row(ManagedNode managed) {
        Registration agent = managed.registration();
        return InstanceInformation.builder()
                .instanceId(managed.node().id())
                .pingStatus(agent.pingStatus())
                .lastPingDateTime(heartbeat.lastPing(managed.node().id(), agent))
                .agentVersion(ManagedNode.given(agent.agentVersion()))
                .isLatestVersion(agent.latest())
                .platformType(ManagedNode.given(agent.platform().type()))
                .platformName(ManagedNode.given(agent.platform().name()))
                .platformVersion(ManagedNode.given(agent.platform().version()))
                .activationId(ManagedNode.given(agent.activationId()))
                .iamRole(ManagedNode.given(agent.iamRole()))
                .registrationDate(agent.registrationDate())
                .resourceType(managed.node().kind().resourceType())
                .name(ManagedNode.given(agent.name()))
                .ipAddress(ManagedNode.given(agent.ipAddress()))
                .computerName(ManagedNode.given(agent.computerName()))
                .associationStatus(managed.associationStatus())
                .associationOverview(managed.associationOverview())
                .sourceId(ManagedNode.given(agent.sourceId()))
                .sourceType(ManagedNode.given(agent.sourceType()))
                .build();
    }
}
