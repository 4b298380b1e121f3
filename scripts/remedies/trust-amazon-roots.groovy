// The endpoints' certificates end at Amazon's roots.
remedy('trust-amazon-roots') {
    title 'The node trusts Amazon Root CA 1 to 4'
    fixes 'tls-trust'
    help '''Adds those of Amazon's four root certificates that are missing to the trusted roots of the system, by the distribution's own
tools. Undo takes away those that were added. A node whose agent can't reach AWS for want of them gets no command: there
the certificates are put into the image, or installed by hand.'''
    stage 'network'
    where 'on macOS the system keeps the roots by itself', { node -> !node.mac }
    where 'its agent is not online, so that no command reaches it: install ca-certificates by hand', { node -> node.online }
    onEach { node ->
        if (node.tlsTrustFact().map { trust -> trust.trusted() }.is(true)) {
            nothing 'it trusts the certificates of the endpoints'
        } else {
            changes 'operating system', 'trust Amazon Root CA 1 to 4'
            shell run: 'trust-amazon-roots'
            powershell run: 'trust-amazon-roots'
            undo {
                shell run: 'remove-amazon-roots'
                powershell run: 'remove-amazon-roots'
            }
            risk 'low', 'every program on the node trusts certificates that Amazon signs'
            cost node.ec2 ? '' : 'the command on a hybrid node is billed'
            assume tlsTrust: [ssm: '', ssmmessages: '', protocol: '']
            verify 'tls-trust', within: 5.minutes
        }
    }
}
