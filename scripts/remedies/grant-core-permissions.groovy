// One role serves many nodes, so it is changed once and the others are counted.
remedy('grant-core-permissions') {
    title 'The node\'s role may talk to Systems Manager and open session channels'
    fixes 'node-role-ssmmessages', 'hybrid-role-permissions', 'ec2-permissions', 'session-channel', 'node-online', 'node-registered'
    help '''Attaches AmazonSSMManagedInstanceCore to the role of the instance profile, or of the hybrid activation. Every node with
that role, in every Region of the account, may use it. A role that has the policy and still is refused is denied by
something else: a permissions boundary, a service control policy, or a statement that denies.'''
    stage 'identity'
    plan { nodes ->
        def needed = ['ssm:UpdateInstanceInformation', 'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel']
        def last = { name -> name.substring(name.lastIndexOf('/') + 1) }
        def homes = [:]
        def profiles = [:]
        def roleOf = { node ->
            if (!node.ec2) {
                return last(node.roleFact().orNull() ?: '')
            }
            def profile = node.profileFact().orNull()
            profile ? profiles.computeIfAbsent(profile) { arn ->
                def roles = find('iam:GetInstanceProfile', homes.computeIfAbsent(node.account) { node.scope }, InstanceProfileName: last(arn))?.InstanceProfile?.Roles
                roles ? roles[0].RoleName : ''
            } : ''
        }
        def roles = nodes.toList().groupBy { node ->
            homes.computeIfAbsent(node.account) { node.scope }
            [node.account, roleOf(node)]
        }
        roles.each { key, using ->
            def role = key[1]
            def home = homes[key[0]]
            if (!role) {
                using.each { node -> cannot node, node.ec2 ? 'it has no instance profile with a role; plan attach-instance-profile or add-role-to-profile' : 'Systems Manager does not tell its role' }
                return
            }
            def found = find('iam:GetRole', home, RoleName: role)?.Role
            if (!found) {
                using.each { node -> cannot node, "there is no role $role in account ${key[0]}" }
                return
            }
            def policy = "arn:${home.id().partition()}:iam::aws:policy/AmazonSSMManagedInstanceCore".toString()
            def refused = read('iam:SimulatePrincipalPolicy', home, PolicySourceArn: found.Arn, ActionNames: needed).EvaluationResults.findAll { result -> result.EvalDecision != 'allowed' }*.EvalActionName
            if (!refused) {
                using.each { node -> nothing node, "role $role has the permissions" }
                return
            }
            def attached = read('iam:ListAttachedRolePolicies', home, RoleName: role).AttachedPolicies*.PolicyArn
            if (attached?.contains(policy)) {
                using.each { node -> cannot node, "role $role has AmazonSSMManagedInstanceCore and is refused ${refused.join(', ')}: look for a permissions boundary, a service control policy, or a statement that denies" }
                return
            }
            def others = fleet.nodes().toList().findAll { node -> node.account == key[0] && roleOf(node) == role }
            effect('role', home, role, 'attach AmazonSSMManagedInstanceCore') {
                on using
                touches others
                call 'iam:AttachRolePolicy', RoleName: role, PolicyArn: policy
                inverse 'iam:DetachRolePolicy', RoleName: role, PolicyArn: policy
                state 'attached policy', 'iam:ListAttachedRolePolicies', [RoleName: role], path: "AttachedPolicies[PolicyArn=$policy].PolicyName", becomes: 'AmazonSSMManagedInstanceCore'
                risk 'low', "every node with role $role may be managed by Systems Manager"
                using.each { node -> rests node, node.ec2 ? 'profile' : 'role' }
                (using + others).unique().each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                verify 'session-channel', within: 30.minutes
            }
        }
    }
}
