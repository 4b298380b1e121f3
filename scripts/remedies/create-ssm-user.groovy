// The account belongs to the domain, not to a node: it is made once, on one controller that can write.
remedy('create-ssm-user') {
    title 'Each AD domain has the account ssm-user, a member of Domain Admins'
    fixes 'dc-ssm-user-present', 'dc-ssm-user-domain-admin'
    help '''Since agent 2.3.612.0 no session opens on a domain controller without a domain account ssm-user. This makes it once for
each domain, on one writable controller: disabled, with a random password that nobody sees, and a member of the group with
SID <domain>-512. The agent sets a password and enables it for each session, so disabled is its normal state. What is there
already stays; a locked account is unlocked. It is verified on every controller of the domain, after replication.
Tier 0: from then on, whoever may start a session on a controller is a domain administrator. Narrow ssm:StartSession and turn
session logging on first. Never follow the agent's own message (Disable the service…): it would stop Active Directory.
Read-only controllers can't use the account: `help dc-read-only` tells what works there.
Undo removes the membership that it added and the account that it created, and nothing else.'''
    stage 'user'
    onlyIfAsked true
    where 'only Windows has domain controllers', { node -> node.windows }
    plan { nodes ->
        def probed = { node -> node.domainProbeFact().isKnown() && node.domainProbe.controller() && node.domainProbe.ntdsRunning() }
        def controllers = []
        nodes.toList().each { node ->
            if (probed(node)) {
                controllers << node
            } else if (node.domainProbeFact().isKnown() || node.controllerFact().is(false)) {
                nothing node, 'it is no domain controller; the agent creates a local ssm-user itself'
            } else {
                cannot node, 'nothing tells whether it is a domain controller, and of which domain; `probe domain` first'
            }
        }
        controllers.findAll { node -> node.domainProbe.readOnly() }.each { node ->
            cannot node, "read-only controller: cannot be fixed by an account; see `help dc-read-only`"
        }
        controllers.findAll { node -> !node.domainProbe.readOnly() }.groupBy { node -> node.domainProbe.domainSid() }.each { sid, selected ->
            def domain = selected[0].domainProbe.domain()
            def all = fleet.nodes().toList().findAll { node -> probed(node) && node.domainProbe.domainSid() == sid && !node.domainProbe.readOnly() }
            // Selected ones first, so that no command goes elsewhere without need; then the PDC emulator, which locks and unlocks go by.
            def able = all.findAll { node -> node.pingFact().is(PingStatus.ONLINE) }
            def writer = able.sort { node -> [selected.contains(node) ? 0 : 1, node.domainProbe.domainRole() == 5 ? 0 : 1, node.name].join(' ') }.find()
            if (!writer) {
                selected.each { node -> cannot node, "no writable controller of $domain is online" }
                return
            }
            def account = writer.domainProbe.ssmUser()
            if (account && account.domainAdmin() && !account.locked()) {
                nothing domain, "the account ssm-user is there and a domain administrator"
                return
            }
            def title = account == null ? 'create ssm-user (disabled, random password) and add it to Domain Admins'
                : [account.domainAdmin() ? null : 'add ssm-user to Domain Admins', account.locked() ? 'unlock ssm-user' : null].findAll().join(' and ')
            effect('AD domain', writer.scope, domain, "$title (SID $sid-512), on ${writer.name}") {
                on selected
                touches all
                at writer
                powershell run: 'create-domain-user', with: [plan: mark()], timeout: 5.minutes
                undo { powershell run: 'remove-domain-user', with: [plan: mark(), created: answer('created'), added: answer('added'), sid: answer('sid')] }
                risk 'Tier 0', 'whoever may start a session on a controller of this domain becomes a domain administrator; watch for alerts on the group'
                cost writer.ec2 ? '' : 'the command on the hybrid controller is billed'
                rests writer, 'domainProbe'
                all.each { node -> assume node, domainProbe: [ssmUser: [enabled: account ? account.enabled() : false, locked: false, expired: account ? account.expired() : false, workstations: account ? account.workstations() : '', domainAdmin: true]] }
                verify 'dc-ssm-user-present', 'dc-ssm-user-domain-admin', within: 30.minutes
                verifyOn able
            }
        }
    }
}
