// The agent ends a session whose log would not be encrypted although the preferences ask for it.
remedy('prepare-log-target') {
    title 'The log group and the bucket of sessions are there and encrypted'
    fixes 'log-encryption-mismatch', 'node-log-cloudwatch', 'node-log-s3'
    help '''Creates the log group of the session preferences where it is missing, gives it a KMS key where the preferences ask for
encryption, and sets the default encryption of the bucket. The policy of the key must let CloudWatch Logs of the Region use
it. Buckets are not created.'''
    stage 'preferences'
    param 'key', type: String, fallback: '', help: 'ARN of the KMS key for the log group; else the one of the session preferences'
    plan { nodes ->
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            def preferences = scope.preferences().orNull()
            if (preferences == null) {
                inScope.each { node -> cannot node, "the session preferences of ${scope.label()} are not known" }
                return
            }
            def others = fleet.nodes().toList().findAll { node -> node.scope == scope }
            def changed = false
            // Both targets are judged together, and not where one of them stays as it is, or was never looked at.
            def judged = scope.evidence().targets()
            def mends = true
            def name = preferences.cloudWatchLogGroupName()
            if (name) {
                def reading = [logGroupNamePrefix: name]
                def group = (read('logs:DescribeLogGroups', scope, reading).logGroups ?: []).find { found -> found.logGroupName == name }
                if (!group) {
                    changed = true
                    effect('log group', scope, name, 'create it') {
                        on inScope
                        touches others
                        call 'logs:CreateLogGroup', logGroupName: name
                        irreversible 'deleting it would delete the logs of sessions since'
                        state 'log group', 'logs:DescribeLogGroups', reading, path: "logGroups[logGroupName=$name].logGroupName", becomes: name
                        risk 'none', ''
                        cost 'CloudWatch Logs bills by the gigabyte'
                    }
                }
                if (preferences.cloudWatchEncryptionEnabled() && !group?.kmsKeyId) {
                    def wanted = key ?: preferences.kmsKeyId()
                    def arn = wanted ? find('kms:DescribeKey', scope, KeyId: wanted)?.KeyMetadata?.Arn : null
                    if (!arn) {
                        mends = false
                        cannot name, wanted ? "KMS knows no key $wanted in ${scope.label()}" : 'the preferences ask for encryption; name a key with --key, or clear the flag with edit-preferences'
                    } else {
                        changed = true
                        effect('log group', scope, name, "encrypt it with $arn") {
                            on inScope
                            touches others
                            call 'logs:AssociateKmsKey', logGroupName: name, kmsKeyId: arn
                            inverse 'logs:DisassociateKmsKey', logGroupName: name
                            state 'key of the log group', 'logs:DescribeLogGroups', reading, path: "logGroups[logGroupName=$name].kmsKeyId", becomes: arn
                            risk 'medium', 'without the key nobody reads the new log events; the key\'s policy must let CloudWatch Logs use it'
                            if (judged.logGroup().isKnown()) {
                                verify 'log-encryption-mismatch', within: 5.minutes
                            }
                        }
                    }
                }
            }
            def bucket = preferences.s3BucketName()
            if (bucket && preferences.s3EncryptionEnabled()) {
                def reading = [Bucket: bucket]
                def rules = find('s3:GetBucketEncryption', scope, Bucket: bucket)?.ServerSideEncryptionConfiguration?.Rules
                if (!rules) {
                    changed = true
                    effect('bucket', scope, bucket, 'encrypt new objects by default') {
                        on inScope
                        touches others
                        call 's3:PutBucketEncryption', Bucket: bucket, ServerSideEncryptionConfiguration: [Rules: [[ApplyServerSideEncryptionByDefault: [SSEAlgorithm: 'AES256']]]]
                        inverse 's3:DeleteBucketEncryption', Bucket: bucket
                        state 'encryption', 's3:GetBucketEncryption', reading, path: 'ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm', becomes: ['AES256']
                        risk 'low', 'holds for every new object of the bucket'
                        if (mends && judged.bucket().isKnown()) {
                            verify 'log-encryption-mismatch', within: 5.minutes
                        }
                    }
                }
            }
            if (!changed) {
                inScope.each { node -> nothing node, name || bucket ? "the log targets of ${scope.label()} are there" : "session preferences of ${scope.label()} log nowhere" }
            }
        }
    }
}
