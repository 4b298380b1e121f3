// Agent packages, patch baselines and session logs come from or go to S3.
remedy('create-s3-gateway') {
    title 'The subnet has a way to S3'
    fixes 'node-s3-endpoint', 'node-log-s3'
    help '''Creates a gateway endpoint of S3 for the route tables of the nodes' subnets, or adds those tables to the one that the VPC
has. Traffic to S3 then leaves by the endpoint: bucket policies that go by source address no longer see the NAT
gateway's. Gateway endpoints are free.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def tables = read('ec2:DescribeRouteTables', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).RouteTables ?: []
            def tableOf = { subnet -> tables.find { found -> (found.Associations ?: []).any { association -> association.SubnetId == subnet } } ?: tables.find { found -> (found.Associations ?: []).any { association -> association.Main } } }
            def needed = inVpc.collect { node -> tableOf(node.subnet)?.RouteTableId }.findAll { id -> id }.unique()
            def name = "com.amazonaws.${scope.region()}.s3".toString()
            def endpoint = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).find { found -> found.VpcEndpointType == 'Gateway' && found.ServiceName.endsWith('.s3') && !(found.State?.toLowerCase() in ['deleted', 'deleting', 'failed', 'rejected', 'expired']) }
            // Nobody asks about the way to S3 where sessions do not log there.
            def told = scope.preferences().map { p -> !p.s3BucketName().isEmpty() }.is(true) && scope.evidence().network().vpcs().isKnown()
            def missing = needed - (endpoint?.RouteTableIds ?: [])
            if (!missing) {
                inVpc.each { node -> nothing node, "its route table leads to S3 by ${endpoint?.VpcEndpointId ?: 'nothing that can be told'}" }
                return
            }
            def served = fleet.nodes().toList().findAll { node -> node.ec2 && node.scope == scope && node.vpc == vpc && missing.contains(tableOf(node.subnet)?.RouteTableId) }
            if (endpoint) {
                effect('VPC endpoint', scope, endpoint.VpcEndpointId, "add route tables ${missing.join(', ')}") {
                    on inVpc
                    touches served
                    call 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, AddRouteTableIds: missing
                    inverse 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, RemoveRouteTableIds: missing
                    state 'route tables', 'ec2:DescribeVpcEndpoints', [VpcEndpointIds: [endpoint.VpcEndpointId]], path: "VpcEndpoints[VpcEndpointId=${endpoint.VpcEndpointId}].RouteTableIds", becomes: (endpoint.RouteTableIds ?: []) + missing
                    risk 'medium', 'traffic to S3 leaves by the endpoint: bucket policies that go by source address see another one'
                    if (told) {
                        verify 'node-s3-endpoint', within: 5.minutes
                    }
                }
            } else {
                effect('VPC', scope, vpc, "create gateway endpoint s3 for ${missing.join(', ')}") {
                    on inVpc
                    touches served
                    call 'ec2:CreateVpcEndpoint', VpcEndpointType: 'Gateway', VpcId: vpc, ServiceName: name, RouteTableIds: missing
                    inverse 'ec2:DeleteVpcEndpoints', VpcEndpointIds: [answer('VpcEndpoint.VpcEndpointId')]
                    state 'endpoint', 'ec2:DescribeVpcEndpoints', [Filters: [[Name: 'vpc-id', Values: [vpc]], [Name: 'service-name', Values: [name]], [Name: 'vpc-endpoint-state', Values: ['pendingAcceptance', 'pending', 'available']]]], path: "VpcEndpoints[ServiceName=$name].VpcEndpointType", becomes: 'Gateway'
                    risk 'medium', 'traffic to S3 leaves by the endpoint: bucket policies that go by source address see another one'
                    if (told) {
                        verify 'node-s3-endpoint', within: 5.minutes
                    }
                }
            }
        }
    }
}
