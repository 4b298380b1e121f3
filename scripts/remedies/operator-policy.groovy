import dev.fleetsh.remedy.json.DataJson

// Who may open sessions is for the owners of the account to say: this remedy only writes down the policy.
remedy('operator-policy') {
    title 'A policy for people who open sessions on these nodes'
    fixes 'operator-start-session', 'operator-kms', 'session-channel'
    help '''Changes nothing. It prints a policy for a user, group or permission set that may open, resume and end sessions on the
selected nodes and no others: shell sessions, port forwarding and SSH, and kms:GenerateDataKey where sessions are encrypted.'''
    stage 'user'
    plan { nodes ->
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            def partition = scope.id().partition()
            def place = "${scope.region()}:${scope.account()}"
            def targets = inScope.collect { node -> node.ec2 ? "arn:$partition:ec2:$place:instance/${node.id}".toString() : "arn:$partition:ssm:$place:managed-instance/${node.id}".toString() }
            def documents = ["arn:$partition:ssm:$place:document/SSM-SessionManagerRunShell".toString()] + ['AWS-StartPortForwardingSession', 'AWS-StartPortForwardingSessionToRemoteHost', 'AWS-StartSSHSession'].collect { name -> "arn:$partition:ssm:${scope.region()}::document/$name".toString() }
            def statements = [
                [Sid: 'Start', Effect: 'Allow', Action: 'ssm:StartSession', Resource: targets + documents, Condition: [BoolIfExists: ['ssm:SessionDocumentAccessCheck': 'true']]],
                [Sid: 'See', Effect: 'Allow', Action: ['ssm:DescribeSessions', 'ssm:GetConnectionStatus', 'ssm:DescribeInstanceProperties', 'ssm:DescribeInstanceInformation', 'ec2:DescribeInstances'], Resource: '*'],
                [Sid: 'OwnSessions', Effect: 'Allow', Action: ['ssm:ResumeSession', 'ssm:TerminateSession'], Resource: "arn:$partition:ssm:*:*:session/\${aws:userid}-*".toString()]
            ]
            def kms = scope.preferences().map { p -> p.kmsKeyId() }.orNull()
            if (kms) {
                statements << [Sid: 'Encrypt', Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: kms.startsWith('arn:') ? kms : "arn:$partition:kms:$place:key/$kms".toString()]
            }
            byHand scope.label(), "Give this to whoever opens sessions on ${inScope.size()} nodes of ${scope.label()}:\n${DataJson.pretty([Version: '2012-10-17', Statement: statements])}"
        }
    }
}
