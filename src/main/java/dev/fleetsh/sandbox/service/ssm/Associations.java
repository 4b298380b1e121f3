package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.world.Association;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.AssociationFilter;
import software.amazon.awssdk.services.ssm.model.AssociationFilterKey;
import software.amazon.awssdk.services.ssm.model.ListAssociationsRequest;
import software.amazon.awssdk.services.ssm.model.ListAssociationsResponse;

/** ListAssociations, with the filters on names, ids and instances. */
final class Associations {
    private static final int MAX_PAGE = 50;

    private Associations() {}

    static ListAssociationsResponse list(Caller caller, ListAssociationsRequest request) {
        Constraints constraints = new Constraints()
                .range("maxResults", request.maxResults(), 1, MAX_PAGE)
                .size(
                        "associationFilterList",
                        request.hasAssociationFilterList(),
                        request.associationFilterList(),
                        1,
                        Integer.MAX_VALUE);
        for (AssociationFilter filter : request.associationFilterList()) {
            constraints
                    .required("associationFilterList.member.key", filter.keyAsString())
                    .oneOf("associationFilterList.member.key", filter.keyAsString(), AssociationFilterKey.knownValues())
                    .required("associationFilterList.member.value", filter.value());
        }
        constraints.check();
        List<Association> matching = caller.scope().associations().stream()
                .filter(association -> request.associationFilterList().stream()
                        .allMatch(filter -> matches(caller, association, filter)))
                .toList();
        Integer size = request.maxResults();
        Page<Association> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(matching, size == null ? MAX_PAGE : size, request.nextToken());
        return ListAssociationsResponse.builder()
                .associations(page.map(AssociationRows::row))
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(Caller caller, Association association, AssociationFilter filter) {
        return switch (filter.key()) {
            case NAME -> association.documentName().equals(filter.value());
            case ASSOCIATION_ID -> association.id().equals(filter.value());
            case ASSOCIATION_NAME -> association.associationName().equals(filter.value());
            case INSTANCE_ID -> {
                SimNode node = caller.scope().node(filter.value());
                yield node != null && association.covers(node);
            }
            default -> throw Documents.unmodelled("the association filter " + filter.keyAsString());
        };
    }
}
