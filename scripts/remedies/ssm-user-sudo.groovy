// What ssm-user may do is a policy of the house: off by default here, on by default at AWS.
remedy('ssm-user-sudo') {
    title 'Sessions of ssm-user have the rights of administrators, or have not'
    fixes 'ssm-user-sudo'
    help '''Linux and macOS: writes /etc/sudoers.d/ssm-agent-users with the agent's rule, or without one; visudo looks at it first, and
the old content comes back with undo, to the letter. Where the file is there, the agent leaves it as it is.
Windows: adds ssm-user to the local Administrators, or removes it from them; domain controllers have no local users.'''
    stage 'user'
    onlyIfAsked true
    param 'mode', type: String, values: ['off', 'on'], fallback: 'off', help: 'on: sessions may become root or administrator without a password'
    where 'its agent is not online, so that no command reaches it', { node -> node.online }
    onEach { node ->
        def user = node.ssmUserFact().orNull()
        if (node.windows && node.controllerFact().is(true)) {
            cannot 'a domain controller has no local users'
        } else if (user != null && user.present() && user.administrator() == (mode == 'on')) {
            nothing mode == 'on' ? 'ssm-user has these rights' : 'ssm-user has no such rights'
        } else {
            changes 'OS user', mode == 'on' ? 'let ssm-user become administrator without a password' : 'take the rights of administrators from ssm-user'
            shell run: 'set-sudo', with: [mode: mode]
            powershell run: 'set-sudo', with: [mode: mode]
            undo {
                shell run: 'restore-sudo', with: [existed: answer('existed'), before: answer('before'), expected: answer('after')]
                powershell run: 'restore-sudo', with: [existed: answer('existed'), before: answer('before'), expected: answer('after')]
            }
            risk mode == 'on' ? 'high' : 'low', mode == 'on' ? 'whoever may start a session on the node becomes its administrator' : 'sessions that need root fail from now on'
            cost node.ec2 ? '' : 'the command on a hybrid node is billed'
            assume ssmUser: [present: user == null || user.present(), administrator: mode == 'on']
            if (mode == 'off' && !node.windows) {
                verify 'ssm-user-sudo', within: 5.minutes
            }
        }
    }
}
