import dev.fleetsh.remedy.iam.PolicyDocument

// The statements that are there stay: whoever else may assume the role goes on.
remedy('repair-role-trust') {
    title 'The role trusts the service that lends it to the node'
    fixes 'ec2-profile-has-role', 'hybrid-role-trust', 'ec2-permissions', 'hybrid-role-permissions', 'node-registered', 'node-online', 'session-channel'
    help '''Adds a statement to the role's trust policy: ec2.amazonaws.com for the role of an instance profile, ssm.amazonaws.com
with the node's account and Region for the role of a hybrid activation. Other statements stay as they are.'''
    stage 'identity'
    plan { nodes ->
        def last = { name -> name.substring(name.lastIndexOf('/') + 1) }
        def homes = [:]
        def roleOf = { node ->
            def home = homes.computeIfAbsent(node.account) { node.scope }
            if (!node.ec2) {
                return last(node.roleFact().orNull() ?: '')
            }
            def profile = node.profileFact().orNull()
            def roles = profile ? find('iam:GetInstanceProfile', home, InstanceProfileName: last(profile))?.InstanceProfile?.Roles : null
            roles ? roles[0].RoleName : ''
        }
        nodes.toList().groupBy { node -> [node.account, roleOf(node), node.ec2] }.each { key, using ->
            def (account, role, ec2) = key
            def home = homes[account]
            if (!role) {
                using.each { node -> cannot node, node.ec2 ? 'it has no instance profile with a role' : 'Systems Manager does not tell its role' }
                return
            }
            def found = find('iam:GetRole', home, RoleName: role)?.Role
            if (!found) {
                using.each { node -> cannot node, "there is no role $role in account $account" }
                return
            }
            def partition = home.id().partition()
            def service = ec2 ? (partition == 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com') : 'ssm.amazonaws.com'
            def arnOf = { region -> "arn:$partition:ssm:$region:$account:*".toString() }
            def before = PolicyDocument.of(found.AssumeRolePolicyDocument)
            def missing = using*.region.unique().findAll { region -> !before.trusts(service, account, arnOf(region)) }
            if (!missing) {
                using.each { node -> nothing node, "role $role trusts $service" }
                return
            }
            def statement = [Effect: 'Allow', Principal: [Service: service], Action: 'sts:AssumeRole']
            if (!ec2) {
                statement.Condition = [StringEquals: ['aws:SourceAccount': account], ArnEquals: ['aws:SourceArn': missing.size() == 1 ? arnOf(missing[0]) : missing.collect(arnOf)]]
            }
            def after = before.with(statement)
            def others = fleet.nodes().toList().findAll { node -> node.account == account && node.ec2 == ec2 && (ec2 || missing.contains(node.region)) && roleOf(node) == role }
            effect('role', home, role, "let $service assume it") {
                on using
                touches others
                call 'iam:UpdateAssumeRolePolicy', RoleName: role, PolicyDocument: after.text()
                inverse 'iam:UpdateAssumeRolePolicy', RoleName: role, PolicyDocument: before.text()
                state 'trust policy', 'iam:GetRole', [RoleName: role], path: 'Role.AssumeRolePolicyDocument', becomes: after.text()
                risk 'medium', "$service may lend role $role; the statements that are there stay"
                using.each { node -> rests node, node.ec2 ? 'profile' : 'role' }
                (using + others).unique().each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                verify 'node-online', 'session-channel', within: 30.minutes
            }
        }
    }
}
