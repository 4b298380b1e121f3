// State Manager runs AWS-UpdateSSMAgent on the nodes from time to time, under a name by which fleetsh knows it again.
remedy('auto-update-agent') {
    title 'State Manager keeps the agent up to date'
    fixes 'agent-auto-update'
    help '''Creates an association of AWS-UpdateSSMAgent, for the selected nodes or for all nodes of their scopes. State Manager
runs it at once and then by its schedule. Each update restarts the agent, and open sessions drop.'''
    stage 'agent'
    param 'targets', type: String, values: ['selection', 'all'], fallback: 'selection', help: 'whom it is for: the selected nodes, or every node of their scopes, later ones included'
    param 'schedule', type: String, fallback: 'rate(14 days)', help: 'how often, as State Manager writes it'
    where 'only nodes that Systems Manager lists have associations', { node -> node.registered }
    plan { nodes ->
        nodes.toList().findAll { node -> node.autoUpdateFact().is(true) }.each { node ->
            nothing node, 'an association updates its agent already'
        }
        def needy = nodes.toList().findAll { node -> !node.autoUpdateFact().is(true) }
        needy.groupBy { node -> node.scope }.each { scope, inScope ->
            def ours = read('ssm:ListAssociations', scope, AssociationFilterList: [[key: 'Name', value: 'AWS-UpdateSSMAgent']])
            def taken = (ours.Associations ?: []).collect { association -> association.AssociationName } as Set
            // State Manager takes 50 ids in one association.
            def groups = targets == 'all' ? [inScope] : inScope.collate(50)
            groups.each { group ->
                def name = (1..1000).collect { n -> n == 1 ? 'fleetsh-update-agent' : "fleetsh-update-agent-$n".toString() }.find { n -> taken.add(n) }
                def ids = targets == 'all' ? ['*'] : group*.id
                def others = targets == 'all' ? fleet.nodes().findAll { node -> node.scope == scope && node.registeredFact().is(true) } : []
                effect('association', scope, name, "run AWS-UpdateSSMAgent by $schedule on ${targets == 'all' ? 'every node of ' + scope.label() : group.size() == 1 ? group[0].name : group.size() + ' nodes'}") {
                    on group
                    touches others
                    call 'ssm:CreateAssociation', Name: 'AWS-UpdateSSMAgent', AssociationName: name, ScheduleExpression: schedule, Targets: [[Key: 'InstanceIds', Values: ids]], MaxConcurrency: '10%', MaxErrors: '10%'
                    inverse 'ssm:DeleteAssociation', AssociationId: answer('AssociationDescription.AssociationId')
                    state 'association', 'ssm:ListAssociations', [AssociationFilterList: [[key: 'Name', value: 'AWS-UpdateSSMAgent']]], path: "Associations[AssociationName=$name].Name", becomes: 'AWS-UpdateSSMAgent'
                    risk 'medium', 'each update restarts the agent at a time of its own choosing, and open sessions drop'
                    cost group.any { node -> !node.ec2 } ? 'every run on a hybrid node is billed as a Run Command' : ''
                    assume autoUpdate: true
                    verify 'agent-auto-update', within: 5.minutes
                }
            }
        }
    }
}
