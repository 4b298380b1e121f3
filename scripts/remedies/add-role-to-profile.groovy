// A profile without a role gives its instances no credentials at all.
remedy('add-role-to-profile') {
    title 'The instance profile holds a role'
    fixes 'ec2-profile-has-role', 'ec2-permissions', 'node-registered', 'node-online', 'session-channel'
    help '''Adds a role to instance profiles that have none; a profile takes one. Without --role it is the one with the profile's
own name, else the one of the profile that most nodes with a session channel use. All instances with the profile get it.'''
    stage 'identity'
    param 'role', type: String, fallback: '', help: 'name of the role'
    where 'EC2 instances with a profile only', { node -> node.ec2 && node.profile != '' }
    plan { nodes ->
        def last = { name -> name.substring(name.lastIndexOf('/') + 1) }
        def homes = [:]
        nodes.toList().groupBy { node ->
            homes.computeIfAbsent(node.account) { node.scope }
            [node.account, node.profile]
        }.each { key, using ->
            def home = homes[key[0]]
            def profile = last(key[1])
            def found = find('iam:GetInstanceProfile', home, InstanceProfileName: profile)?.InstanceProfile
            if (!found) {
                using.each { node -> cannot node, "there is no instance profile $profile in account ${key[0]}" }
                return
            }
            if (found.Roles) {
                using.each { node -> nothing node, "instance profile $profile has role ${found.Roles[0].RoleName}" }
                return
            }
            def wanted = role
            if (!wanted && find('iam:GetRole', home, RoleName: profile)) {
                wanted = profile
            }
            if (!wanted) {
                def used = fleet.nodes().toList().findAll { node -> node.ec2 && node.account == key[0] && node.profileFact().orNull() && node.fact('connected').is(true) }.countBy { node -> node.profile }
                def roles = used.sort { entry -> -entry.value }.keySet().collect { arn -> find('iam:GetInstanceProfile', home, InstanceProfileName: last(arn))?.InstanceProfile?.Roles }.find { roles -> roles }
                wanted = roles ? roles[0].RoleName : ''
            }
            if (!wanted || !find('iam:GetRole', home, RoleName: wanted)) {
                using.each { node -> cannot node, wanted ? "there is no role $wanted in account ${key[0]}" : 'no role to go by; name one with --role' }
                return
            }
            def others = fleet.nodes().toList().findAll { node -> node.ec2 && node.account == key[0] && node.profileFact().is(key[1]) }
            effect('instance profile', home, profile, "add role $wanted") {
                on using
                touches others
                call 'iam:AddRoleToInstanceProfile', InstanceProfileName: profile, RoleName: wanted
                inverse 'iam:RemoveRoleFromInstanceProfile', InstanceProfileName: profile, RoleName: wanted
                state 'roles of the profile', 'iam:GetInstanceProfile', [InstanceProfileName: profile], path: 'InstanceProfile.Roles[].RoleName', becomes: [wanted]
                risk 'low', "every program on these instances may use role $wanted"
                using.each { node -> rests node, 'profile' }
                (using + others).unique().each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                verify 'node-online', 'session-channel', within: 30.minutes
            }
        }
    }
}
