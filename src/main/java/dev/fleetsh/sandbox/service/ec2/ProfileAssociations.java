package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationResponse;

/** Which instance has which profile. An association's id follows from both. */
final class ProfileAssociations {
    private record Association(String id, String instance, String profile) {
        static Association of(String instance, String profile) {
            return new Association(Shown.id("iip-assoc-", instance + profile), instance, profile);
        }
    }

    private static final Selector<Association> ASSOCIATIONS = new Selector<>(
            Map.of("instance-id", one(Association::instance), "state", one(association -> "associated")),
            association -> Map.of());

    private ProfileAssociations() {}

    static DescribeIamInstanceProfileAssociationsResponse describe(
            Caller caller, DescribeIamInstanceProfileAssociationsRequest request) {
        int size = PageSize.of(request.maxResults());
        List<Association> all = new ArrayList<>(all(caller));
        for (String id : request.associationIds()) {
            if (all.stream().noneMatch(association -> association.id.equals(id))) {
                throw missing(id);
            }
        }
        if (!request.associationIds().isEmpty()) {
            all.removeIf(association -> !request.associationIds().contains(association.id));
        }
        Page<Association> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(ASSOCIATIONS.select(all, request.filters()), size, request.nextToken());
        return DescribeIamInstanceProfileAssociationsResponse.builder()
                .iamInstanceProfileAssociations(page.map(association -> shown(caller, association, "associated")))
                .nextToken(page.nextToken())
                .build();
    }

    static AssociateIamInstanceProfileResponse associate(Caller caller, AssociateIamInstanceProfileRequest request) {
        Instance instance = instance(caller, request.instanceId());
        if (instance.instanceProfileArn() != null) {
            throw ServiceError.of(
                    "IncorrectState", "There is an existing association for instance " + request.instanceId());
        }
        String profile = profile(caller, request.iamInstanceProfile());
        change(caller, request.instanceId(), profile);
        return AssociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(
                        shown(caller, Association.of(request.instanceId(), profile), "associating"))
                .build();
    }

    static DisassociateIamInstanceProfileResponse disassociate(
            Caller caller, DisassociateIamInstanceProfileRequest request) {
        Association association = find(caller, request.associationId());
        change(caller, association.instance, null);
        return DisassociateIamInstanceProfileResponse.builder()
                .iamInstanceProfileAssociation(shown(caller, association, "disassociating"))
                .build();
    }

    static ReplaceIamInstanceProfileAssociationResponse replace(
            Caller caller, ReplaceIamInstanceProfileAssociationRequest request) {
        Association association = find(caller, request.associationId());
        String profile = profile(caller, request.iamInstanceProfile());
        change(caller, association.instance, profile);
        return ReplaceIamInstanceProfileAssociationResponse.builder()
                .iamInstanceProfileAssociation(
                        shown(caller, Association.of(association.instance, profile), "associating"))
                .build();
    }

    private static List<Association> all(Caller caller) {
        List<Association> all = new ArrayList<>();
        for (SimNode node : caller.index().instances()) {
            String profile = Objects.requireNonNull(node.instance()).instanceProfileArn();
            if (profile != null) {
                all.add(Association.of(node.id(), profile));
            }
        }
        return all;
    }

    private static Association find(Caller caller, @Nullable String id) {
        return all(caller).stream()
                .filter(association -> association.id.equals(id))
                .findFirst()
                .orElseThrow(() -> missing(String.valueOf(id)));
    }

    private static ServiceError missing(String id) {
        return ServiceError.of("NoSuchAssociation", "An invalid association-id of '" + id + "' was given");
    }

    /** The instance of that id, in a state in which profiles are taken. */
    static Instance instance(Caller caller, @Nullable String id) {
        SimNode node = id == null ? null : caller.scope().node(id);
        Instance instance = node == null ? null : node.instance();
        if (instance == null) {
            throw ServiceError.of("InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
        }
        if (!instance.state().equals("running") && !instance.state().equals("stopped")) {
            throw ServiceError.of(
                    "IncorrectInstanceState",
                    "The instance '" + id + "' is not in a state from which this is possible: " + instance.state());
        }
        return instance;
    }

    private static String profile(Caller caller, @Nullable IamInstanceProfileSpecification wanted) {
        String named = wanted == null ? null : wanted.name() != null ? wanted.name() : wanted.arn();
        if (named == null) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter IamInstanceProfile");
        }
        boolean byName = wanted.name() != null;
        String account = caller.account().id();
        for (InstanceProfile profile :
                caller.live().snapshot().identity(account).profiles().values()) {
            if (named.equals(byName ? profile.name() : profile.arn(account))) {
                return profile.arn(account);
            }
        }
        throw ServiceError.of(
                "InvalidParameterValue",
                "Value (" + named + ") for parameter iamInstanceProfile." + (byName ? "name" : "arn")
                        + " is invalid. Invalid IAM Instance Profile " + (byName ? "name" : "ARN"));
    }

    private static void change(Caller caller, String id, @Nullable String profile) {
        caller.change(scope -> {
            SimNode node = scope.requireNode(id);
            return scope.with(
                    node.withInstance(Objects.requireNonNull(node.instance()).withProfile(profile)));
        });
    }

    private static IamInstanceProfileAssociation shown(Caller caller, Association association, String state) {
        String account = caller.account().id();
        String id = caller.live().snapshot().identity(account).profiles().values().stream()
                .filter(profile -> profile.arn(account).equals(association.profile))
                .map(InstanceProfile::id)
                .findFirst()
                .orElse(null);
        return IamInstanceProfileAssociation.builder()
                .associationId(association.id)
                .instanceId(association.instance)
                .iamInstanceProfile(profile -> profile.arn(association.profile).id(id))
                .state(state)
                .build();
    }
}
