// A key is disabled, or to be deleted, because somebody decided so: the plan says that, and is never proposed by itself.
remedy('enable-session-key') {
    title 'The KMS key of the session preferences can be used'
    fixes 'session-kms-key-usable'
    help '''Enables the key that session preferences name; where it is to be deleted, the deletion is cancelled first. Whoever
disabled it had a reason: ask the owner of the key before. edit-preferences --clear kmsKeyId does without it.'''
    stage 'preferences'
    onlyIfAsked true
    param 'owner_agrees', type: Boolean, help: 'true once the owner of the key has agreed'
    plan { nodes ->
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            def preferences = scope.preferences().orNull()
            def key = preferences?.kmsKeyId()
            if (!key) {
                inScope.each { node -> nothing node, preferences == null ? "the session preferences of ${scope.label()} are not known" : "session preferences of ${scope.label()} name no KMS key" }
                return
            }
            def found = find('kms:DescribeKey', scope, KeyId: key)?.KeyMetadata
            if (!found) {
                cannot key, "KMS knows no such key in ${scope.label()}; name another one with edit-preferences, or clear it"
                return
            }
            if (found.KeyState == 'Enabled') {
                inScope.each { node -> nothing node, 'the key is enabled' }
                return
            }
            if (!(found.KeyState in ['Disabled', 'PendingDeletion'])) {
                cannot key, "its state is ${found.KeyState}, which no call of Systems Manager's changes"
                return
            }
            if (!owner_agrees) {
                cannot key, "its state is ${found.KeyState}, and its owner has not agreed"
                return
            }
            def others = fleet.nodes().toList().findAll { node -> node.scope == scope }
            def reading = [KeyId: found.Arn]
            if (found.KeyState == 'PendingDeletion') {
                effect('KMS key', scope, found.Arn, 'cancel its deletion') {
                    on inScope
                    touches others
                    call 'kms:CancelKeyDeletion', reading
                    irreversible 'setting a new date for the deletion of a key is its owner\'s decision'
                    state 'deletion date', 'kms:DescribeKey', reading, path: 'KeyMetadata.DeletionDate', becomes: null
                    risk 'high', 'somebody decided to delete the key'
                }
            }
            effect('KMS key', scope, found.Arn, 'enable it') {
                on inScope
                touches others
                call 'kms:EnableKey', reading
                inverse 'kms:DisableKey', reading
                state 'key', 'kms:DescribeKey', reading, path: 'KeyMetadata.Enabled', becomes: true
                risk 'high', 'everything that was encrypted with the key can be read again by those who may use it'
                if (scope.evidence().targets().key().isKnown()) {
                    verify 'session-kms-key-usable', within: 5.minutes
                }
            }
        }
    }
}
