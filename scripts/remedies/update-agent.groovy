// The document asks for the newest version of the node's own Region, which may lag behind others by weeks.
remedy('update-agent') {
    title 'The agent is the newest of its Region, or the version that is asked for'
    fixes 'agent-min-version', 'agent-version-kms', 'agent-version-shell-profile', 'agent-version-port-ssh', 'agent-version-remote-host', 'agent-version-cw-streaming', 'agent-recent', 'endpoint-ec2messages-443', 'runas-user-exists'
    help '''Runs AWS-UpdateSSMAgent: to the newest version of the Region, or to one that is named. A downgrade is refused, but for undo,
which goes back to the version that was recorded; AWS may have withdrawn it. The agent restarts, and open sessions drop, so
apply it in waves. A node that is not online gets instructions to install the agent by hand.'''
    stage 'agent'
    param 'version', type: String, fallback: '', help: 'such as 3.3.987.0; empty for the newest of the Region'
    plan { nodes ->
        if (version && !(version ==~ /[0-9]+(\.[0-9]+){3}/)) {
            throw new UsageException("\"$version\" is no version of the agent", 'write four numbers, such as 3.3.987.0')
        }
        // A collected fleet does not tell which agents are the newest, so AWS is asked about those that can be reached.
        def latest = [:]
        nodes.toList().findAll { node -> node.pingFact().is(PingStatus.ONLINE) }.groupBy { node -> node.scope }.each { scope, inScope ->
            inScope.collate(50).each { some ->
                read('ssm:DescribeInstanceInformation', scope, Filters: [[Key: 'InstanceIds', Values: some*.id]], MaxResults: 50).InstanceInformationList.each { row ->
                    latest[row.InstanceId] = row.IsLatestVersion
                }
            }
        }
        def newest = [:]
        fleet.nodes().each { node ->
            if (node.agentFact().isKnown() && (newest[node.region] == null || node.agent > newest[node.region])) {
                newest[node.region] = node.agent
            }
        }
        def install = { node ->
            def suffix = node.scope.id().partition() == 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
            def from = "https://s3.${node.region}.$suffix/amazon-ssm-${node.region}/latest"
            def system = node.platformFact().orNull()
            def windows = "Windows   [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest $from/windows_amd64/AmazonSSMAgentSetup.exe -OutFile \$env:TEMP\\ssm.exe; Start-Process \$env:TEMP\\ssm.exe /S -Wait"
            def rpm = "RPM       sudo yum install -y $from/linux_amd64/amazon-ssm-agent.rpm (linux_arm64 on Arm); sudo systemctl enable --now amazon-ssm-agent"
            def deb = "Debian    curl -fO $from/debian_amd64/amazon-ssm-agent.deb && sudo dpkg -i amazon-ssm-agent.deb; Ubuntu with snap: sudo snap refresh amazon-ssm-agent"
            def mac = "macOS     curl -fO $from/darwin_amd64/amazon-ssm-agent.pkg && sudo installer -pkg amazon-ssm-agent.pkg -target / (darwin_arm64 on Apple silicon)"
            def name = system?.name()?.toLowerCase() ?: ''
            def lines = system == null ? [windows, rpm, deb, mac] : node.windows ? [windows] : node.mac ? [mac] : name.contains('ubuntu') || name.contains('debian') ? [deb] : [rpm]
            (node.pingFact().is(PingStatus.ONLINE) ? 'AWS-UpdateSSMAgent does not serve it; install on the machine:' : 'no command reaches it; install on the machine, or in its image:') + '\n  ' + lines.join('\n  ')
        }
        nodes.each { node ->
            if (!node.pingFact().is(PingStatus.ONLINE) || node.mac && node.agent.isBelow('3.1.941.0')) {
                byHand node, install(node)
                return
            }
            def now = node.agent
            def wanted = version ? AgentVersion.require(version) : newest[node.region]
            if (version ? now == wanted : latest[node.id] == true) {
                nothing node, "agent $now is ${version ? 'the version that is asked for' : 'the newest of its Region'}"
                return
            }
            if (version && now > wanted) {
                cannot node, "agent $now is newer than $version, and a downgrade is refused"
                return
            }
            effect('agent', node.scope, node.id, "update the agent from $now to ${version ?: 'the newest version of ' + node.region}") {
                on node
                at node
                document 'AWS-UpdateSSMAgent', [version: version, allowDowngrade: 'false']
                undo { document 'AWS-UpdateSSMAgent', [version: now.toString(), allowDowngrade: 'true'] }
                risk 'medium', 'the agent restarts, and open sessions drop'
                cost node.ec2 ? '' : 'the command on a hybrid node is billed'
                rests node, 'agent'
                assume agent: wanted != null && wanted > now ? wanted.toString() : null
                assume latest: version ? null : true
                if (version) {
                    verify 'agent-min-version', 'node-online', within: 15.minutes
                } else {
                    verify 'agent-recent', 'node-online', within: 15.minutes
                }
            }
        }
    }
}
