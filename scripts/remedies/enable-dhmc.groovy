import dev.fleetsh.remedy.iam.PolicyDocument

// Default Host Management lends a role to every instance of the scope that brings no permissions of its own.
remedy('enable-dhmc') {
    title 'Default Host Management lends instances a role'
    fixes 'ec2-permissions', 'dhmc-role', 'node-registered', 'node-online', 'session-channel'
    help '''Turns on Default Host Management Configuration for a whole scope, and creates its role where there is none. It serves
instances with an agent from 3.2.582.0 on and IMDSv2 whose own role can't be had or does not allow
ssm:UpdateInstanceInformation: those without a profile as well as those with one. What a profile allows its programs beside
that stays as it is. Agents take up to 30 minutes to notice.'''
    stage 'identity'
    param 'role', type: String, fallback: 'AWSSystemsManagerDefaultEC2InstanceManagementRole', help: 'name of the role that is lent, without its path'
    where 'EC2 instances only', { node -> node.ec2 }
    plan { nodes ->
        def setting = '/ssm/managed-instance/default-ec2-instance-management-role'
        def last = { name -> name.substring(name.lastIndexOf('/') + 1) }
        def homes = [:]
        // The agent falls back on what Default Host Management lends where its own role can't be had, or may not report.
        def reporting = [:]
        def reports = { home, profile ->
            def held = find('iam:GetInstanceProfile', home, InstanceProfileName: last(profile))?.InstanceProfile?.Roles?.find()
            def own = held ? find('iam:GetRole', home, RoleName: held.RoleName)?.Role : null
            def ec2 = home.id().partition() == 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com'
            if (!own || !PolicyDocument.of(own.AssumeRolePolicyDocument).trusts(ec2, home.account(), '')) {
                return false
            }
            read('iam:SimulatePrincipalPolicy', home, PolicySourceArn: own.Arn, ActionNames: ['ssm:UpdateInstanceInformation']).EvaluationResults.every { result -> result.EvalDecision == 'allowed' }
        }
        def decides = { node, profile -> profile != '' && reporting.computeIfAbsent(profile) { arn -> reports(homes.computeIfAbsent(node.account) { node.scope }, arn) } }
        def fits = { node -> !node.metadataFact().is(false) && !(node.agentFact().isKnown() && node.agent.isBelow('3.2.582.0')) }
        def lacking = []
        nodes.each { node ->
            try {
                if (decides(node, node.profile)) {
                    nothing node, "its instance profile ${last(node.profile)} lets it report, so that Default Host Management does not serve it"
                } else {
                    lacking << node
                }
            } catch (RefusedException e) {
                cannot node, "whether its instance profile ${last(node.profile)} lets it report can't be told: ${e.message}"
            }
        }
        lacking.findAll { node -> !fits(node) }.each { node -> cannot node, node.metadataFact().is(false) ? 'its instance metadata service is off, which lends the role; plan enable-imds' : "agent ${node.agent} can't use Default Host Management, which takes 3.2.582.0" }
        def served = lacking.findAll(fits)
        served.groupBy { node -> node.scope }.each { scope, inScope ->
            def partition = scope.id().partition()
            def policy = "arn:$partition:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy".toString()
            def now = read('ssm:GetServiceSetting', scope, SettingId: setting).ServiceSetting
            def already = now.Status != 'Default'
            def name = already ? last(now.SettingValue) : role
            def home = homes.computeIfAbsent(scope.account()) { scope }
            def found = find('iam:GetRole', home, RoleName: name)?.Role
            def has = found && read('iam:ListAttachedRolePolicies', home, RoleName: name).AttachedPolicies.any { attached -> attached.PolicyArn == policy }
            if (found && !PolicyDocument.of(found.AssumeRolePolicyDocument).trusts('ssm.amazonaws.com', scope.account(), "arn:$partition:ssm:${scope.region()}:${scope.account()}:*")) {
                inScope.each { node -> cannot node, "role $name does not trust ssm.amazonaws.com; name another one with --role, or mend its trust" }
                return
            }
            if (already && has) {
                inScope.each { node -> nothing node, "Default Host Management is on with role $name" }
                return
            }
            def others = fleet.nodes().toList().findAll { node ->
                try {
                    node.ec2 && node.scope == scope && fits(node) && node.profileFact().isKnown() && !decides(node, node.profile)
                } catch (RefusedException e) {
                    false
                }
            }
            if (!found) {
                effect('role', home, name, 'create the role that Systems Manager lends') {
                    on inScope
                    call 'iam:CreateRole', Path: '/service-role/', RoleName: name, AssumeRolePolicyDocument: PolicyDocument.empty().with([Effect: 'Allow', Principal: [Service: 'ssm.amazonaws.com'], Action: 'sts:AssumeRole']).text(), Description: 'Lent to instances by Default Host Management'
                    inverse 'iam:DeleteRole', RoleName: name
                    state 'role', 'iam:GetRole', [RoleName: name], path: 'Role.RoleName', becomes: name
                    risk 'low', 'nobody but Systems Manager may assume it'
                }
            }
            if (!has) {
                effect('role', home, name, 'attach AmazonSSMManagedEC2InstanceDefaultPolicy') {
                    on inScope
                    call 'iam:AttachRolePolicy', RoleName: name, PolicyArn: policy
                    inverse 'iam:DetachRolePolicy', RoleName: name, PolicyArn: policy
                    state 'attached policy', 'iam:ListAttachedRolePolicies', [RoleName: name], path: "AttachedPolicies[PolicyArn=$policy].PolicyName", becomes: 'AmazonSSMManagedEC2InstanceDefaultPolicy'
                    risk 'low', ''
                    if (already) {
                        touches others
                        (inScope + others).unique().each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                        verify 'node-online', 'session-channel', within: 30.minutes
                    }
                }
            }
            if (!already) {
                def value = found ? "${found.Path.substring(1)}$name".toString() : "service-role/$name".toString()
                effect('service setting', scope, setting, "lend instances without permissions the role $name") {
                    on inScope
                    touches others
                    call 'ssm:UpdateServiceSetting', SettingId: setting, SettingValue: value
                    inverse 'ssm:ResetServiceSetting', SettingId: setting
                    state 'Default Host Management', 'ssm:GetServiceSetting', [SettingId: setting], path: 'ServiceSetting.SettingValue', becomes: value
                    risk 'medium', 'every instance of the scope without permissions of its own becomes a managed node, later ones included; undoing it takes effect when credentials run out'
                    inScope.each { node -> rests node, 'profile' }
                    assumeScope hostManagement: value
                    (inScope + others).unique().each { node -> assume node, registered: true, ping: 'Online', channel: 'connected' }
                    verify 'node-online', 'session-channel', within: 30.minutes
                }
            }
        }
    }
}
