import dev.fleetsh.remedy.network.Cidr
import dev.fleetsh.remedy.network.GroupRules

// The least that helps: to the security group of the endpoint where the VPC has one, else to what the person names.
remedy('open-egress-443') {
    title 'Security groups let the node reach Systems Manager on 443'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'endpoint-ec2messages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Adds a rule for TCP 443 to one security group of the node, the one that the fewest network interfaces use. Where the VPC
has an interface endpoint with private DNS, the rule leads to the endpoint's own security group; otherwise --to says where,
such as 0.0.0.0/0 for the public endpoints by a NAT gateway, or ::/0 by an egress-only gateway for nodes of IPv6 alone.
Everything that uses the group may go there afterwards.'''
    stage 'network'
    param 'to', type: String, fallback: '', help: 'where, if the VPC has no endpoint: a CIDR of IPv4 or IPv6, a security group, or a prefix list'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        def six = to ==~ /[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/[0-9]{1,3}/
        if (to && !six && !Cidr.of(to) && !(to ==~ /(sg|pl)-[0-9a-f]+/)) {
            throw new UsageException("\"$to\" is no place that a rule can lead to", 'write a CIDR such as 0.0.0.0/0 or ::/0, a security group (sg-…) or a prefix list (pl-…)')
        }
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def core = ['ssm', 'ssmmessages'] + (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? ['kms'] : []) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? ['logs'] : [])
            def instances = read('ec2:DescribeInstances', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).Reservations*.Instances.flatten().collectEntries { instance -> [instance.InstanceId, instance] }
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && endpoint.PrivateDnsEnabled && endpoint.State?.toLowerCase() == 'available' }
            def groupsOf = { node -> (instances[node.id]?.SecurityGroups ?: [])*.GroupId }
            def users = { group -> instances.values().findAll { instance -> (instance.SecurityGroups ?: []).any { used -> used.GroupId == group } }*.InstanceId }
            inVpc.each { node ->
                def groups = groupsOf(node)
                if (!groups) {
                    cannot node, 'EC2 tells no security group of it'
                    return
                }
                if (node.fact('online').is(true) && node.fact('connected').is(true)) {
                    nothing node, 'it reports, and its session channel is connected'
                    return
                }
                def rules = GroupRules.of(groups.collectMany { group -> read('ec2:DescribeSecurityGroups', scope, GroupIds: [group]).SecurityGroups.collectMany { found -> found.IpPermissionsEgress ?: [] } })
                def targets = [] as LinkedHashSet
                // Agents below 3.3.40.0 hear of commands by ec2messages; where that has no endpoint it goes the way of ssm.
                def old = node.agentFact().isKnown() && node.agent.isBelow('3.3.40.0')
                def endpointOf = { service -> endpoints.find { found -> found.ServiceName.endsWith('.' + service) } }
                def wanted = core + (old && endpointOf('ec2messages') ? ['ec2messages'] : [])
                wanted.each { service ->
                    def endpoint = endpointOf(service)
                    if (six) {
                        // The services' dual-stack names are none of those that endpoints answer.
                        if (!rules.openSix(443, to)) {
                            targets << to
                        }
                    } else if (endpoint) {
                        def ends = endpoint.Groups*.GroupId
                        def blocks = read('ec2:DescribeSubnets', scope, SubnetIds: endpoint.SubnetIds).Subnets.collect { subnet -> Cidr.of(subnet.CidrBlock) }.findAll { block -> block }
                        if (!rules.open(443, ends, blocks)) {
                            targets << ends[0]
                        }
                    } else if (!rules.open(443, [], [Cidr.EVERYWHERE]) && !(to && (to.startsWith('pl-') ? rules.open(443, to) : rules.open(443, [to], Cidr.of(to) ? [Cidr.of(to)] : [])))) {
                        targets << to
                    }
                }
                def nowhere = targets.remove('')
                if (nowhere) {
                    cannot node, "$vpc has no endpoint of every service to lead to, and its security groups keep it from the rest: say where with --to, such as 0.0.0.0/0 by a NAT gateway; or plan create-vpc-endpoints"
                } else if (!targets) {
                    nothing node, 'its security groups let it out on 443'
                }
                targets.each { target ->
                    def group = groups.min { candidate -> users(candidate).size() }
                    def note = "fleetsh: TCP 443 to $target".toString()
                    def end = target.startsWith('sg-') ? [UserIdGroupPairs: [[GroupId: target]]] : target.startsWith('pl-') ? [PrefixListIds: [[PrefixListId: target]]] : target.contains(':') ? [Ipv6Ranges: [[CidrIpv6: target]]] : [IpRanges: [[CidrIp: target]]]
                    def rule = [IpProtocol: 'tcp', FromPort: 443, ToPort: 443] + end
                    def noted = rule + end.collectEntries { kind, ends -> [kind, ends.collect { one -> one + [Description: note] }] }
                    def interfaces = read('ec2:DescribeNetworkInterfaces', scope, Filters: [[Name: 'group-id', Values: [group]]]).NetworkInterfaces ?: []
                    effect('security group', scope, group, "let TCP 443 out to $target") {
                        on node
                        touches fleet.nodes().toList().findAll { other -> other.scope == scope && users(group).contains(other.id) }
                        call 'ec2:AuthorizeSecurityGroupEgress', GroupId: group, IpPermissions: [noted]
                        inverse 'ec2:RevokeSecurityGroupEgress', GroupId: group, IpPermissions: [rule]
                        state 'rule', 'ec2:DescribeSecurityGroupRules', [Filters: [[Name: 'group-id', Values: [group]]]], path: "SecurityGroupRules[Description=$note].IsEgress", becomes: true
                        risk target.startsWith('sg-') || target.startsWith('pl-') ? 'low' : 'medium', "${interfaces.size()} network interfaces use the group and may go there"
                        assume node, registered: true, ping: 'Online', channel: 'connected'
                        verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                    }
                }
            }
        }
    }
}
