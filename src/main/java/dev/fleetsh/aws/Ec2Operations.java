package dev.fleetsh.aws;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;

/** The operations of EC2 that remedies may call. */
final class Ec2Operations {
    private Ec2Operations() {}

    static void addTo(OperationRows<Ec2Client> rows) {
        rows.add(
                "DescribeAvailabilityZones",
                DescribeAvailabilityZonesRequest::builder,
                Ec2Client::describeAvailabilityZones);
        rows.add("DescribeDhcpOptions", DescribeDhcpOptionsRequest::builder, Ec2Client::describeDhcpOptions);
        rows.add(
                "DescribeEgressOnlyInternetGateways",
                DescribeEgressOnlyInternetGatewaysRequest::builder,
                Ec2Client::describeEgressOnlyInternetGateways);
        rows.add(
                "DescribeIamInstanceProfileAssociations",
                DescribeIamInstanceProfileAssociationsRequest::builder,
                Ec2Client::describeIamInstanceProfileAssociations);
        rows.add("DescribeInstanceStatus", DescribeInstanceStatusRequest::builder, Ec2Client::describeInstanceStatus);
        rows.add("DescribeInstances", DescribeInstancesRequest::builder, Ec2Client::describeInstances);
        rows.add(
                "DescribeInternetGateways",
                DescribeInternetGatewaysRequest::builder,
                Ec2Client::describeInternetGateways);
        rows.add(
                "DescribeManagedPrefixLists",
                DescribeManagedPrefixListsRequest::builder,
                Ec2Client::describeManagedPrefixLists);
        rows.add("DescribeNatGateways", DescribeNatGatewaysRequest::builder, Ec2Client::describeNatGateways);
        rows.add("DescribeNetworkAcls", DescribeNetworkAclsRequest::builder, Ec2Client::describeNetworkAcls);
        rows.add(
                "DescribeNetworkInterfaces",
                DescribeNetworkInterfacesRequest::builder,
                Ec2Client::describeNetworkInterfaces);
        rows.add("DescribePrefixLists", DescribePrefixListsRequest::builder, Ec2Client::describePrefixLists);
        rows.add("DescribeRegions", DescribeRegionsRequest::builder, Ec2Client::describeRegions);
        rows.add("DescribeRouteTables", DescribeRouteTablesRequest::builder, Ec2Client::describeRouteTables);
        rows.add(
                "DescribeSecurityGroupRules",
                DescribeSecurityGroupRulesRequest::builder,
                Ec2Client::describeSecurityGroupRules);
        rows.add("DescribeSecurityGroups", DescribeSecurityGroupsRequest::builder, Ec2Client::describeSecurityGroups);
        rows.add("DescribeSubnets", DescribeSubnetsRequest::builder, Ec2Client::describeSubnets);
        rows.add("DescribeTags", DescribeTagsRequest::builder, Ec2Client::describeTags);
        rows.add(
                "DescribeTransitGatewayVpcAttachments",
                DescribeTransitGatewayVpcAttachmentsRequest::builder,
                Ec2Client::describeTransitGatewayVpcAttachments);
        rows.add("DescribeVpcAttribute", DescribeVpcAttributeRequest::builder, Ec2Client::describeVpcAttribute);
        rows.add(
                "DescribeVpcEndpointServices",
                DescribeVpcEndpointServicesRequest::builder,
                Ec2Client::describeVpcEndpointServices);
        rows.add("DescribeVpcEndpoints", DescribeVpcEndpointsRequest::builder, Ec2Client::describeVpcEndpoints);
        rows.add(
                "DescribeVpcPeeringConnections",
                DescribeVpcPeeringConnectionsRequest::builder,
                Ec2Client::describeVpcPeeringConnections);
        rows.add("DescribeVpcs", DescribeVpcsRequest::builder, Ec2Client::describeVpcs);
        rows.add(
                "GetManagedPrefixListEntries",
                GetManagedPrefixListEntriesRequest::builder,
                Ec2Client::getManagedPrefixListEntries);
        rows.add(
                "AssociateIamInstanceProfile",
                AssociateIamInstanceProfileRequest::builder,
                Ec2Client::associateIamInstanceProfile);
        rows.add(
                "AuthorizeSecurityGroupEgress",
                AuthorizeSecurityGroupEgressRequest::builder,
                Ec2Client::authorizeSecurityGroupEgress);
        rows.add(
                "AuthorizeSecurityGroupIngress",
                AuthorizeSecurityGroupIngressRequest::builder,
                Ec2Client::authorizeSecurityGroupIngress);
        rows.add("CreateNetworkAclEntry", CreateNetworkAclEntryRequest::builder, Ec2Client::createNetworkAclEntry);
        rows.add("CreateRoute", CreateRouteRequest::builder, Ec2Client::createRoute);
        rows.add("CreateSecurityGroup", CreateSecurityGroupRequest::builder, Ec2Client::createSecurityGroup);
        rows.add("CreateTags", CreateTagsRequest::builder, Ec2Client::createTags);
        rows.add("CreateVpcEndpoint", CreateVpcEndpointRequest::builder, Ec2Client::createVpcEndpoint);
        rows.add("DeleteNetworkAclEntry", DeleteNetworkAclEntryRequest::builder, Ec2Client::deleteNetworkAclEntry);
        rows.add("DeleteRoute", DeleteRouteRequest::builder, Ec2Client::deleteRoute);
        rows.add("DeleteSecurityGroup", DeleteSecurityGroupRequest::builder, Ec2Client::deleteSecurityGroup);
        rows.add("DeleteTags", DeleteTagsRequest::builder, Ec2Client::deleteTags);
        rows.add("DeleteVpcEndpoints", DeleteVpcEndpointsRequest::builder, Ec2Client::deleteVpcEndpoints);
        rows.add(
                "DisassociateIamInstanceProfile",
                DisassociateIamInstanceProfileRequest::builder,
                Ec2Client::disassociateIamInstanceProfile);
        rows.add(
                "ModifyInstanceAttribute", ModifyInstanceAttributeRequest::builder, Ec2Client::modifyInstanceAttribute);
        rows.add(
                "ModifyInstanceMetadataOptions",
                ModifyInstanceMetadataOptionsRequest::builder,
                Ec2Client::modifyInstanceMetadataOptions);
        rows.add(
                "ModifySecurityGroupRules",
                ModifySecurityGroupRulesRequest::builder,
                Ec2Client::modifySecurityGroupRules);
        rows.add("ModifyVpcAttribute", ModifyVpcAttributeRequest::builder, Ec2Client::modifyVpcAttribute);
        rows.add("ModifyVpcEndpoint", ModifyVpcEndpointRequest::builder, Ec2Client::modifyVpcEndpoint);
        rows.add("RebootInstances", RebootInstancesRequest::builder, Ec2Client::rebootInstances);
        rows.add(
                "ReplaceIamInstanceProfileAssociation",
                ReplaceIamInstanceProfileAssociationRequest::builder,
                Ec2Client::replaceIamInstanceProfileAssociation);
        rows.add("ReplaceNetworkAclEntry", ReplaceNetworkAclEntryRequest::builder, Ec2Client::replaceNetworkAclEntry);
        rows.add("ReplaceRoute", ReplaceRouteRequest::builder, Ec2Client::replaceRoute);
        rows.add(
                "RevokeSecurityGroupEgress",
                RevokeSecurityGroupEgressRequest::builder,
                Ec2Client::revokeSecurityGroupEgress);
        rows.add(
                "RevokeSecurityGroupIngress",
                RevokeSecurityGroupIngressRequest::builder,
                Ec2Client::revokeSecurityGroupIngress);
    }
}
