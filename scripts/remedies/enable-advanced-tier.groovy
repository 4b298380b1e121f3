// AWS removed the tiers in most partitions; where a check still asks for the tier, it costs money for every hybrid node.
remedy('enable-advanced-tier') {
    title 'The advanced-instances tier is on'
    fixes 'hybrid-advanced-tier', 'hybrid-quota-1000'
    help '''Sets the activation tier of a scope to advanced, where the rules in use say that it is needed. Every hybrid node of the
scope is billed by the hour from then on. Going back to standard ends sessions on all hybrid nodes, and fails with more
than 1,000 of them.'''
    stage 'identity'
    where 'hybrid and edge nodes only', { node -> !node.ec2 }
    plan { nodes ->
        def setting = '/ssm/managed-instance/activation-tier'
        def needy = (assessment.failing('hybrid-advanced-tier').ids() + assessment.failing('hybrid-quota-1000').ids() + assessment.with('hybrid-quota-1000', dev.fleetsh.check.Verdict.WARN).ids()) as Set
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            def all = fleet.nodes().toList().findAll { node -> node.scope == scope && !node.ec2 }
            if (!all.any { node -> needy.contains(node.id) }) {
                inScope.each { node -> nothing node, "by the rules in use no node of ${scope.label()} needs the tier" }
                return
            }
            def now = find('ssm:GetServiceSetting', scope, SettingId: setting)?.ServiceSetting
            if (!now) {
                inScope.each { node -> cannot node, "AWS has no such setting in ${scope.label()} any more" }
                return
            }
            if (now.SettingValue == 'advanced') {
                inScope.each { node -> nothing node, "the tier of ${scope.label()} is advanced" }
                return
            }
            effect('service setting', scope, setting, 'set the activation tier to advanced') {
                on inScope
                touches all
                call 'ssm:UpdateServiceSetting', SettingId: setting, SettingValue: 'advanced'
                if (now.Status == 'Default') {
                    inverse 'ssm:ResetServiceSetting', SettingId: setting
                } else {
                    inverse 'ssm:UpdateServiceSetting', SettingId: setting, SettingValue: now.SettingValue
                }
                state 'activation tier', 'ssm:GetServiceSetting', [SettingId: setting], path: 'ServiceSetting.SettingValue', becomes: 'advanced'
                risk 'medium', 'every hybrid node of the scope is billed, later ones included'
                cost "\$0.00695 an hour for each hybrid node, about \$${(all.size() * 0.00695 * 730).setScale(0, java.math.RoundingMode.HALF_UP)} a month for ${all.size()} of them; AWS's page of prices decides"
                assumeScope tier: 'advanced'
                verify 'hybrid-advanced-tier', within: 5.minutes
            }
        }
    }
}
