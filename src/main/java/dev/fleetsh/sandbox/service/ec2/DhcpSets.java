package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.DhcpOptions;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;

/** DHCP options sets: the default one of the Region, and others. */
final class DhcpSets {
    private static final String NAMES = "domain-name-servers";

    private static final Selector<DhcpOptions> SETS = new Selector<>(
            Map.of(
                    "dhcp-options-id", one(DhcpOptions::id),
                    "key", set -> List.of(NAMES, "domain-name").stream(),
                    "value", set -> set.nameServers().stream()),
            DhcpOptions::tags);

    private DhcpSets() {}

    /** The id of the set of a VPC. */
    static String of(Caller caller, Vpc vpc) {
        return vpc.dhcpOptions().isEmpty() ? standard(caller).id() : vpc.dhcpOptions();
    }

    private static DhcpOptions standard(Caller caller) {
        return new DhcpOptions(
                Shown.id("dopt-", caller.region()), List.of(DhcpOptions.AMAZON), DhcpOptions.Answers.ALL, Map.of());
    }

    static DescribeDhcpOptionsResponse describe(Caller caller, DescribeDhcpOptionsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Map<String, DhcpOptions> all = new TreeMap<>(Shown.network(caller).dhcpOptions());
        DhcpOptions standard = standard(caller);
        all.put(standard.id(), standard);
        Page<DhcpOptions> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        SETS.select(
                                Selector.byIds(
                                        all, request.dhcpOptionsIds(), "InvalidDhcpOptionID.NotFound", "dhcpOption ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeDhcpOptionsResponse.builder()
                .dhcpOptions(page.map(set -> software.amazon.awssdk.services.ec2.model.DhcpOptions.builder()
                        .dhcpOptionsId(set.id())
                        .ownerId(caller.account().id())
                        .dhcpConfigurations(
                                configuration("domain-name", List.of(domain(caller))),
                                configuration(NAMES, set.nameServers()))
                        .tags(Shown.tags(set.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static String domain(Caller caller) {
        return caller.region().equals("us-east-1") ? "ec2.internal" : caller.region() + ".compute.internal";
    }

    private static DhcpConfiguration configuration(String key, List<String> values) {
        return DhcpConfiguration.builder()
                .key(key)
                .values(values.stream()
                        .map(value -> AttributeValue.builder().value(value).build())
                        .toList())
                .build();
    }
}
