// The agent learns from the metadata service who it is and what it may do.
remedy('enable-imds') {
    title 'The instance metadata service answers'
    fixes 'imds-enabled', 'ec2-permissions', 'node-registered', 'node-online', 'session-channel'
    help '''Turns the metadata endpoint on and leaves everything else as it is: whether tokens are required (IMDSv2), and how many
hops they may travel.'''
    stage 'identity'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        nodes.each { node ->
            if (node.metadata) {
                nothing node, 'the metadata service is on'
                return
            }
            effect('instance', node.scope, node.id, 'turn the metadata service on') {
                on node
                call 'ec2:ModifyInstanceMetadataOptions', InstanceId: node.id, HttpEndpoint: 'enabled'
                inverse 'ec2:ModifyInstanceMetadataOptions', InstanceId: node.id, HttpEndpoint: 'disabled'
                state 'metadata service', 'ec2:DescribeInstances', [InstanceIds: [node.id]], path: 'Reservations[].Instances[].MetadataOptions.HttpEndpoint', becomes: [['enabled']]
                risk 'low', 'programs on the instance can read its metadata and the credentials of its role'
                rests node, 'metadata'
                assume metadata: true, registered: true, ping: 'Online', channel: 'connected'
                verify 'imds-enabled', 'node-online', within: 30.minutes
            }
        }
    }
}
