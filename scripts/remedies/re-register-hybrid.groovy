// A new registration gives a machine a new id, and its history, tags and associations are lost: whatever works in place comes first.
remedy('re-register-hybrid') {
    title 'The hybrid node has a role that works, or is registered again'
    fixes 'hybrid-role-permissions', 'hybrid-fingerprint', 'hybrid-activation', 'node-online'
    help '''With --role, gives the node another role in place (UpdateManagedInstanceRole); it keeps its id. Where it is the role's policies
that are wrong, plan grant-core-permissions instead, and repair-role-trust for its trust. A machine that was cloned, or whose
hardware changed, has to be registered again: for that there are instructions, since it takes the machine itself, and the
activation code is a secret that fleetsh never sees.'''
    stage 'identity'
    onlyIfAsked true
    param 'role', type: String, fallback: '', help: 'name of a role that trusts ssm.amazonaws.com; empty for instructions'
    where 'hybrid nodes only', { node -> !node.ec2 }
    plan { nodes ->
        nodes.each { node ->
            def now = node.roleFact().orNull() ?: ''
            if (role && now.substring(now.lastIndexOf('/') + 1) == role) {
                nothing node, "its role is $role"
                return
            }
            if (role) {
                effect('managed node', node.scope, node.id, "change its role from ${now ?: 'an unknown one'} to $role") {
                    on node
                    call 'ssm:UpdateManagedInstanceRole', InstanceId: node.id, IamRole: role
                    if (now) {
                        inverse 'ssm:UpdateManagedInstanceRole', InstanceId: node.id, IamRole: now
                    } else {
                        irreversible 'its role before is not known'
                    }
                    state 'role', 'ssm:DescribeInstanceInformation', [Filters: [[Key: 'InstanceIds', Values: [node.id]]]], path: "InstanceInformationList[InstanceId=${node.id}].IamRole", becomes: role
                    risk 'medium', 'a role that lacks the permissions or the trust cuts the node off'
                    rests node, 'role'
                    assume role: role
                    verify 'hybrid-role-permissions', 'node-online', within: 60.minutes
                }
                return
            }
            if (node.online) {
                cannot node, "it answers, so its registration is good; plan grant-core-permissions for role ${now ?: 'of its activation'}, or name another one with --role"
                return
            }
            byHand node, """Only a machine that was cloned, or whose hardware changed, needs this; it gets a new id, and tags, associations and history stay with the old one.
  1  aws ssm create-activation --iam-role ${now ?: 'ROLE'} --registration-limit 1 --region ${node.region} --default-instance-name "${node.name}"
     The code is shown once: treat it as a password.
  2  on the machine, as root:          systemctl stop amazon-ssm-agent; amazon-ssm-agent -register -code CODE -id ID -region ${node.region}; systemctl start amazon-ssm-agent
     on Windows, as administrator:     Stop-Service AmazonSSMAgent; & "\$env:ProgramFiles\\Amazon\\SSM\\amazon-ssm-agent.exe" -register -code CODE -id ID -region ${node.region}; Start-Service AmazonSSMAgent
  3  once the new id is online:        aws ssm deregister-managed-instance --instance-id ${node.id} --region ${node.region}
Where hardware changed and nothing was cloned, the agent's similarityThreshold can be lowered to 1 instead: the id stays, and so does less of the protection from clones."""
        }
    }
}
