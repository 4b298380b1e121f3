package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.ManagedPolicy;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyRole;

/** Managed policies. */
final class Policies {
    private static final Instant CREATED = Instant.parse("2019-03-15T17:22:12Z");

    private Policies() {}

    static GetPolicyResponse get(Caller caller, GetPolicyRequest request) {
        ManagedPolicy policy = existing(request.policyArn());
        return GetPolicyResponse.builder()
                .policy(shown -> shown.policyName(policy.name())
                        .policyId(policy.id())
                        .arn(policy.arn())
                        .path(policy.path())
                        .defaultVersionId(policy.version())
                        .attachmentCount(attachedTo(caller, policy).size())
                        .permissionsBoundaryUsageCount(0)
                        .isAttachable(true)
                        .description(policy.description())
                        .createDate(CREATED)
                        .updateDate(CREATED))
                .build();
    }

    static GetPolicyVersionResponse version(Caller caller, GetPolicyVersionRequest request) {
        ManagedPolicy policy = existing(request.policyArn());
        if (!policy.version().equals(request.versionId())) {
            throw Entities.missing("Policy " + policy.arn() + " version " + request.versionId()
                    + " does not exist or is not attachable.");
        }
        return GetPolicyVersionResponse.builder()
                .policyVersion(shown -> shown.versionId(policy.version())
                        .isDefaultVersion(true)
                        .createDate(CREATED)
                        .document(Entities.encoded(policy.document())))
                .build();
    }

    static ListEntitiesForPolicyResponse entities(Caller caller, ListEntitiesForPolicyRequest request) {
        ManagedPolicy policy = existing(request.policyArn());
        String filter = request.entityFilterAsString();
        List<Role> roles = filter == null || filter.equals("Role") ? attachedTo(caller, policy) : List.of();
        Page<Role> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                roles,
                request.maxItems(),
                request.marker());
        return ListEntitiesForPolicyResponse.builder()
                .policyGroups(List.of())
                .policyUsers(List.of())
                .policyRoles(page.map(role -> PolicyRole.builder()
                        .roleName(role.name())
                        .roleId(role.id())
                        .build()))
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    private static ManagedPolicy existing(String arn) {
        return ManagedPolicy.of(String.valueOf(arn))
                .orElseThrow(() -> Entities.missing("Policy " + arn + " was not found."));
    }

    private static List<Role> attachedTo(Caller caller, ManagedPolicy policy) {
        return Entities.identity(caller).roles().values().stream()
                .filter(role -> role.attached().contains(policy.arn()))
                .toList();
    }
}
