// Helps where the agent answers commands and its session channel is stuck.
remedy('restart-agent') {
    title 'The agent has been restarted'
    fixes 'session-channel'
    help '''Restarts the SSM Agent some seconds after the command. Open sessions drop. It helps where Run Command reaches the node and the
session channel does not come up though network and role are fine. A node that is offline can't be told: for it there are
instructions.'''
    stage 'agent'
    onEach { node ->
        if (!node.online) {
            def windows = node.platformFact().map { platform -> platform.type() == PlatformType.WINDOWS }
            def on = windows.isKnown() ? (windows.is(true) ? 'Restart-Service AmazonSSMAgent' : node.platformFact().map { platform -> platform.type() == PlatformType.MACOS }.is(true) ? 'sudo launchctl kickstart -k system/com.amazon.aws.ssm' : 'sudo systemctl restart amazon-ssm-agent (with snap: snap.amazon-ssm-agent.amazon-ssm-agent)') : 'restart the service of the SSM Agent'
            byHand "no command reaches it; look at why it is offline first (`why ${node.id}`), then on the machine: $on" + (node.ec2 ? ". Stopping and starting the instance, or a reboot, is the last resort: whatever runs on it is interrupted" : '')
        } else if (node.connected) {
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
