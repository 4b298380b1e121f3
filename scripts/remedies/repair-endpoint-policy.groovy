import dev.fleetsh.remedy.iam.PolicyDocument

// A policy that somebody wrote is extended, never replaced.
remedy('repair-endpoint-policy') {
    title 'The policies of the VPC\'s endpoints allow what the agent asks for'
    fixes 'endpoint-ssm-443', 'endpoint-ssmmessages-443', 'node-kms-endpoint', 'node-logs-endpoint', 'node-registered', 'node-online', 'session-channel'
    help '''Adds a statement to the policy of an interface endpoint that does not allow the agent's actions. Other statements stay; a
statement that denies them has to be lifted by hand.'''
    stage 'network'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        def needed = [
            ssm: ['ssm:UpdateInstanceInformation', 'ssm:ListInstanceAssociations', 'ssm:ListAssociations', 'ssm:DescribeAssociation', 'ssm:DescribeDocument', 'ssm:GetDocument', 'ssm:GetManifest', 'ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetDeployablePatchSnapshotForInstance', 'ssm:PutInventory', 'ssm:PutComplianceItems', 'ssm:PutConfigurePackageResult', 'ssm:UpdateAssociationStatus', 'ssm:UpdateInstanceAssociationStatus'],
            ssmmessages: ['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'],
            kms: ['kms:Decrypt'],
            logs: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams']
        ]
        nodes.toList().groupBy { node -> [node.scope, node.vpc] }.each { key, inVpc ->
            def (scope, vpc) = key
            def endpoints = (read('ec2:DescribeVpcEndpoints', scope, Filters: [[Name: 'vpc-id', Values: [vpc]]]).VpcEndpoints ?: []).findAll { endpoint -> endpoint.VpcEndpointType == 'Interface' }
            def inside = fleet.nodes().toList().findAll { node -> node.ec2 && node.scope == scope && node.vpc == vpc }
            def changed = false
            // Of key and logs only what sessions of the scope use: nobody's policy is widened for nothing.
            def unused = (scope.preferences().map { p -> p.encryptsSessions() }.is(true) ? [] : ['kms']) + (scope.preferences().map { p -> !p.cloudWatchLogGroupName().isEmpty() }.is(true) ? [] : ['logs'])
            needed.findAll { service, actions -> !unused.contains(service) }.each { service, actions ->
                def endpoint = endpoints.find { found -> found.ServiceName.endsWith('.' + service) }
                if (!endpoint?.PolicyDocument) {
                    return
                }
                def before = PolicyDocument.of(endpoint.PolicyDocument)
                // The first action is the one without which nothing works.
                def lacking = actions.findAll { action -> !before.allows(action, '*') }
                if (!lacking) {
                    return
                }
                changed = true
                def denied = lacking.findAll { action -> before.denies(action) }
                if (denied) {
                    cannot endpoint.VpcEndpointId, "its policy denies ${denied.join(', ')}; lift that statement by hand"
                    return
                }
                def after = before.with([Effect: 'Allow', Principal: '*', Action: lacking, Resource: '*']).text()
                effect('VPC endpoint', scope, endpoint.VpcEndpointId, "allow ${lacking.size() == 1 ? lacking[0] : lacking.size() + ' actions of ' + service} in its policy") {
                    on inVpc
                    touches inside
                    call 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PolicyDocument: after
                    inverse 'ec2:ModifyVpcEndpoint', VpcEndpointId: endpoint.VpcEndpointId, PolicyDocument: endpoint.PolicyDocument
                    state 'endpoint policy', 'ec2:DescribeVpcEndpoints', [VpcEndpointIds: [endpoint.VpcEndpointId]], path: "VpcEndpoints[VpcEndpointId=${endpoint.VpcEndpointId}].PolicyDocument", becomes: after
                    risk 'medium', 'a policy that somebody wrote allows more afterwards, to whoever has the permissions and reaches the endpoint'
                    inVpc.each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                    verify 'endpoint-ssm-443', 'endpoint-ssmmessages-443', signals: true, within: 60.minutes
                }
            }
            if (!changed) {
                inVpc.each { node -> nothing node, "the policies of the endpoints in $vpc allow what the agent needs" }
            }
        }
    }
}
