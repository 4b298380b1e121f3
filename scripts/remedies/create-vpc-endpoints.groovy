import dev.fleetsh.remedy.network.Cidr
import dev.fleetsh.remedy.network.GroupRules

// Endpoints with private DNS take over the names of the services for every host of the VPC, so their security group lets
// in the whole VPC.
remedy('create-vpc-endpoints') {
    title 'The VPC has interface endpoints of Systems Manager'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'endpoint-ec2messages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Creates the interface endpoints that the VPC lacks: ssm and ssmmessages, ec2messages for agents below 3.3.40.0 in Regions
that have it, kms and logs where session preferences need them. One subnet for each availability zone that has nodes; a
security group that lets all IPv4 blocks of the VPC in on 443, unless --group names one; one that is named must let them in
already, since its other users would be opened as well. Private DNS sends every host of the VPC to the endpoints at once.
DNS support and DNS host names of the VPC are turned on where they are off. The endpoints have IPv4 addresses: hosts in
subnets of IPv6 alone go by other names.'''
    stage 'network'
    param 'services', type: List, fallback: [], values: ['ssm', 'ssmmessages', 'ec2messages', 'kms', 'logs'], help: 'which; else those that are needed'
    param 'group', type: String, fallback: '', help: 'security group for the endpoints; else one is made'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            if (!vpc) {
                inVpc.each { node -> cannot node, 'EC2 tells no VPC of it' }
                return
            }
            def found = read('ec2:DescribeVpcs', scope, VpcIds: [vpc]).Vpcs[0]
            if (found.OwnerId && found.OwnerId != scope.account()) {
                inVpc.each { node -> cannot node, "$vpc belongs to account ${found.OwnerId}, which shares it; its endpoints are made there" }
                return
            }
            def region = scope.region()
            def needed = services ?: ['ssm', 'ssmmessages'] + (inVpc.any { node -> node.agentFact().isKnown() && node.agent.isBelow('3.3.40.0') } ? ['ec2messages'] : []) + (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? ['kms'] : []) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? ['logs'] : [])
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' && !(endpoint.State?.toLowerCase() in ['deleted', 'deleting', 'failed', 'rejected', 'expired']) }
            def there = endpoints*.ServiceName
            def offered = (read('ec2:DescribeVpcEndpointServices', scope, [:]).ServiceDetails ?: []).findAll { service -> (service.ServiceType ?: []).any { type -> type.ServiceType == 'Interface' } }
            def missing = needed.findAll { service -> !there.any { name -> name.endsWith('.' + service) } }.collect { service -> offered.find { offer -> offer.ServiceName.endsWith(".${region}.$service") } }.findAll { offer -> offer }
            def blocks = (found.CidrBlockAssociationSet ?: []).findAll { block -> !block.CidrBlockState || block.CidrBlockState.State == 'associated' }*.CidrBlock
            def name = "fleetsh-endpoints-$vpc".toString()
            def reading = [Filters: [[Name: 'vpc-id', Values: [vpc]], [Name: 'group-name', Values: [name]]]]
            def named = group ? find('ec2:DescribeSecurityGroups', scope, GroupIds: [group])?.SecurityGroups?.find() : null
            if (group && named?.VpcId != vpc) {
                inVpc.each { node -> cannot node, "there is no security group $group in $vpc" }
                return
            }
            def ours = group ? null : (read('ec2:DescribeSecurityGroups', scope, reading).SecurityGroups ?: []).find { made -> made.GroupName == name }
            def rules = GroupRules.of((named ?: ours)?.IpPermissions ?: [])
            def shut = blocks.findAll { block -> !rules.open(443, [], [Cidr.of(block)]) }
            if (named && missing && shut) {
                inVpc.each { node -> cannot node, "security group $group does not let TCP 443 in from ${shut.join(', ')} of the VPC, whose hosts would lose the services; add it first: " + shut.collect { block -> "aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 443 --cidr $block" }.join('; ') }
                return
            }
            def serving = ours && endpoints.any { endpoint -> (endpoint.Groups ?: []).any { used -> used.GroupId == ours.GroupId } }
            if (!missing && !(serving && shut)) {
                inVpc.each { node -> nothing node, "$vpc has endpoints of ${needed.join(', ')}" }
                return
            }
            def all = read('ec2:DescribeSubnets', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).Subnets ?: []
            def used = inVpc*.subnet as Set
            def zones = all.findAll { subnet -> used.contains(subnet.SubnetId) && subnet.CidrBlock }.sort { subnet -> subnet.SubnetId }.unique(false) { subnet -> subnet.AvailabilityZone }
            if (!zones) {
                inVpc.each { node -> cannot node, 'EC2 tells no subnet of it that has IPv4 addresses' }
                return
            }
            def inside = fleet.nodes().toList().findAll { node -> node.ec2 && node.scope == scope && node.vpc == vpc }
            ['enableDnsSupport': 'EnableDnsSupport', 'enableDnsHostnames': 'EnableDnsHostnames'].each { attribute, field ->
                def now = read('ec2:DescribeVpcAttribute', scope, VpcId: vpc, Attribute: attribute)[field]
                if (now?.Value == false) {
                    effect('VPC', scope, vpc, "turn $attribute on") {
                        on inVpc
                        touches inside
                        call 'ec2:ModifyVpcAttribute', [VpcId: vpc, (field): [Value: true]]
                        inverse 'ec2:ModifyVpcAttribute', [VpcId: vpc, (field): [Value: false]]
                        state attribute, 'ec2:DescribeVpcAttribute', [VpcId: vpc, Attribute: attribute], path: "${field}.Value", becomes: true
                        risk 'medium', 'changes how every host of the VPC resolves names'
                    }
                }
            }
            // An endpoint mends the way to its own service, and what is heard of a node comes by these three.
            def mends = ['ssm', 'ssmmessages', 'ec2messages'].collectEntries { service -> [service, ["endpoint-$service-443".toString(), 'node-registered', 'node-online', 'session-channel']] } + ['kms', 'logs'].collectEntries { service -> [service, ["node-$service-endpoint".toString()]] }
            def mended = serving ? mends.values().flatten().unique() : missing.collectMany { offer -> mends[offer.ServiceName.tokenize('.').last()] ?: [] }.unique()
            def groupId = (named ?: ours)?.GroupId
            if (!groupId) {
                def made = effect('security group', scope, name, "create a security group for endpoints of $vpc") {
                    on inVpc
                    fixes()
                    call 'ec2:CreateSecurityGroup', GroupName: name, Description: 'Endpoints of Systems Manager, made by fleetsh', VpcId: vpc
                    inverse 'ec2:DeleteSecurityGroup', GroupId: answer('GroupId')
                    state 'security group', 'ec2:DescribeSecurityGroups', reading, path: "SecurityGroups[GroupName=$name].GroupName", becomes: name
                    risk 'none', ''
                }
                groupId = made.answer('GroupId')
            }
            shut.each { block ->
                def rule = [IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [[CidrIp: block]]]
                effect('security group', scope, name, "let TCP 443 in from the VPC, $block") {
                    on inVpc
                    fixes(*mended)
                    call 'ec2:AuthorizeSecurityGroupIngress', GroupId: groupId, IpPermissions: [rule]
                    inverse 'ec2:RevokeSecurityGroupIngress', GroupId: groupId, IpPermissions: [rule]
                    state 'rule', 'ec2:DescribeSecurityGroups', reading, path: "SecurityGroups[GroupName=$name].IpPermissions[FromPort=443].IpRanges[CidrIp=$block].CidrIp", becomes: block
                    risk 'low', 'only the endpoints use the group'
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                }
            }
            missing.each { offer ->
                def service = offer.ServiceName.substring(offer.ServiceName.lastIndexOf('.') + 1)
                def fitting = zones.findAll { subnet -> !offer.AvailabilityZones || offer.AvailabilityZones.contains(subnet.AvailabilityZone) }
                if (!fitting) {
                    // Without a subnet it would take the service's name over and lead nowhere.
                    inVpc.each { node -> cannot node, "$service has no endpoints in ${zones*.AvailabilityZone.join(', ')}" }
                    return
                }
                effect('VPC', scope, vpc, "create interface endpoint $service in ${fitting.size()} zone${fitting.size() == 1 ? '' : 's'}") {
                    on inVpc
                    touches inside
                    fixes(*(mends[service] ?: []))
                    call 'ec2:CreateVpcEndpoint', VpcEndpointType: 'Interface', VpcId: vpc, ServiceName: offer.ServiceName, SubnetIds: fitting*.SubnetId, SecurityGroupIds: [groupId], IpAddressType: 'ipv4', PrivateDnsEnabled: true
                    inverse 'ec2:DeleteVpcEndpoints', VpcEndpointIds: [answer('VpcEndpoint.VpcEndpointId')]
                    state 'endpoint', 'ec2:DescribeVpcEndpoints', [Filters: [[Name: 'vpc-id', Values: [vpc]], [Name: 'service-name', Values: [offer.ServiceName]], [Name: 'vpc-endpoint-state', Values: ['pendingAcceptance', 'pending', 'available']]]], path: "VpcEndpoints[ServiceName=${offer.ServiceName}].VpcEndpointType", becomes: 'Interface'
                    risk 'medium', "private DNS sends all ${inside.size()} nodes and every other host of the VPC to the endpoint; where a security group keeps one from it, that one loses $service"
                    cost "about \$0.01 an hour in each of ${fitting.size()} zones, and \$0.01 a gigabyte"
                    inVpc.each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 15.minutes
                }
            }
        }
    }
}
