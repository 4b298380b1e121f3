package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.SimNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.GetInventoryRequest;
import software.amazon.awssdk.services.ssm.model.GetInventoryResponse;
import software.amazon.awssdk.services.ssm.model.InventoryResultEntity;
import software.amazon.awssdk.services.ssm.model.InventoryResultItem;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesRequest;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesResponse;
import software.amazon.awssdk.services.ssm.model.ResultAttribute;

/** GetInventory and ListInventoryEntries. */
final class InventoryQueries {
    private static final int MAX_PAGE = 50;
    private static final Pattern TYPE = Pattern.compile("^(AWS|Custom):.*$");
    private static final Pattern INSTANCE_ID = Pattern.compile("(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)");
    private static final Set<String> AWS_TYPES = Set.of(
            "AWS:AWSComponent",
            "AWS:Application",
            "AWS:BillingInfo",
            "AWS:ComplianceItem",
            "AWS:ComplianceSummary",
            "AWS:File",
            "AWS:InstanceDetailedInformation",
            SimNode.INSTANCE_INFORMATION,
            "AWS:Network",
            "AWS:PatchCompliance",
            "AWS:PatchSummary",
            "AWS:ResourceGroup",
            "AWS:Service",
            "AWS:Tag",
            "AWS:WindowsRegistry",
            "AWS:WindowsRole",
            "AWS:WindowsUpdate");

    private InventoryQueries() {}

    static GetInventoryResponse get(Caller caller, GetInventoryRequest request) {
        Constraints constraints = new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size("resultAttributes", request.hasResultAttributes(), request.resultAttributes(), 1, 1);
        for (ResultAttribute attribute : request.resultAttributes()) {
            constraints
                    .required("resultAttributes.member.typeName", attribute.typeName())
                    .length("resultAttributes.member.typeName", attribute.typeName(), 1, 100)
                    .pattern("resultAttributes.member.typeName", attribute.typeName(), TYPE);
        }
        constraints.check();
        if (!request.aggregators().isEmpty()) {
            throw Documents.unmodelled("aggregators of inventory");
        }
        InventoryFilters filters = InventoryFilters.of(request.hasFilters(), request.filters());
        String type = request.resultAttributes().stream()
                .map(ResultAttribute::typeName)
                .findFirst()
                .orElse(SimNode.INSTANCE_INFORMATION);
        checkType(type);
        GetInventoryRequest question =
                request.toBuilder().maxResults(null).nextToken(null).build();
        List<SimNode> nodes = filters.select(caller, question);
        Integer size = request.maxResults();
        Page<SimNode> page =
                Paging.of(caller, question).page(nodes, size == null ? MAX_PAGE : size, request.nextToken());
        return GetInventoryResponse.builder()
                .entities(page.map(node -> entity(node, type)))
                .nextToken(page.nextToken())
                .build();
    }

    private static InventoryResultEntity entity(SimNode node, String type) {
        Inventory inventory = node.inventory(type);
        Map<String, InventoryResultItem> data = inventory == null
                ? Map.of()
                : Map.of(
                        type,
                        InventoryResultItem.builder()
                                .typeName(type)
                                .schemaVersion(inventory.schemaVersion())
                                .captureTime(text(inventory.captureTime()))
                                .content(inventory.rows())
                                .build());
        return InventoryResultEntity.builder().id(node.id()).data(data).build();
    }

    static ListInventoryEntriesResponse entries(Caller caller, ListInventoryEntriesRequest request) {
        new Constraints()
                .required("instanceId", request.instanceId())
                .pattern("instanceId", request.instanceId(), INSTANCE_ID)
                .required("typeName", request.typeName())
                .length("typeName", request.typeName(), 1, 100)
                .pattern("typeName", request.typeName(), TYPE)
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .check();
        InventoryFilters filters = InventoryFilters.of(request.hasFilters(), request.filters());
        checkType(request.typeName());
        SimNode node = caller.scope().node(request.instanceId());
        if (node == null || node.registration() == null) {
            throw ServiceError.of("InvalidInstanceId", "The instance ID is not valid: " + request.instanceId());
        }
        Inventory inventory = node.inventory(request.typeName());
        List<Map<String, String>> rows =
                filters.rows(request.typeName(), inventory == null ? List.of() : inventory.rows());
        Integer size = request.maxResults();
        Page<Map<String, String>> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(rows, size == null ? MAX_PAGE : size, request.nextToken());
        ListInventoryEntriesResponse.Builder response = ListInventoryEntriesResponse.builder()
                .typeName(request.typeName())
                .instanceId(node.id())
                .entries(page.items())
                .nextToken(page.nextToken());
        if (inventory != null) {
            response.schemaVersion(inventory.schemaVersion()).captureTime(text(inventory.captureTime()));
        }
        return response.build();
    }

    private static void checkType(String type) {
        if (type.startsWith("AWS:") && !AWS_TYPES.contains(type)) {
            throw ServiceError.of("InvalidTypeNameException", "The parameter type name is not valid: " + type);
        }
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
