package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.service.Operation;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;

/** EC2's operations on networks, on the profiles of instances, their metadata service and tags. */
final class NetworkOperations {
    static final List<Operation<?, ?>> ALL = List.of(
            Operation.of("DescribeVpcs", DescribeVpcsRequest::builder, Vpcs::describe),
            Operation.of("DescribeSubnets", DescribeSubnetsRequest::builder, Vpcs::subnets),
            Operation.of("DescribeVpcAttribute", DescribeVpcAttributeRequest::builder, Vpcs::attribute),
            Operation.of("DescribeSecurityGroups", DescribeSecurityGroupsRequest::builder, SecurityGroups::describe),
            Operation.of(
                    "DescribeSecurityGroupRules", DescribeSecurityGroupRulesRequest::builder, SecurityGroups::rules),
            Operation.of("DescribeNetworkAcls", DescribeNetworkAclsRequest::builder, Acls::describe),
            Operation.of("DescribeRouteTables", DescribeRouteTablesRequest::builder, RouteTables::describe),
            Operation.of(
                    "DescribeInternetGateways", DescribeInternetGatewaysRequest::builder, Gateways::internetGateways),
            Operation.of(
                    "DescribeEgressOnlyInternetGateways",
                    DescribeEgressOnlyInternetGatewaysRequest::builder,
                    Gateways::egressOnly),
            Operation.of("DescribeDhcpOptions", DescribeDhcpOptionsRequest::builder, DhcpSets::describe),
            Operation.of(
                    "GetManagedPrefixListEntries", GetManagedPrefixListEntriesRequest::builder, PrefixLists::entries),
            Operation.of(
                    "DescribeTransitGatewayVpcAttachments",
                    DescribeTransitGatewayVpcAttachmentsRequest::builder,
                    Attachments::transit),
            Operation.of(
                    "DescribeVpcPeeringConnections",
                    DescribeVpcPeeringConnectionsRequest::builder,
                    Attachments::peering),
            Operation.of("DescribeNatGateways", DescribeNatGatewaysRequest::builder, Gateways::natGateways),
            Operation.of("DescribeVpcEndpoints", DescribeVpcEndpointsRequest::builder, Endpoints::describe),
            Operation.of(
                    "DescribeVpcEndpointServices", DescribeVpcEndpointServicesRequest::builder, Endpoints::services),
            Operation.of("DescribePrefixLists", DescribePrefixListsRequest::builder, PrefixLists::describe),
            Operation.of(
                    "DescribeManagedPrefixLists", DescribeManagedPrefixListsRequest::builder, PrefixLists::managed),
            Operation.of("DescribeNetworkInterfaces", DescribeNetworkInterfacesRequest::builder, Interfaces::describe),
            Operation.of(
                    "DescribeIamInstanceProfileAssociations",
                    DescribeIamInstanceProfileAssociationsRequest::builder,
                    ProfileAssociations::describe),
            Operation.of("ModifyVpcAttribute", ModifyVpcAttributeRequest::builder, Vpcs::modify)
                    .changing(),
            Operation.of("CreateSecurityGroup", CreateSecurityGroupRequest::builder, SecurityGroupChanges::create)
                    .changing(),
            Operation.of("DeleteSecurityGroup", DeleteSecurityGroupRequest::builder, SecurityGroupChanges::delete)
                    .changing(),
            Operation.of(
                            "AuthorizeSecurityGroupEgress",
                            AuthorizeSecurityGroupEgressRequest::builder,
                            SecurityGroupChanges::authorizeEgress)
                    .changing(),
            Operation.of(
                            "AuthorizeSecurityGroupIngress",
                            AuthorizeSecurityGroupIngressRequest::builder,
                            SecurityGroupChanges::authorizeIngress)
                    .changing(),
            Operation.of(
                            "RevokeSecurityGroupEgress",
                            RevokeSecurityGroupEgressRequest::builder,
                            SecurityGroupChanges::revokeEgress)
                    .changing(),
            Operation.of(
                            "RevokeSecurityGroupIngress",
                            RevokeSecurityGroupIngressRequest::builder,
                            SecurityGroupChanges::revokeIngress)
                    .changing(),
            Operation.of("CreateNetworkAclEntry", CreateNetworkAclEntryRequest::builder, Acls::create)
                    .changing(),
            Operation.of("DeleteNetworkAclEntry", DeleteNetworkAclEntryRequest::builder, Acls::delete)
                    .changing(),
            Operation.of("CreateVpcEndpoint", CreateVpcEndpointRequest::builder, EndpointChanges::create)
                    .changing(),
            Operation.of("ModifyVpcEndpoint", ModifyVpcEndpointRequest::builder, EndpointChanges::modify)
                    .changing(),
            Operation.of("DeleteVpcEndpoints", DeleteVpcEndpointsRequest::builder, EndpointChanges::delete)
                    .changing(),
            Operation.of(
                            "AssociateIamInstanceProfile",
                            AssociateIamInstanceProfileRequest::builder,
                            ProfileAssociations::associate)
                    .changing(),
            Operation.of(
                            "DisassociateIamInstanceProfile",
                            DisassociateIamInstanceProfileRequest::builder,
                            ProfileAssociations::disassociate)
                    .changing(),
            Operation.of(
                            "ReplaceIamInstanceProfileAssociation",
                            ReplaceIamInstanceProfileAssociationRequest::builder,
                            ProfileAssociations::replace)
                    .changing(),
            Operation.of(
                            "ModifyInstanceMetadataOptions",
                            ModifyInstanceMetadataOptionsRequest::builder,
                            MetadataChanges::modify)
                    .changing(),
            Operation.of("CreateTags", CreateTagsRequest::builder, TagChanges::create)
                    .changing(),
            Operation.of("DeleteTags", DeleteTagsRequest::builder, TagChanges::delete)
                    .changing());

    private NetworkOperations() {}
}
