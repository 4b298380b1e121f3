package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.QueryProtocol;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;

/** IAM's operations on roles, instance profiles and policies. */
public final class IamService {
    private IamService() {}

    /** The service, which answers for every Region. */
    public static Service service() {
        return Service.global(
                "iam",
                new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/"),
                CommonErrors.QUERY,
                Operation.of("GetRole", GetRoleRequest::builder, Roles::get)
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("ListRoles", ListRolesRequest::builder, Roles::list),
                Operation.of("CreateRole", CreateRoleRequest::builder, Roles::create)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("DeleteRole", DeleteRoleRequest::builder, Roles::delete)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::builder, Roles::trust)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of(
                                "ListAttachedRolePolicies",
                                ListAttachedRolePoliciesRequest::builder,
                                RolePolicies::listAttached)
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("AttachRolePolicy", AttachRolePolicyRequest::builder, RolePolicies::attach)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("DetachRolePolicy", DetachRolePolicyRequest::builder, RolePolicies::detach)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("ListRolePolicies", ListRolePoliciesRequest::builder, RolePolicies::listInline)
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("GetRolePolicy", GetRolePolicyRequest::builder, RolePolicies::getInline)
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("PutRolePolicy", PutRolePolicyRequest::builder, RolePolicies::putInline)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("DeleteRolePolicy", DeleteRolePolicyRequest::builder, RolePolicies::deleteInline)
                        .changing()
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("GetInstanceProfile", GetInstanceProfileRequest::builder, Profiles::get)
                        .on((caller, request) -> profile(caller, request.instanceProfileName())),
                Operation.of("ListInstanceProfiles", ListInstanceProfilesRequest::builder, Profiles::list),
                Operation.of(
                        "ListInstanceProfilesForRole",
                        ListInstanceProfilesForRoleRequest::builder,
                        Profiles::listForRole),
                Operation.of("CreateInstanceProfile", CreateInstanceProfileRequest::builder, Profiles::create)
                        .changing()
                        .on((caller, request) -> profile(caller, request.instanceProfileName())),
                Operation.of("DeleteInstanceProfile", DeleteInstanceProfileRequest::builder, Profiles::delete)
                        .changing()
                        .on((caller, request) -> profile(caller, request.instanceProfileName())),
                Operation.of("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest::builder, Profiles::addRole)
                        .changing()
                        .on((caller, request) -> profile(caller, request.instanceProfileName())),
                Operation.of(
                                "RemoveRoleFromInstanceProfile",
                                RemoveRoleFromInstanceProfileRequest::builder,
                                Profiles::removeRole)
                        .changing()
                        .on((caller, request) -> profile(caller, request.instanceProfileName())),
                Operation.of("GetPolicy", GetPolicyRequest::builder, Policies::get),
                Operation.of("GetPolicyVersion", GetPolicyVersionRequest::builder, Policies::version),
                Operation.of("ListEntitiesForPolicy", ListEntitiesForPolicyRequest::builder, Policies::entities),
                Operation.of("ListRoleTags", ListRoleTagsRequest::builder, Roles::tags)
                        .on((caller, request) -> role(caller, request.roleName())),
                Operation.of("ListUserTags", ListUserTagsRequest::builder, Roles::userTags)
                        .on((caller, request) ->
                                "arn:aws:iam::" + caller.account().id() + ":user/" + request.userName()),
                Operation.of("SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, Simulation::simulate)
                        .on((caller, request) -> String.valueOf(request.policySourceArn())),
                Operation.of("ListAccountAliases", ListAccountAliasesRequest::builder, IamService::aliases));
    }

    private static ListAccountAliasesResponse aliases(Caller caller, ListAccountAliasesRequest request) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(caller.account().alias())
                .isTruncated(false)
                .build();
    }

    private static String role(Caller caller, String name) {
        return "arn:aws:iam::" + caller.account().id() + ":role/" + name;
    }

    private static String profile(Caller caller, String name) {
        return "arn:aws:iam::" + caller.account().id() + ":instance-profile/" + name;
    }
}
