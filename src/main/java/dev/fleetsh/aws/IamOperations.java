package dev.fleetsh.aws;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;

/** The operations of IAM that remedies may call. */
final class IamOperations {
    private IamOperations() {}

    static void addTo(OperationRows<IamClient> rows) {
        rows.add("GetInstanceProfile", GetInstanceProfileRequest::builder, IamClient::getInstanceProfile);
        rows.add("GetPolicy", GetPolicyRequest::builder, IamClient::getPolicy);
        rows.add("GetPolicyVersion", GetPolicyVersionRequest::builder, IamClient::getPolicyVersion);
        rows.add("GetRole", GetRoleRequest::builder, IamClient::getRole);
        rows.add("GetRolePolicy", GetRolePolicyRequest::builder, IamClient::getRolePolicy);
        rows.add("GetUser", GetUserRequest::builder, IamClient::getUser);
        rows.add("ListAccountAliases", ListAccountAliasesRequest::builder, IamClient::listAccountAliases);
        rows.add(
                "ListAttachedRolePolicies",
                ListAttachedRolePoliciesRequest::builder,
                IamClient::listAttachedRolePolicies);
        rows.add("ListEntitiesForPolicy", ListEntitiesForPolicyRequest::builder, IamClient::listEntitiesForPolicy);
        rows.add("ListInstanceProfiles", ListInstanceProfilesRequest::builder, IamClient::listInstanceProfiles);
        rows.add(
                "ListInstanceProfilesForRole",
                ListInstanceProfilesForRoleRequest::builder,
                IamClient::listInstanceProfilesForRole);
        rows.add("ListPolicies", ListPoliciesRequest::builder, IamClient::listPolicies);
        rows.add("ListPolicyVersions", ListPolicyVersionsRequest::builder, IamClient::listPolicyVersions);
        rows.add("ListRolePolicies", ListRolePoliciesRequest::builder, IamClient::listRolePolicies);
        rows.add("ListRoleTags", ListRoleTagsRequest::builder, IamClient::listRoleTags);
        rows.add("ListRoles", ListRolesRequest::builder, IamClient::listRoles);
        rows.add("ListUserTags", ListUserTagsRequest::builder, IamClient::listUserTags);
        rows.add(
                "SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, IamClient::simulatePrincipalPolicy);
        rows.add(
                "AddRoleToInstanceProfile",
                AddRoleToInstanceProfileRequest::builder,
                IamClient::addRoleToInstanceProfile);
        rows.add("AttachRolePolicy", AttachRolePolicyRequest::builder, IamClient::attachRolePolicy);
        rows.add("CreateInstanceProfile", CreateInstanceProfileRequest::builder, IamClient::createInstanceProfile);
        rows.add("CreatePolicy", CreatePolicyRequest::builder, IamClient::createPolicy);
        rows.add("CreatePolicyVersion", CreatePolicyVersionRequest::builder, IamClient::createPolicyVersion);
        rows.add("CreateRole", CreateRoleRequest::builder, IamClient::createRole);
        rows.add("DeleteInstanceProfile", DeleteInstanceProfileRequest::builder, IamClient::deleteInstanceProfile);
        rows.add("DeletePolicy", DeletePolicyRequest::builder, IamClient::deletePolicy);
        rows.add("DeletePolicyVersion", DeletePolicyVersionRequest::builder, IamClient::deletePolicyVersion);
        rows.add("DeleteRole", DeleteRoleRequest::builder, IamClient::deleteRole);
        rows.add("DeleteRolePolicy", DeleteRolePolicyRequest::builder, IamClient::deleteRolePolicy);
        rows.add("DetachRolePolicy", DetachRolePolicyRequest::builder, IamClient::detachRolePolicy);
        rows.add("PutRolePolicy", PutRolePolicyRequest::builder, IamClient::putRolePolicy);
        rows.add(
                "RemoveRoleFromInstanceProfile",
                RemoveRoleFromInstanceProfileRequest::builder,
                IamClient::removeRoleFromInstanceProfile);
        rows.add(
                "SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest::builder, IamClient::setDefaultPolicyVersion);
        rows.add("TagRole", TagRoleRequest::builder, IamClient::tagRole);
        rows.add("UntagRole", UntagRoleRequest::builder, IamClient::untagRole);
        rows.add("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::builder, IamClient::updateAssumeRolePolicy);
    }
}
