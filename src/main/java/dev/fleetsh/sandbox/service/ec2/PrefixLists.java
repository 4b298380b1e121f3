package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;

/** The prefix lists that AWS manages: one for each service with gateway endpoints. */
final class PrefixLists {
    private static final List<String> SERVICES = List.of("dynamodb", "s3");

    private record Known(String id, String name, String arn) {}

    private static final Selector<Known> LISTS = new Selector<>(
            Map.of(
                    "prefix-list-id", one(Known::id),
                    "prefix-list-name", one(Known::name),
                    "owner-id", one(list -> "AWS")),
            list -> Map.of());

    private PrefixLists() {}

    /** The id of a service's list in a Region. */
    static String id(String region, String service) {
        return Shown.id("pl-", region + service).substring(0, "pl-".length() + 8);
    }

    private static List<Known> wanted(Caller caller, List<String> ids) {
        List<Known> all = SERVICES.stream()
                .map(service -> new Known(
                        id(caller.region(), service),
                        "com.amazonaws." + caller.region() + "." + service,
                        "arn:aws:ec2:" + caller.region() + ":aws:prefix-list/" + id(caller.region(), service)))
                .toList();
        List<Known> found = new ArrayList<>();
        for (String id : ids) {
            found.add(all.stream()
                    .filter(list -> list.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> ServiceError.of(
                            "InvalidPrefixListID.NotFound", "The prefix list ID '" + id + "' does not exist")));
        }
        return ids.isEmpty() ? all : found;
    }

    static DescribePrefixListsResponse describe(Caller caller, DescribePrefixListsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Page<Known> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        LISTS.select(wanted(caller, request.prefixListIds()), request.filters()),
                        size,
                        request.nextToken());
        return DescribePrefixListsResponse.builder()
                .prefixLists(page.map(list -> PrefixList.builder()
                        .prefixListId(list.id)
                        .prefixListName(list.name)
                        .cidrs(list.name.endsWith("s3") ? "52.95.154.0/23" : "52.119.200.0/22")
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeManagedPrefixListsResponse managed(Caller caller, DescribeManagedPrefixListsRequest request) {
        DryRun.check(request.dryRun());
        if (request.maxResults() != null && (request.maxResults() < 1 || request.maxResults() > 100)) {
            throw ServiceError.of(
                    "InvalidParameterValue",
                    "Value (" + request.maxResults() + ") for parameter maxResults is invalid.");
        }
        Page<Known> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        LISTS.select(wanted(caller, request.prefixListIds()), request.filters()),
                        request.maxResults() == null ? 100 : request.maxResults(),
                        request.nextToken());
        return DescribeManagedPrefixListsResponse.builder()
                .prefixLists(page.map(list -> ManagedPrefixList.builder()
                        .prefixListId(list.id)
                        .prefixListName(list.name)
                        .prefixListArn(list.arn)
                        .addressFamily("IPv4")
                        .state("create-complete")
                        .version(1L)
                        .ownerId("AWS")
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }
}
