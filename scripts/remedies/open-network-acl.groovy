import dev.fleetsh.remedy.network.AclRules
import dev.fleetsh.remedy.network.Cidr

// Network ACLs are stateless: the way out needs 443, and the answers need the ephemeral ports on the way in.
remedy('open-network-acl') {
    title 'Network ACLs let the node reach Systems Manager, and the answers back'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'endpoint-ec2messages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Adds entries with free numbers below the one that denies: TCP 443 out and TCP 1024–65535 in for the subnet of the node,
and the other way round for the subnets of the VPC's endpoints. Where the VPC has no endpoint, --to says where the way
leads. An ACL holds for everything in all of its subnets.'''
    stage 'network'
    param 'to', type: String, fallback: '', help: 'where, if the VPC has no endpoint: a CIDR such as 0.0.0.0/0'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def subnets = read('ec2:DescribeSubnets', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).Subnets.collectEntries { subnet -> [subnet.SubnetId, subnet] }
            def wanted = ['ssm', 'ssmmessages'] + (inVpc.any { node -> node.agentFact().isKnown() && node.agent.isBelow('3.3.40.0') } ? ['ec2messages'] : []) + (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? ['kms'] : []) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? ['logs'] : [])
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && endpoint.PrivateDnsEnabled && wanted.any { service -> endpoint.ServiceName.endsWith('.' + service) } }
            def acls = read('ec2:DescribeNetworkAcls', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).NetworkAcls
            def aclOf = { subnet -> acls.find { acl -> (acl.Associations ?: []).any { association -> association.SubnetId == subnet } } ?: acls.find { acl -> acl.IsDefault } }
            def rules = acls.collectEntries { acl -> [acl.NetworkAclId, AclRules.of(acl.Entries)] }
            def ends = endpoints ? endpoints.collectMany { endpoint -> endpoint.SubnetIds }.unique() : []
            def planned = []
            def add = { node, subnet, egress, from, last, block, why ->
                def acl = aclOf(subnet)
                def denying = rules[acl.NetworkAclId].closedBy(egress, from == 443 ? 443 : 32768, last, Cidr.of(block))
                if (denying == 0) {
                    return false
                }
                def title = "let TCP ${from == last ? from : from + '–' + last} ${egress ? 'out to' : 'in from'} $block".toString()
                def known = planned.find { entry -> entry.acl == acl.NetworkAclId && entry.title == title }
                def number = known ? known.number : rules[acl.NetworkAclId].take(denying)
                if (number == 0) {
                    cannot node, "network ACL ${acl.NetworkAclId} has no free number below $denying"
                    return true
                }
                if (!known) {
                    planned << [acl: acl.NetworkAclId, title: title, number: number]
                }
                def inside = (acl.Associations ?: [])*.SubnetId
                effect('network ACL', scope, acl.NetworkAclId, title) {
                    on node
                    touches fleet.nodes().toList().findAll { other -> other.ec2 && other.scope == scope && inside.contains(other.subnet) }
                    call 'ec2:CreateNetworkAclEntry', NetworkAclId: acl.NetworkAclId, RuleNumber: number, Protocol: '6', RuleAction: 'allow', Egress: egress, CidrBlock: block, PortRange: [From: from, To: last]
                    inverse 'ec2:DeleteNetworkAclEntry', NetworkAclId: acl.NetworkAclId, RuleNumber: number, Egress: egress
                    state "entry $number", 'ec2:DescribeNetworkAcls', [NetworkAclIds: [acl.NetworkAclId]], path: "NetworkAcls[NetworkAclId=${acl.NetworkAclId}].Entries[RuleNumber=$number].CidrBlock", becomes: block
                    risk 'medium', "holds for everything in ${inside.size()} subnets; $why"
                    assume node, registered: true, ping: 'Online', channel: 'connected'
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                }
                return true
            }
            inVpc.each { node ->
                if (node.fact('online').is(true) && node.fact('connected').is(true)) {
                    nothing node, 'it reports, and its session channel is connected'
                    return
                }
                def own = subnets[node.subnet]
                if (!own) {
                    cannot node, 'EC2 tells no subnet of it'
                    return
                }
                if (!own.CidrBlock) {
                    cannot node, "$node.subnet has IPv6 alone, for whose entries there is no remedy"
                    return
                }
                if (!aclOf(node.subnet)) {
                    cannot node, "EC2 tells no network ACL of $node.subnet; one of a shared VPC is its owner's to change"
                    return
                }
                if (!ends && !Cidr.of(to)) {
                    def open = [true, false].every { egress -> rules[aclOf(node.subnet).NetworkAclId].closedBy(egress, egress ? 443 : 32768, egress ? 443 : 65535, Cidr.EVERYWHERE) == 0 }
                    if (open) {
                        nothing node, 'the network ACL of its subnet is open'
                    } else {
                        cannot node, "$vpc has no endpoint to lead to: say where with --to, such as 0.0.0.0/0 by a NAT gateway"
                    }
                    return
                }
                def changed = false
                // Within one subnet no network ACL applies.
                def others = ends.findAll { end -> end != node.subnet && subnets[end]?.CidrBlock && aclOf(end) }
                (others.collect { end -> subnets[end].CidrBlock } ?: (ends ? [] : [to])).each { block ->
                    changed = add(node, node.subnet, true, 443, 443, block, 'the way to Systems Manager') || changed
                    changed = add(node, node.subnet, false, 1024, 65535, block, 'answers come in on ephemeral ports') || changed
                }
                others.each { end ->
                    changed = add(node, end, false, 443, 443, own.CidrBlock, 'the endpoint takes calls') || changed
                    changed = add(node, end, true, 1024, 65535, own.CidrBlock, 'the endpoint answers on ephemeral ports') || changed
                }
                if (!changed) {
                    nothing node, 'the network ACLs on its way are open'
                }
            }
        }
    }
}
