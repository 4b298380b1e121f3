package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.InventoryFilter;

/** Filters over inventory: `AWS:WindowsRole.Name` compared with values. */
record InventoryFilters(List<One> filters) {
    private static final Pattern KEY = Pattern.compile("((?:AWS|Custom):[^.]+)\\.(\\w+)");

    /** A filter on an attribute of an inventory type. */
    record One(String type, String attribute, Set<String> values, Comparison comparison) {
        boolean test(Map<String, String> row) {
            String actual = row.get(attribute);
            return actual != null && comparison.test(actual, values);
        }
    }

    /**
     * The filters of a request.
     *
     * @throws ServiceError `ValidationException`, `InvalidFilter`
     */
    static InventoryFilters of(boolean present, List<InventoryFilter> sent) {
        Constraints constraints = new Constraints().size("filters", present, sent, 1, 5);
        for (InventoryFilter filter : sent) {
            constraints
                    .required("filters.member.key", filter.key())
                    .length("filters.member.key", filter.key(), 1, 200)
                    .size("filters.member.values", true, filter.values(), 1, 40)
                    .oneOf(
                            "filters.member.type",
                            filter.typeAsString(),
                            List.of("Equal", "NotEqual", "BeginWith", "LessThan", "GreaterThan", "Exists"));
        }
        constraints.check();
        List<One> filters = new ArrayList<>();
        for (InventoryFilter filter : sent) {
            Matcher key = KEY.matcher(filter.key());
            if (!key.matches()) {
                throw ServiceError.of("InvalidFilter", "The filter name is not valid: " + filter.key());
            }
            String operator = filter.typeAsString();
            if ("Exists".equals(operator)) {
                throw ServiceError.of("InvalidFilter", "The operator Exists can be used with aggregators only.");
            }
            filters.add(new One(
                    key.group(1),
                    key.group(2),
                    Set.copyOf(filter.values()),
                    operator == null ? Comparison.EQUAL : Comparison.named(operator)));
        }
        return new InventoryFilters(filters);
    }

    /** The registered nodes that have, for each filter, a row that fits; not necessarily the same row. */
    List<SimNode> select(Caller caller, Object question) {
        List<SimNode> registered = caller.index().registered();
        return filters.isEmpty()
                ? registered
                : caller.index().selections().of(question, () -> registered.stream()
                        .filter(this::test)
                        .toList());
    }

    private boolean test(SimNode node) {
        return filters.stream().allMatch(filter -> {
            Inventory inventory = node.inventory(filter.type());
            return inventory != null && inventory.rows().stream().anyMatch(filter::test);
        });
    }

    /** The rows of one type that fit. */
    List<Map<String, String>> rows(String type, List<Map<String, String>> rows) {
        if (filters.stream().anyMatch(filter -> !filter.type().equals(type))) {
            throw ServiceError.of("InvalidFilter", "The filters are not on " + type + ".");
        }
        return rows.stream()
                .filter(row -> filters.stream().allMatch(filter -> filter.test(row)))
                .toList();
    }
}
