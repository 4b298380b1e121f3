package dev.fleetsh.aws;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operations that fleetsh may call, by the names of IAM. Reading ones change nothing, whoever calls them; any other is
 * a changing one, and those of them that are not listed here are never called.
 */
final class OperationNames {
    static final Set<String> READING =
            all(Map.of("sts", """
            GetCallerIdentity""", "ssm", """
            DescribeActivations DescribeAssociation DescribeAssociationExecutions DescribeDocument
            DescribeDocumentPermission DescribeEffectiveInstanceAssociations
            DescribeInstanceAssociationsStatus DescribeInstanceInformation
            DescribeInstanceProperties DescribeSessions GetCommandInvocation GetConnectionStatus
            GetDocument GetInventory GetServiceSetting ListAssociationVersions ListAssociations
            ListCommandInvocations ListCommands ListDocumentVersions ListDocuments
            ListInventoryEntries ListNodes ListTagsForResource""", "ec2", """
            DescribeAvailabilityZones DescribeDhcpOptions DescribeEgressOnlyInternetGateways
            DescribeIamInstanceProfileAssociations DescribeInstanceStatus
            DescribeInstances DescribeInternetGateways DescribeManagedPrefixLists
            DescribeNatGateways DescribeNetworkAcls DescribeNetworkInterfaces DescribePrefixLists
            DescribeRegions DescribeRouteTables DescribeSecurityGroupRules DescribeSecurityGroups
            DescribeSubnets DescribeTags DescribeTransitGatewayVpcAttachments DescribeVpcAttribute
            DescribeVpcEndpointServices DescribeVpcEndpoints DescribeVpcPeeringConnections
            DescribeVpcs GetManagedPrefixListEntries""", "iam", """
            GetInstanceProfile GetPolicy GetPolicyVersion GetRole GetRolePolicy GetUser
            ListAccountAliases ListAttachedRolePolicies ListEntitiesForPolicy ListInstanceProfiles
            ListInstanceProfilesForRole ListPolicies ListPolicyVersions ListRolePolicies
            ListRoleTags ListRoles ListUserTags SimulatePrincipalPolicy""", "kms", """
            DescribeKey GetKeyPolicy ListAliases ListGrants ListKeyPolicies ListResourceTags""", "logs", """
            DescribeLogGroups DescribeLogStreams ListTagsForResource""", "s3", """
            GetBucketEncryption GetBucketLocation GetBucketPolicy GetBucketVersioning
            GetPublicAccessBlock"""));

    /** What finds the accounts that are entered. Nothing that a remedy or a script calls gets this far. */
    static final Set<String> LISTING_ACCOUNTS = all(Map.of("organizations", """
            ListAccounts ListAccountsForParent ListOrganizationalUnitsForParent"""));

    /** What exchanges credentials; for the clients that do nothing else. */
    static final Set<String> ASSUMING = Set.of("sts:AssumeRole");

    static final Set<String> CHANGING =
            all(Map.of("ssm", """
            AddTagsToResource CancelCommand CreateActivation CreateAssociation CreateDocument
            DeleteActivation DeleteAssociation DeleteDocument DeregisterManagedInstance
            ModifyDocumentPermission RemoveTagsFromResource ResetServiceSetting SendCommand
            StartAssociationsOnce TerminateSession UpdateAssociation UpdateDocument
            UpdateDocumentDefaultVersion UpdateManagedInstanceRole UpdateServiceSetting""", "ec2", """
            AssociateIamInstanceProfile AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress
            CreateNetworkAclEntry CreateRoute CreateSecurityGroup CreateTags CreateVpcEndpoint
            DeleteNetworkAclEntry DeleteRoute DeleteSecurityGroup DeleteTags DeleteVpcEndpoints
            DisassociateIamInstanceProfile ModifyInstanceAttribute ModifyInstanceMetadataOptions
            ModifySecurityGroupRules ModifyVpcAttribute ModifyVpcEndpoint RebootInstances
            ReplaceIamInstanceProfileAssociation ReplaceNetworkAclEntry ReplaceRoute
            RevokeSecurityGroupEgress RevokeSecurityGroupIngress""", "iam", """
            AddRoleToInstanceProfile AttachRolePolicy CreateInstanceProfile CreatePolicy
            CreatePolicyVersion CreateRole DeleteInstanceProfile DeletePolicy DeletePolicyVersion
            DeleteRole DeleteRolePolicy DetachRolePolicy PutRolePolicy RemoveRoleFromInstanceProfile
            SetDefaultPolicyVersion TagRole UntagRole UpdateAssumeRolePolicy""", "kms", """
            CancelKeyDeletion CreateGrant DisableKey EnableKey PutKeyPolicy RevokeGrant
            ScheduleKeyDeletion""", "logs", """
            AssociateKmsKey CreateLogGroup DeleteLogGroup DeleteRetentionPolicy DisassociateKmsKey
            PutRetentionPolicy TagResource UntagResource""", "s3", """
            DeleteBucketEncryption DeleteBucketPolicy PutBucketEncryption PutBucketPolicy"""));

    private OperationNames() {}

    private static Set<String> all(Map<String, String> namesOfServices) {
        Set<String> all = new TreeSet<>();
        namesOfServices.forEach((service, names) -> {
            for (String name : names.split("\\s+")) {
                all.add(service + ":" + name);
            }
        });
        return Collections.unmodifiableSet(all);
    }
}
