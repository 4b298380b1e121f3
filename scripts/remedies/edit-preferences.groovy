import dev.fleetsh.remedy.json.DataJson

// Session preferences hold for everybody in the scope. Nothing is changed that is not asked for by a parameter, so that
// this is never proposed by itself.
remedy('edit-preferences') {
    title 'Session preferences ask for nothing that the nodes lack'
    fixes 'session-document-valid', 'session-timeouts', 'agent-version-kms', 'session-kms-key-usable', 'node-role-kms-decrypt', 'node-kms-endpoint', 'agent-version-shell-profile', 'agent-version-cw-streaming', 'windows-streaming-powershell', 'node-log-s3', 'node-log-cloudwatch', 'runas-user-exists'
    help '''Writes a new version of SSM-SessionManagerRunShell and makes it the default, for every user and every node of the
scope. Clearing a key, a log target or a flag weakens what somebody once wanted: ask them first. A document that is no
JSON can only be replaced: --clear everything writes AWS's defaults. The old version stays, and undo makes it the
default again.'''
    stage 'preferences'
    onlyIfAsked true
    param 'clear', type: List, fallback: [], values: ['kmsKeyId', 'streaming', 's3', 's3-encryption', 'cloudwatch', 'cloudwatch-encryption', 'shell-profile', 'run-as', 'everything'], help: 'what sessions shall do without'
    param 'idle', type: Integer, fallback: 0, help: 'idleSessionTimeout in minutes, 1 to 60'
    param 'duration', type: Integer, fallback: 0, help: 'maxSessionDuration in minutes, 1 to 1440'
    param 'run_as', type: String, fallback: '', help: 'default user of sessions on Linux and macOS'
    param 'booleans', type: Boolean, fallback: false, help: 'write booleans that stand as texts without quotes, which agents below 3.0.655.0 need'
    plan { nodes ->
        def document = 'SSM-SessionManagerRunShell'
        def flags = ['s3EncryptionEnabled', 'cloudWatchEncryptionEnabled', 'cloudWatchStreamingEnabled', 'runAsEnabled']
        def defaults = [
            schemaVersion: '1.0',
            description: 'Document to hold regional settings for Session Manager',
            sessionType: 'Standard_Stream',
            inputs: [s3BucketName: '', s3KeyPrefix: '', s3EncryptionEnabled: true, cloudWatchLogGroupName: '', cloudWatchEncryptionEnabled: true, cloudWatchStreamingEnabled: false, kmsKeyId: '', runAsEnabled: false, runAsDefaultUser: '', idleSessionTimeout: '20', maxSessionDuration: '', shellProfile: [windows: '', linux: '']]
        ]
        def cleared = [
            'kmsKeyId': { inputs -> inputs.kmsKeyId = '' },
            'streaming': { inputs -> inputs.cloudWatchStreamingEnabled = false },
            's3': { inputs -> inputs.s3BucketName = ''; inputs.s3KeyPrefix = '' },
            's3-encryption': { inputs -> inputs.s3EncryptionEnabled = false },
            'cloudwatch': { inputs -> inputs.cloudWatchLogGroupName = ''; inputs.cloudWatchStreamingEnabled = false },
            'cloudwatch-encryption': { inputs -> inputs.cloudWatchEncryptionEnabled = false },
            'shell-profile': { inputs -> inputs.shellProfile = [windows: '', linux: ''] },
            'run-as': { inputs -> inputs.runAsEnabled = false; inputs.runAsDefaultUser = '' }
        ]
        [idle: [idle, 60], duration: [duration, 1440]].each { name, given ->
            if (given[0] && (given[0] < 1 || given[0] > given[1])) {
                throw new UsageException("--$name ${given[0]} is out of range", "write 1 to ${given[1]} minutes")
            }
        }
        def asked = !clear.isEmpty() || idle || duration || run_as || booleans
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            if (!asked) {
                cannot document, "say what is to change in ${scope.label()}: --clear kmsKeyId, --idle 20, …; it holds for everybody there"
                return
            }
            def stored = find('ssm:GetDocument', scope, Name: document, DocumentFormat: 'JSON')
            def old = null
            if (stored) {
                try {
                    old = DataJson.parse(stored.Content)
                } catch (IllegalArgumentException e) {
                    if (!clear.contains('everything')) {
                        cannot document, "its content in ${scope.label()} is no JSON (${e.message}); --clear everything replaces it by AWS's defaults"
                        return
                    }
                }
            }
            def base = clear.contains('everything') || old == null ? defaults : old
            def inputs = new LinkedHashMap(base.inputs ?: [:])
            clear.findAll { what -> what != 'everything' }.each { what -> cleared[what](inputs) }
            if (idle) {
                inputs.idleSessionTimeout = idle.toString()
            }
            if (duration) {
                inputs.maxSessionDuration = duration.toString()
            }
            if (run_as) {
                inputs.runAsEnabled = true
                inputs.runAsDefaultUser = run_as
            }
            if (booleans) {
                flags.each { flag ->
                    if (inputs[flag] instanceof String) {
                        inputs[flag] = inputs[flag].toBoolean()
                    }
                }
            }
            def wanted = new LinkedHashMap(base)
            wanted.inputs = inputs
            if (old != null && DataJson.compact(wanted) == DataJson.compact(old)) {
                nothing document, "its content in ${scope.label()} is as asked"
                return
            }
            def content = DataJson.pretty(wanted)
            def others = fleet.nodes().findAll { node -> node.scope == scope }
            def weakens = clear.any { what -> what != 'streaming' && what != 'shell-profile' && what != 'run-as' }
            def level = weakens ? 'high' : 'medium'
            def text = weakens ? 'weakens what protects or records the sessions of everybody in the scope' : 'holds for the next session of everybody in the scope'
            if (!stored) {
                effect('document', scope, document, 'create session preferences') {
                    on inScope
                    touches others
                    call 'ssm:CreateDocument', Name: document, DocumentType: 'Session', DocumentFormat: 'JSON', Content: content
                    inverse 'ssm:DeleteDocument', Name: document
                    state 'session preferences', 'ssm:GetDocument', [Name: document, DocumentFormat: 'JSON'], path: 'Content', becomes: content
                    risk level, text
                    assumeScope preferences: content
                }
                return
            }
            def seen = read('ssm:DescribeDocument', scope, Name: document).Document
            def written = effect('document', scope, document, 'write a new version of the session preferences') {
                on inScope
                touches others
                call 'ssm:UpdateDocument', Name: document, DocumentVersion: '$LATEST', DocumentFormat: 'JSON', Content: content
                inverse 'ssm:DeleteDocument', Name: document, DocumentVersion: answer('DocumentDescription.DocumentVersion')
                state 'newest session preferences', 'ssm:GetDocument', [Name: document, DocumentVersion: '$LATEST', DocumentFormat: 'JSON'], path: 'Content', becomes: content
                risk 'none', ''
            }
            effect('document', scope, document, 'make the new version of the session preferences the default') {
                on inScope
                touches others
                call 'ssm:UpdateDocumentDefaultVersion', Name: document, DocumentVersion: written.answer('DocumentDescription.DocumentVersion')
                inverse 'ssm:UpdateDocumentDefaultVersion', Name: document, DocumentVersion: seen.DefaultVersion
                state 'session preferences', 'ssm:GetDocument', [Name: document, DocumentFormat: 'JSON'], path: 'Content', becomes: content
                risk level, text
                assumeScope preferences: content
                verify 'session-document-valid', within: 1.minute
            }
        }
    }
}
