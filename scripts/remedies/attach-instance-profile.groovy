// Only instances without a profile get one: replacing a profile would take away what the instance's programs use.
remedy('attach-instance-profile') {
    title 'The instance has a profile whose role Systems Manager accepts'
    fixes 'ec2-permissions', 'node-registered', 'node-online', 'session-channel'
    help '''Associates an instance profile with instances that have none. Without --profile it is the one that most nodes of the
scope with a session channel use. An instance that has a profile is left alone: grant-core-permissions and
add-role-to-profile mend those. All programs on the instance may use the role afterwards.'''
    stage 'identity'
    param 'profile', type: String, fallback: '', help: 'name of the instance profile; else the one most used in the scope'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        def named = { arn -> arn.substring(arn.lastIndexOf('/') + 1) }
        nodes.each { node ->
            if (node.profile) {
                nothing node, "it has the instance profile ${named(node.profile)}, which is not replaced"
                return
            }
            def used = fleet.nodes().toList().findAll { other -> other.ec2 && other.scope == node.scope && other.profileFact().orNull() && other.fact('connected').is(true) }.countBy { other -> other.profile }
            def most = used.max { entry -> entry.value }?.key
            def wanted = profile ?: (most ? named(most) : '')
            if (!wanted) {
                byHand node, """No node of ${node.scope.label()} with a session channel has an instance profile to go by. Name one with
--profile; or create one:
  aws iam create-role --role-name SessionManagerNode --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com${node.scope.id().partition() == 'aws-cn' ? '.cn' : ''}"},"Action":"sts:AssumeRole"}]}'
  aws iam attach-role-policy --role-name SessionManagerNode --policy-arn arn:${node.scope.id().partition()}:iam::aws:policy/AmazonSSMManagedInstanceCore
  aws iam create-instance-profile --instance-profile-name SessionManagerNode
  aws iam add-role-to-instance-profile --instance-profile-name SessionManagerNode --role-name SessionManagerNode
Or lend all instances of the scope a role: plan enable-dhmc"""
                return
            }
            def found = find('iam:GetInstanceProfile', node, InstanceProfileName: named(wanted))?.InstanceProfile
            if (!found) {
                cannot node, "there is no instance profile ${named(wanted)} in account ${node.account}"
                return
            }
            if (!found.Roles) {
                cannot node, "instance profile ${named(wanted)} has no role; plan add-role-to-profile for a node that has it"
                return
            }
            def role = found.Roles[0]
            def reports = true
            try {
                reports = read('iam:SimulatePrincipalPolicy', node, PolicySourceArn: role.Arn, ActionNames: ['ssm:UpdateInstanceInformation']).EvaluationResults.every { result -> result.EvalDecision == 'allowed' }
            } catch (RefusedException e) {
                // Whoever may not simulate learns it from the verification.
                reports = true
            }
            if (!reports) {
                cannot node, "role ${role.RoleName} of instance profile ${named(wanted)} may not report to Systems Manager; attach AmazonSSMManagedInstanceCore to it first, or name another profile with --profile"
                return
            }
            effect('instance', node.scope, node.id, "attach instance profile ${named(wanted)}") {
                on node
                call 'ec2:AssociateIamInstanceProfile', IamInstanceProfile: [Name: named(wanted)], InstanceId: node.id
                inverse 'ec2:DisassociateIamInstanceProfile', AssociationId: answer('IamInstanceProfileAssociation.AssociationId')
                state 'instance profile', 'ec2:DescribeInstances', [InstanceIds: [node.id]], path: 'Reservations[].Instances[].IamInstanceProfile.Arn', becomes: [[found.Arn]]
                risk 'low', "every program on the instance may use role ${found.Roles[0].RoleName}"
                rests node, 'profile'
                assume profile: found.Arn, registered: true, ping: 'Online', channel: 'connected'
                verify 'node-online', 'session-channel', within: 30.minutes
            }
        }
    }
}
