import dev.fleetsh.remedy.iam.PolicyDocument
import dev.fleetsh.remedy.json.DataJson

// What session preferences ask of a node's role, and not more: the key, the bucket's prefix, the log group.
remedy('grant-session-permissions') {
    title 'The node\'s role may use the key and the log targets of sessions'
    fixes 'node-role-kms-decrypt', 'node-log-s3', 'node-log-cloudwatch'
    help '''Writes an inline policy into the role of the instance profile or of the hybrid activation: kms:Decrypt on the key of the
session preferences, s3:PutObject below the prefix and s3:GetEncryptionConfiguration on the bucket, and the four actions on
the log group, as far as the role lacks them. The policy of a key or a bucket of another account is not changed.'''
    stage 'identity'
    plan { nodes ->
        def last = { name -> name.substring(name.lastIndexOf('/') + 1) }
        def homes = [:]
        def roleOf = { node ->
            def home = homes.computeIfAbsent(node.account) { node.scope }
            if (!node.ec2) {
                return last(node.roleFact().orNull() ?: '')
            }
            def profile = node.profileFact().orNull()
            def roles = profile ? find('iam:GetInstanceProfile', home, InstanceProfileName: last(profile))?.InstanceProfile?.Roles : null
            roles ? roles[0].RoleName : ''
        }
        nodes.toList().groupBy { node -> [node.scope, roleOf(node)] }.each { key, using ->
            def (scope, role) = key
            def home = homes[scope.account()]
            def preferences = scope.preferences().orNull()
            if (preferences == null) {
                using.each { node -> cannot node, "the session preferences of ${scope.label()} are not known" }
                return
            }
            if (!role) {
                using.each { node -> cannot node, node.ec2 ? 'it has no instance profile with a role' : 'Systems Manager does not tell its role' }
                return
            }
            def found = find('iam:GetRole', home, RoleName: role)?.Role
            if (!found) {
                using.each { node -> cannot node, "there is no role $role in account ${scope.account()}" }
                return
            }
            def partition = scope.id().partition()
            def wanted = []
            if (preferences.kmsKeyId()) {
                def arn = find('kms:DescribeKey', scope, KeyId: preferences.kmsKeyId())?.KeyMetadata?.Arn
                if (arn) {
                    wanted << [['kms:Decrypt'], arn]
                } else {
                    cannot preferences.kmsKeyId(), "KMS knows no such key in ${scope.label()}"
                }
            }
            if (preferences.s3BucketName()) {
                def bucket = "arn:$partition:s3:::${preferences.s3BucketName()}".toString()
                def prefix = DataJson.parse(read('ssm:GetDocument', scope, Name: 'SSM-SessionManagerRunShell', DocumentFormat: 'JSON').Content).inputs?.s3KeyPrefix
                wanted << [['s3:PutObject'], "$bucket/${prefix ? prefix + '/' : ''}*".toString()]
                wanted << [['s3:GetEncryptionConfiguration'], bucket]
            }
            if (preferences.cloudWatchLogGroupName()) {
                def group = "arn:$partition:logs:${scope.region()}:${scope.account()}:log-group:${preferences.cloudWatchLogGroupName()}:*".toString()
                wanted << [['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'], group]
                wanted << [['logs:DescribeLogGroups'], '*']
            }
            def lacking = wanted.collect { actions, resource ->
                def refused = read('iam:SimulatePrincipalPolicy', home, PolicySourceArn: found.Arn, ActionNames: actions, ResourceArns: [resource]).EvaluationResults.findAll { result -> result.EvalDecision != 'allowed' }
                def denied = refused.findAll { result -> result.EvalDecision == 'explicitDeny' }
                if (denied) {
                    cannot role, "a policy denies ${denied*.EvalActionName.join(', ')} on $resource; lift that by hand"
                }
                [(refused - denied)*.EvalActionName, resource]
            }.findAll { actions, resource -> actions }
            if (!lacking) {
                using.each { node -> nothing node, "role $role may do what the session preferences of ${scope.label()} ask for" }
                return
            }
            def policy = mark().replace(' ', '-') + "-${scope.region()}"
            def text = lacking.inject(PolicyDocument.empty()) { document, pair -> document.with([Effect: 'Allow', Action: pair[0], Resource: pair[1]]) }
            def others = fleet.nodes().toList().findAll { node -> node.account == scope.account() && roleOf(node) == role }
            effect('role', home, role, "allow ${lacking.collectMany { pair -> pair[0] }.join(', ')} for sessions in ${scope.region()}") {
                on using
                touches others
                call 'iam:PutRolePolicy', RoleName: role, PolicyName: policy, PolicyDocument: text.text()
                inverse 'iam:DeleteRolePolicy', RoleName: role, PolicyName: policy
                state 'inline policy', 'iam:GetRolePolicy', [RoleName: role, PolicyName: policy], path: 'PolicyDocument', becomes: text.text()
                risk 'low', "every node with role $role may use the key and the log targets of sessions"
                // Where nobody could simulate the role before, nobody can say afterwards whether it helped.
                if (scope.evidence().permissions().decisions()[role]?.isKnown()) {
                    def granted = lacking.collectMany { pair -> pair[0] }
                    // A target that is not there stays in the way, whoever may write to it.
                    def targets = scope.evidence().targets()
                    def missing = [targets.bucket().orNull()?.exists() == false ? 's3:' : '', targets.logGroup().orNull()?.exists() == false ? 'logs:' : '']
                    def mended = ['kms:': 'node-role-kms-decrypt', 's3:': 'node-log-s3', 'logs:': 'node-log-cloudwatch'].findAll { service, check -> !missing.contains(service) && granted.any { action -> action.startsWith(service) } }
                    verify(*mended.values(), within: 15.minutes)
                }
                using.each { node -> rests node, node.ec2 ? 'profile' : 'role' }
            }
        }
    }
}
