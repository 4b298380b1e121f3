package dev.fleetsh.sandbox.service.organizations;

import dev.fleetsh.sandbox.organization.Member;
import dev.fleetsh.sandbox.organization.Organization;
import dev.fleetsh.sandbox.organization.Unit;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.JsonProtocol;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Organizations: which accounts and units there are. Only the management account and delegated administrators may ask.
 *
 * <p>Source: AWS Organizations API Reference, ListAccounts, ListAccountsForParent, ListOrganizationalUnitsForParent.
 */
public final class OrganizationsService {
    private static final int MOST = 20;

    private final Supplier<Organization> organization;

    private OrganizationsService(Supplier<Organization> organization) {
        this.organization = organization;
    }

    /** The service over an organisation, as it is when it is asked. */
    public static Service service(Supplier<Organization> organization) {
        OrganizationsService answers = new OrganizationsService(organization);
        return Service.global(
                "organizations",
                new JsonProtocol("1.1"),
                CommonErrors.JSON,
                Operation.of("ListAccounts", OrganizationsService::question, answers::accounts),
                Operation.of("ListAccountsForParent", OrganizationsService::question, answers::accountsOf),
                Operation.of("ListOrganizationalUnitsForParent", OrganizationsService::question, answers::unitsOf));
    }

    private static Structure question() {
        return new Structure(Structure.text("ParentId"), Structure.text("NextToken"), Structure.number("MaxResults"));
    }

    private Structure accounts(Caller caller, Structure request) {
        return accounts(caller, request, "", asked(caller).members());
    }

    private Structure accountsOf(Caller caller, Structure request) {
        Organization known = asked(caller);
        String parent = parent(known, request);
        return accounts(
                caller,
                request,
                parent,
                known.members().stream()
                        .filter(member -> member.parent().equals(parent))
                        .toList());
    }

    private static Structure accounts(Caller caller, Structure request, String parent, List<Member> members) {
        Page<Member> page = page(caller, request, "accounts " + parent, members);
        return new Structure(Structure.list("Accounts"), Structure.text("NextToken"))
                .put(
                        "Accounts",
                        page.items().stream().map(OrganizationsService::account).toList())
                .put("NextToken", page.nextToken());
    }

    private static Structure account(Member member) {
        return new Structure(
                        Structure.text("Id"),
                        Structure.text("Arn"),
                        Structure.text("Email"),
                        Structure.text("Name"),
                        Structure.text("State"),
                        Structure.text("JoinedMethod"),
                        Structure.time("JoinedTimestamp"))
                .put("Id", member.id())
                .put("Arn", "arn:aws:organizations::" + member.id() + ":account/o-fleetsh0001/" + member.id())
                .put("Email", member.email())
                .put("Name", member.name())
                .put("State", member.state())
                .put("JoinedMethod", "CREATED")
                .put("JoinedTimestamp", member.joined());
    }

    private Structure unitsOf(Caller caller, Structure request) {
        Organization known = asked(caller);
        String parent = parent(known, request);
        Page<Unit> page = page(
                caller,
                request,
                "units " + parent,
                known.units().stream()
                        .filter(unit -> unit.parent().equals(parent))
                        .toList());
        return new Structure(Structure.list("OrganizationalUnits"), Structure.text("NextToken"))
                .put(
                        "OrganizationalUnits",
                        page.items().stream()
                                .map(unit -> new Structure(
                                                Structure.text("Id"), Structure.text("Arn"), Structure.text("Name"))
                                        .put("Id", unit.id())
                                        .put(
                                                "Arn",
                                                "arn:aws:organizations::" + known.management() + ":ou/" + known.id()
                                                        + "/" + unit.id())
                                        .put("Name", unit.name()))
                                .toList())
                .put("NextToken", page.nextToken());
    }

    private Organization asked(Caller caller) {
        Organization known = organization.get();
        String account = caller.account().id();
        if (!known.has(account)) {
            throw ServiceError.of(
                    "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
        if (!known.listedBy(account)) {
            throw ServiceError.of("AccessDeniedException", "You don't have permissions to access this resource.");
        }
        return known;
    }

    private static String parent(Organization known, Structure request) {
        String parent = request.string("ParentId");
        if (parent == null || !parent.matches("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}")) {
            throw ServiceError.of("InvalidInputException", "You specified an invalid value: ParentId");
        }
        if (!known.hasParent(parent)) {
            throw ServiceError.of("ParentNotFoundException", "You specified parent that doesn't exist: " + parent);
        }
        return parent;
    }

    private static <T> Page<T> page(Caller caller, Structure request, String question, List<T> all) {
        Integer size = request.integer("MaxResults");
        if (size != null && (size < 1 || size > MOST)) {
            throw ServiceError.of("InvalidInputException", "You specified an invalid value: MaxResults");
        }
        String token = request.string("NextToken");
        try {
            return Paging.of(caller, Map.of("question", question)).page(all, size == null ? MOST : size, token);
        } catch (ServiceError e) {
            throw ServiceError.of("InvalidInputException", "INVALID_NEXT_TOKEN");
        }
    }
}
