// AWS refuses requests that are signed at a wrong time.
remedy('sync-clock') {
    title 'The clock of the node is right, and is kept so'
    fixes 'clock-skew'
    help '''Has the system's own time service (chrony, systemd-timesyncd, the Windows time service) set the clock now, and turns it on.
Where it asks for the time stays as it is. What the clock was is not brought back by undo.'''
    stage 'network'
    where 'its agent is not online, so that no command reaches it', { node -> node.online }
    onEach { node ->
        def skew = node.clockSkewFact().orNull()
        if (skew != null && skew.abs().toSeconds() < 60) {
            nothing 'its clock is right'
        } else {
            changes 'operating system', 'set the clock by the time service'
            shell run: 'sync-clock'
            powershell run: 'sync-clock'
            irreversible 'a wrong time is not brought back'
            risk 'medium', 'programs on the node see the time jump'
            cost node.ec2 ? '' : 'the command on a hybrid node is billed'
            assume clockSkew: 'PT0S'
            verify 'clock-skew', within: 5.minutes
        }
    }
}
