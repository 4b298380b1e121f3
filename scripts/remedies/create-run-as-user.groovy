// Where session preferences turn run-as on, sessions fail on every node that has no such user.
remedy('create-run-as-user') {
    title 'The user that sessions run as exists on the node'
    fixes 'runas-user-exists'
    help '''Creates the user that the session preferences of the scope name, or another one, with a home, without a password and without
sudo rights. Undo removes the user where the plan created it, and its home where nothing was put into it since; else, and
always on macOS, the home stays and its files belong to nobody.'''
    stage 'user'
    param 'user', type: String, fallback: '', help: 'its name; by default the one in the session preferences'
    where 'sessions run as another user on Linux and macOS only', { node -> !node.windows }
    where 'its agent is not online, so that no command reaches it', { node -> node.online }
    onEach { node ->
        def preferences = node.scope.preferences().orNull()
        def name = user ?: (preferences?.runAsEnabled() ? preferences.runAsDefaultUser() : '')
        def seen = node.runAsUserFact().orNull()
        if (!name) {
            cannot 'the session preferences of its scope name no user; name one with --user'
        } else if (name == 'root') {
            cannot 'sessions may not run as root; name another user in the session preferences'
        } else if (seen?.name() == name && seen.present()) {
            nothing "user $name exists"
        } else {
            changes 'OS user', "create user $name"
            shell run: 'create-os-user', with: [user: name, plan: mark()]
            undo { shell run: 'remove-os-user', with: [user: name, plan: mark()] }
            risk 'low', 'one more user on the node, without a password; undo keeps a home into which something was put'
            cost node.ec2 ? '' : 'the command on a hybrid node is billed'
            assume runAsUser: [name: name, present: true]
            if (!user) {
                verify 'runas-user-exists', within: 5.minutes
            }
        }
    }
}
