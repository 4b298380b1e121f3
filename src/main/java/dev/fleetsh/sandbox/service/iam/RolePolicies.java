package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.ManagedPolicy;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** The permissions of roles: managed policies that are attached, and inline ones. */
final class RolePolicies {
    /** By IAM's quotas, before an increase. */
    private static final int MOST_ATTACHED = 10;

    private RolePolicies() {}

    static ListAttachedRolePoliciesResponse listAttached(Caller caller, ListAttachedRolePoliciesRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<String> arns = role.attached().stream()
                .filter(arn -> arn.substring(arn.indexOf(":policy/") + ":policy".length())
                        .startsWith(prefix))
                .toList();
        Page<String> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                arns,
                request.maxItems(),
                request.marker());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build()))
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static AttachRolePolicyResponse attach(Caller caller, AttachRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        ManagedPolicy policy = Entities.policy(request.policyArn());
        if (!role.attached().contains(policy.arn()) && role.attached().size() >= MOST_ATTACHED) {
            throw new ServiceError("LimitExceeded", 409, "Cannot exceed quota for PoliciesPerRole: " + MOST_ATTACHED);
        }
        Entities.change(caller, identity -> identity.with(role.attach(policy.arn())));
        return AttachRolePolicyResponse.builder().build();
    }

    static DetachRolePolicyResponse detach(Caller caller, DetachRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String arn = String.valueOf(request.policyArn());
        if (!role.attached().contains(arn)) {
            throw Entities.missing("Policy " + arn + " was not found.");
        }
        Entities.change(caller, identity -> identity.with(role.detach(arn)));
        return DetachRolePolicyResponse.builder().build();
    }

    static ListRolePoliciesResponse listInline(Caller caller, ListRolePoliciesRequest request) {
        Role role = Entities.role(caller, request.roleName());
        Page<String> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                List.copyOf(role.inline().keySet()),
                request.maxItems(),
                request.marker());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static GetRolePolicyResponse getInline(Caller caller, GetRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String document = role.inline().get(Entities.name("policyName", request.policyName(), 128));
        if (document == null) {
            throw Entities.missing("The role policy with name " + request.policyName() + " cannot be found.");
        }
        return GetRolePolicyResponse.builder()
                .roleName(role.name())
                .policyName(request.policyName())
                .policyDocument(Entities.encoded(document))
                .build();
    }

    static PutRolePolicyResponse putInline(Caller caller, PutRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String name = Entities.name("policyName", request.policyName(), 128);
        String document = Entities.document(request.policyDocument());
        Entities.change(caller, identity -> identity.with(role.withInline(name, document)));
        return PutRolePolicyResponse.builder().build();
    }

    static DeleteRolePolicyResponse deleteInline(Caller caller, DeleteRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String name = Entities.name("policyName", request.policyName(), 128);
        if (!role.inline().containsKey(name)) {
            throw Entities.missing("The role policy with name " + name + " cannot be found.");
        }
        Entities.change(caller, identity -> identity.with(role.withoutInline(name)));
        return DeleteRolePolicyResponse.builder().build();
    }
}
