// Helps where the agent answers commands and its session channel is stuck.
remedy('restart-agent') {
    title 'The agent has been restarted'
    fixes 'session-channel'
    help '''Restarts the SSM Agent some seconds after the command. Open sessions drop. It helps where Run Command reaches the node and the
session channel does not come up though network and role are fine; a node that is offline can't be told.'''
    stage 'agent'
    where 'its agent is not online, so that no command reaches it: restart it on the machine', { node -> node.online }
    onEach { node ->
        if (node.connected) {
            nothing 'its session channel is connected'
        } else {
            changes 'agent', 'restart the agent'
            shell run: 'restart-agent'
            powershell run: 'restart-agent'
            irreversible 'a restart is over when it is done'
            risk 'low', 'open sessions on the node drop'
            cost node.ec2 ? '' : 'the command on a hybrid node is billed'
            rests node, 'channel'
            assume channel: 'connected'
            verify 'session-channel', within: 5.minutes
        }
    }
}
