// Where packets go is a decision about the whole network, and often about money: this remedy only explains.
remedy('route-options') {
    title 'The subnet has a way to Systems Manager'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'node-logs-endpoint', 'node-registered', 'node-online'
    help '''Changes nothing. It reads the route table of each node's subnet and says which ways there are to give it one to Systems
Manager, with what each costs.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc, node.subnet] }.each { key, inSubnet ->
            def (scope, vpc, subnet) = key
            def tables = read('ec2:DescribeRouteTables', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).RouteTables ?: []
            // A subnet without an association of its own uses the main table.
            def table = tables.find { found -> (found.Associations ?: []).any { association -> association.SubnetId == subnet } } ?: tables.find { found -> (found.Associations ?: []).any { association -> association.Main } }
            def out = (table?.Routes ?: []).find { route -> route.DestinationCidrBlock == '0.0.0.0/0' }
            def by = out ? (out.GatewayId ?: out.NatGatewayId ?: out.TransitGatewayId ?: out.VpcPeeringConnectionId ?: out.NetworkInterfaceId ?: 'something else') : ''
            def now = out ? "0.0.0.0/0 goes to $by (${out.State})" : 'there is no route to 0.0.0.0/0'
            byHand subnet, """Nodes ${inSubnet*.name.join(', ')} in $subnet of $vpc, route table ${table?.RouteTableId ?: 'unknown'}: $now. Ways to Systems Manager:
  VPC endpoints       plan create-vpc-endpoints; no route is needed, about \$0.01 an hour for each endpoint and zone
  NAT gateway         aws ec2 create-nat-gateway --subnet-id PUBLIC-SUBNET --allocation-id EIPALLOC, then
                      aws ec2 create-route --route-table-id ${table?.RouteTableId ?: 'RTB'} --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NAT;
                      billed by the hour and by the gigabyte
  internet gateway    only for instances with public addresses: create-route to the VPC's igw-…; the subnet becomes public
  transit gateway     where the company has central endpoints: a route to tgw-…, and a private hosted zone for the names
A route that exists and reads blackhole leads to something that is gone: replace it."""
        }
    }
}
