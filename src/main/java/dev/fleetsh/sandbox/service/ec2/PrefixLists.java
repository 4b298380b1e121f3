package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;

/** The prefix lists that AWS manages: one for each service with gateway endpoints. */
final class PrefixLists {
    private static final List<String> SERVICES = List.of("dynamodb", "s3");

    /** The most lists, or entries of one, in a page. */
    private static final int MOST = 100;

    private static final String AWS = "AWS";

    private record Known(String id, String name, String arn, String owner, List<String> blocks) {}

    private static final Selector<Known> LISTS = new Selector<>(
            Map.of(
                    "prefix-list-id", one(Known::id),
                    "prefix-list-name", one(Known::name),
                    "owner-id", one(Known::owner)),
            list -> Map.of());

    private PrefixLists() {}

    /** The id of a service's list in a Region. */
    static String id(String region, String service) {
        return Shown.id("pl-", region + service).substring(0, "pl-".length() + 8);
    }

    private static Stream<Known> ofAws(Caller caller) {
        return SERVICES.stream().map(service -> {
            String id = id(caller.region(), service);
            return new Known(
                    id,
                    "com.amazonaws." + caller.region() + "." + service,
                    "arn:aws:ec2:" + caller.region() + ":aws:prefix-list/" + id,
                    AWS,
                    List.of(service.equals("s3") ? "52.95.154.0/23" : "52.119.200.0/22"));
        });
    }

    private static Stream<Known> ofAccount(Caller caller) {
        return Shown.network(caller).prefixLists().values().stream()
                .map(list -> new Known(
                        list.id(),
                        list.name(),
                        caller.arn("ec2", "prefix-list/" + list.id()),
                        caller.account().id(),
                        list.blocks()));
    }

    private static List<Known> wanted(Caller caller, List<String> ids) {
        List<Known> all = Stream.concat(ofAws(caller), ofAccount(caller)).toList();
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
                        LISTS.select(
                                wanted(caller, request.prefixListIds()).stream()
                                        .filter(list -> list.owner.equals(AWS))
                                        .toList(),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribePrefixListsResponse.builder()
                .prefixLists(page.map(list -> PrefixList.builder()
                        .prefixListId(list.id)
                        .prefixListName(list.name)
                        .cidrs(list.blocks)
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeManagedPrefixListsResponse managed(Caller caller, DescribeManagedPrefixListsRequest request) {
        DryRun.check(request.dryRun());
        int size = size(request.maxResults());
        Page<Known> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        LISTS.select(wanted(caller, request.prefixListIds()), request.filters()),
                        size,
                        request.nextToken());
        return DescribeManagedPrefixListsResponse.builder()
                .prefixLists(page.map(list -> ManagedPrefixList.builder()
                        .prefixListId(list.id)
                        .prefixListName(list.name)
                        .prefixListArn(list.arn)
                        .addressFamily(six(list) ? "IPv6" : "IPv4")
                        .state("create-complete")
                        .version(1L)
                        .ownerId(list.owner)
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static GetManagedPrefixListEntriesResponse entries(Caller caller, GetManagedPrefixListEntriesRequest request) {
        DryRun.check(request.dryRun());
        int size = size(request.maxResults());
        if (request.prefixListId() == null) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter PrefixListId");
        }
        Known list = wanted(caller, List.of(request.prefixListId())).get(0);
        Page<String> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(list.blocks, size, request.nextToken());
        return GetManagedPrefixListEntriesResponse.builder()
                .entries(page.map(block -> PrefixListEntry.builder().cidr(block).build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean six(Known list) {
        return list.blocks.stream().anyMatch(block -> block.contains(":"));
    }

    private static int size(@Nullable Integer maxResults) {
        if (maxResults != null && (maxResults < 1 || maxResults > MOST)) {
            throw ServiceError.of(
                    "InvalidParameterValue", "Value (" + maxResults + ") for parameter maxResults is invalid.");
        }
        return maxResults == null ? MOST : maxResults;
    }
}
