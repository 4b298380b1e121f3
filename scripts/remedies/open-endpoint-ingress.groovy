import dev.fleetsh.remedy.network.Cidr
import dev.fleetsh.remedy.network.GroupRules

// An endpoint with private DNS takes over the name of the service: where its security group refuses, no NAT gateway helps.
remedy('open-endpoint-ingress') {
    title 'The VPC endpoint\'s security group lets the node in on 443'
    fixes 'endpoint-ssmmessages-443', 'endpoint-ssm-443', 'endpoint-ec2messages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Adds a rule to the security group of the VPC's interface endpoints: TCP 443 from the node's own security group. All nodes
with that group may use the endpoints afterwards; nothing else changes for those who could.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def wanted = ['ssm', 'ssmmessages', 'ec2messages'] + (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? ['kms'] : []) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? ['logs'] : [])
            def instances = read('ec2:DescribeInstances', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).Reservations*.Instances.flatten().collectEntries { instance -> [instance.InstanceId, instance] }
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && endpoint.PrivateDnsEnabled && wanted.any { service -> endpoint.ServiceName.endsWith('.' + service) } }
            if (!endpoints) {
                inVpc.each { node -> nothing node, "$vpc has no interface endpoint of Systems Manager; the way leads elsewhere" }
                return
            }
            def rulesOf = { endpoint -> GroupRules.of(endpoint.Groups*.GroupId.collectMany { group -> read('ec2:DescribeSecurityGroups', scope, GroupIds: [group]).SecurityGroups.collectMany { found -> found.IpPermissions ?: [] } }) }
            inVpc.each { node ->
                def instance = instances[node.id]
                def groups = (instance?.SecurityGroups ?: [])*.GroupId
                if (!groups) {
                    cannot node, 'EC2 tells no security group of it'
                    return
                }
                def address = Cidr.of(instance.PrivateIpAddress)
                def closed = endpoints.findAll { endpoint -> !rulesOf(endpoint).open(443, groups, address ? [address] : []) }
                if (!closed) {
                    nothing node, "the endpoints of $vpc let it in"
                }
                closed.each { endpoint ->
                    def target = endpoint.Groups[0].GroupId
                    def source = groups[0]
                    def note = "fleetsh: TCP 443 from $source".toString()
                    def rule = [IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [[GroupId: source]]]
                    effect('security group', scope, target, "let TCP 443 in from $source") {
                        on node
                        touches fleet.nodes().toList().findAll { other -> other.scope == scope && (instances[other.id]?.SecurityGroups ?: []).any { used -> used.GroupId == source } }
                        call 'ec2:AuthorizeSecurityGroupIngress', GroupId: target, IpPermissions: [rule + [UserIdGroupPairs: [[GroupId: source, Description: note]]]]
                        inverse 'ec2:RevokeSecurityGroupIngress', GroupId: target, IpPermissions: [rule]
                        state 'rule', 'ec2:DescribeSecurityGroupRules', [Filters: [[Name: 'group-id', Values: [target]]]], path: "SecurityGroupRules[Description=$note].FromPort", becomes: 443
                        risk 'low', "whatever uses $source may use the endpoints of ${endpoint.VpcEndpointId}'s group"
                        assume node, registered: true, ping: 'Online', channel: 'connected'
                        verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                    }
                }
            }
        }
    }
}
