import dev.fleetsh.remedy.network.Cidr
import dev.fleetsh.remedy.network.GroupRules

// Without private DNS the agent never finds the endpoint: it asks for the service's public name.
remedy('enable-private-dns') {
    title 'The VPC\'s endpoints answer under the names of the services'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Turns on private DNS of the interface endpoints of Systems Manager in the nodes' VPCs, and the attributes of the VPC that
it needs. Every host of the VPC resolves the names of the services to the endpoints afterwards, so that it is refused where
the security group of an endpoint would shut instances out.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def wanted = ['ssm', 'ssmmessages', 'ec2messages'] + (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? ['kms'] : []) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? ['logs'] : [])
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && wanted.any { service -> endpoint.ServiceName.endsWith('.' + service) } }
            if (!endpoints) {
                inVpc.each { node -> cannot node, "$vpc has no interface endpoint; plan create-vpc-endpoints" }
                return
            }
            def instances = read('ec2:DescribeInstances', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).Reservations*.Instances.flatten().findAll { instance -> instance.State?.Name != 'terminated' }
            def blocks = (read('ec2:DescribeVpcs', scope, VpcIds: [vpc]).Vpcs[0].CidrBlockAssociationSet ?: []).findAll { block -> !block.CidrBlockState || block.CidrBlockState.State == 'associated' }*.CidrBlock
            def shutOut = { endpoint ->
                def rules = GroupRules.of((endpoint.Groups ?: [])*.GroupId.collectMany { group -> read('ec2:DescribeSecurityGroups', scope, GroupIds: [group]).SecurityGroups.collectMany { found -> found.IpPermissions ?: [] } })
                blocks.every { block -> rules.open(443, [], [Cidr.of(block)]) } ? [] : instances.findAll { instance -> instance.PrivateIpAddress && !rules.open(443, (instance.SecurityGroups ?: [])*.GroupId, [Cidr.of(instance.PrivateIpAddress)]) }*.InstanceId
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
                        verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                    }
                }
            }
            endpoints.findAll { endpoint -> !endpoint.PrivateDnsEnabled }.each { endpoint ->
                changed = true
                def out = shutOut(endpoint)
                if (out) {
                    cannot endpoint.VpcEndpointId, "private DNS would take ${endpoint.ServiceName} from ${out.size()} instance${out.size() == 1 ? '' : 's'} of the VPC, such as ${out[0]}, which ${endpoint.Groups*.GroupId.join(', ')} does not let in on 443; let TCP 443 in from ${blocks.join(', ')} first"
                    return
                }
                effect('VPC endpoint', scope, endpoint.VpcEndpointId, "turn private DNS on for ${endpoint.ServiceName}") {
                    on inVpc
                    touches inside
                    call 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PrivateDnsEnabled: true
                    inverse 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PrivateDnsEnabled: false
                    state 'private DNS', 'ec2:DescribeVpcEndpoints', [VpcEndpointIds: [endpoint.VpcEndpointId]], path: "VpcEndpoints[VpcEndpointId=${endpoint.VpcEndpointId}].PrivateDnsEnabled", becomes: true
                    risk 'medium', "${inside.size() == 1 ? 'the node' : "all ${inside.size()} nodes"} and every other host of the VPC resolve the service's name to the endpoint"
                    inVpc.each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                }
            }
            if (!changed) {
                inVpc.each { node -> nothing node, "private DNS of the endpoints in $vpc is on" }
            }
        }
    }
}
