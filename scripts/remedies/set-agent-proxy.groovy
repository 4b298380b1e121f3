// A node that reaches Systems Manager by a proxy today can be given another one; a node that reaches nothing can't be told.
remedy('set-agent-proxy') {
    title 'The agent uses the proxy of the site'
    fixes 'proxy-config'
    help '''Linux: a drop-in of the agent's systemd unit, which leaves the files of others as they are. Windows: the environment of the
service, whose other variables stay. The agent restarts a few seconds after the command. A proxy that does not let ssm and
ssmmessages through (the latter by WebSocket) cuts the node off: try one node first. Undo needs a node that still answers.'''
    stage 'agent'
    onlyIfAsked true
    param 'proxy', type: URI, help: 'http://host:port'
    param 'noProxy', type: String, fallback: '169.254.169.254,fd00:ec2::254', help: 'what is reached without it; the metadata addresses belong there'
    where 'macOS has no place for a proxy of the agent alone', { node -> !node.mac }
    where 'its agent is not online, so that no command reaches it', { node -> node.online }
    onEach { node ->
        changes 'agent', "use the proxy $proxy"
        shell run: 'set-agent-proxy', with: [proxy: proxy.toString(), no_proxy: noProxy]
        powershell run: 'set-agent-proxy', with: [proxy: proxy.toString(), no_proxy: noProxy]
        undo {
            shell run: 'restore-agent-proxy', with: [existed: answer('existed'), before: answer('before'), expected: answer('after')]
            powershell run: 'restore-agent-proxy', with: [existed: answer('existed'), before: answer('before'), expected: answer('after')]
        }
        risk 'high', 'a proxy that lets the agent not through cuts the node off; the restart drops open sessions'
        cost node.ec2 ? '' : 'the command on a hybrid node is billed'
        verify 'node-online', 'session-channel', within: 10.minutes
    }
}
