// Locks are the domain's, and the PDC emulator hears of them first.
remedy('unlock-ssm-user') {
    title 'The account ssm-user of each AD domain is not locked'
    fixes 'dc-ssm-user-usable'
    help '''Unlocks the domain's account ssm-user, on one writable controller of each domain. A lock may be the trace of an attack: look
at the security log for event 4740 first. The answer says how many wrong passwords the controller had counted. An unlock can't
be taken back. An expiry or logon workstations are somebody's policy, and stay.'''
    stage 'user'
    onlyIfAsked true
    where 'only Windows has domain controllers', { node -> node.windows }
    plan { nodes ->
        def usable = { node -> node.domainProbeFact().isKnown() && node.domainProbe.controller() && node.domainProbe.ntdsRunning() }
        nodes.toList().findAll { node -> !usable(node) }.each { node ->
            cannot node, node.domainProbeFact().isKnown() || node.controllerFact().is(false) ? 'it is no domain controller' : 'its account was not looked at; `probe domain` first'
        }
        nodes.toList().findAll(usable).groupBy { node -> node.domainProbe.domainSid() }.each { sid, selected ->
            def domain = selected[0].domainProbe.domain()
            def locked = selected.findAll { node -> node.domainProbe.ssmUser()?.locked() }
            if (!locked) {
                nothing domain, selected.any { node -> node.domainProbe.ssmUser() } ? 'the account ssm-user is not locked' : 'there is no account ssm-user'
                return
            }
            def all = fleet.nodes().toList().findAll { node -> usable(node) && node.domainProbe.domainSid() == sid && !node.domainProbe.readOnly() }
            def able = all.findAll { node -> node.pingFact().is(PingStatus.ONLINE) }
            def writer = able.sort { node -> [selected.contains(node) ? 0 : 1, node.domainProbe.domainRole() == 5 ? 0 : 1, node.name].join(' ') }.find()
            if (!writer) {
                selected.each { node -> cannot node, "no writable controller of $domain is online" }
                return
            }
            effect('AD domain', writer.scope, domain, "unlock ssm-user, on ${writer.name}") {
                on selected.findAll { node -> !node.domainProbe.readOnly() }
                touches all
                at writer
                powershell run: 'unlock-domain-user', timeout: 5.minutes
                irreversible 'an account can\'t be locked again by hand'
                risk 'medium', 'the lock may be the trace of an attack: look for event 4740 and at the wrong passwords that were counted'
                cost writer.ec2 ? '' : 'the command on the hybrid controller is billed'
                rests writer, 'domainProbe'
                all.findAll { node -> node.domainProbe.ssmUser() }.each { node ->
                    def account = node.domainProbe.ssmUser()
                    assume node, domainProbe: [ssmUser: [enabled: account.enabled(), locked: false, expired: account.expired(), workstations: account.workstations(), domainAdmin: account.domainAdmin()]]
                }
                verify 'dc-ssm-user-usable', within: 15.minutes
                verifyOn able
            }
        }
    }
}
