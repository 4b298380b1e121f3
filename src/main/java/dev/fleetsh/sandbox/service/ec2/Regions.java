package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;

/**
 * DescribeRegions.
 *
 * @param enabled the Regions that are enabled in every account
 */
record Regions(List<String> enabled) {
    DescribeRegionsResponse describe(DescribeRegionsRequest request) {
        DryRun.check(request.dryRun());
        for (String name : request.regionNames()) {
            if (!enabled.contains(name)) {
                throw ServiceError.of("InvalidParameterValue", "Invalid region name: " + name);
            }
        }
        return DescribeRegionsResponse.builder()
                .regions(enabled.stream()
                        .filter(name -> request.regionNames().isEmpty()
                                || request.regionNames().contains(name))
                        .map(Regions::region)
                        .filter(region -> request.filters().stream().allMatch(filter -> matches(filter, region)))
                        .toList())
                .build();
    }

    private static Region region(String name) {
        return Region.builder()
                .regionName(name)
                .endpoint("ec2." + name + ".amazonaws.com")
                .optInStatus("opt-in-not-required")
                .build();
    }

    private static boolean matches(Filter filter, Region region) {
        Wildcards values = Wildcards.of(filter.values());
        return switch (filter.name() == null ? "" : filter.name()) {
            case "region-name" -> values.matches(region.regionName());
            case "endpoint" -> values.matches(region.endpoint());
            case "opt-in-status" -> values.matches(region.optInStatus());
            default -> throw ServiceError.of("InvalidParameterValue", "The filter '" + filter.name() + "' is invalid");
        };
    }
}
