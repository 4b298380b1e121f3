// Without private DNS the agent never finds the endpoint: it asks for the service's public name.
remedy('enable-private-dns') {
    title 'The VPC\'s endpoints answer under the names of the services'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'node-kms-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Turns on private DNS of the interface endpoints of Systems Manager in the nodes' VPCs, and the attributes of the VPC that
it needs. Every host of the VPC resolves the names of the services to the endpoints afterwards.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def wanted = ['ssm', 'ssmmessages', 'ec2messages', 'kms', 'logs']
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && wanted.any { service -> endpoint.ServiceName.endsWith('.' + service) } }
            if (!endpoints) {
                inVpc.each { node -> cannot node, "$vpc has no interface endpoint; plan create-vpc-endpoints" }
                return
            }
            def inside = fleet.nodes().toList().findAll { node -> node.ec2 && node.scope == scope && node.vpc == vpc }
            def changed = false
            ['enableDnsSupport': 'EnableDnsSupport', 'enableDnsHostnames': 'EnableDnsHostnames'].each { attribute, field ->
                if (read('ec2:DescribeVpcAttribute', scope, VpcId: vpc, Attribute: attribute)[field]?.Value == false) {
                    changed = true
                    effect('VPC', scope, vpc, "turn $attribute on") {
                        on inVpc
                        touches inside
                        call 'ec2:ModifyVpcAttribute', [VpcId: vpc, (field): [Value: true]]
                        inverse 'ec2:ModifyVpcAttribute', [VpcId: vpc, (field): [Value: false]]
                        state attribute, 'ec2:DescribeVpcAttribute', [VpcId: vpc, Attribute: attribute], path: "${field}.Value", becomes: true
                        risk 'medium', 'changes how every host of the VPC resolves names'
                        inVpc.each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                        verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', within: 15.minutes
                    }
                }
            }
            endpoints.findAll { endpoint -> !endpoint.PrivateDnsEnabled }.each { endpoint ->
                changed = true
                effect('VPC endpoint', scope, endpoint.VpcEndpointId, "turn private DNS on for ${endpoint.ServiceName}") {
                    on inVpc
                    touches inside
                    call 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PrivateDnsEnabled: true
                    inverse 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PrivateDnsEnabled: false
                    state 'private DNS', 'ec2:DescribeVpcEndpoints', [VpcEndpointIds: [endpoint.VpcEndpointId]], path: "VpcEndpoints[VpcEndpointId=${endpoint.VpcEndpointId}].PrivateDnsEnabled", becomes: true
                    risk 'medium', "${inside.size() == 1 ? 'the node' : "all ${inside.size()} nodes"} and every other host of the VPC resolve the service's name to the endpoint"
                    inVpc.each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', within: 15.minutes
                }
            }
            if (!changed) {
                inVpc.each { node -> nothing node, "private DNS of the endpoints in $vpc is on" }
            }
        }
    }
}
