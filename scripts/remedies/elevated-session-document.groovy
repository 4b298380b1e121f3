import dev.fleetsh.remedy.json.DataJson

// An elevated session runs as the agent itself, so that it needs no ssm-user: the way into a read-only controller.
remedy('elevated-session-document') {
    title 'There is a session document that runs elevated, without ssm-user'
    help '''Creates a document of type Session with runAsElevated, for Windows, in each scope of the selection. A session by it runs as
SYSTEM and needs no account ssm-user, so that it opens on domain controllers, read-only ones included:
  aws ssm start-session --target NODE --document-name NAME
Logging and encryption are taken over from the session preferences as they are now. Who may use it is a matter of IAM: allow
ssm:StartSession on this document to few, with the condition ssm:SessionDocumentAccessCheck.'''
    stage 'preferences'
    onlyIfAsked true
    param 'name', type: String, fallback: 'fleetsh-ElevatedSession', help: 'of the document'
    where 'runAsElevated is for Windows', { node -> node.windows }
    plan { nodes ->
        nodes.toList().groupBy { node -> node.scope }.each { scope, inScope ->
            def there = find('ssm:GetDocument', scope, Name: name, DocumentFormat: 'JSON')
            if (there) {
                if (there.Content =~ /"runAsElevated"\s*:\s*true/) {
                    nothing scope, "there is a document $name"
                } else {
                    cannot scope, "there is a document $name that does not run elevated; give another --name"
                }
                return
            }
            def preferences = find('ssm:GetDocument', scope, Name: 'SSM-SessionManagerRunShell')?.Content
            def inputs = preferences ? DataJson.parse(preferences).inputs ?: [:] : [:]
            def kept = inputs.findAll { key, value -> !(key in ['runAsEnabled', 'runAsDefaultUser', 'shellProfile']) }
            def content = [schemaVersion: '1.0', description: 'PowerShell as SYSTEM, without ssm-user', sessionType: 'InteractiveCommands', inputs: kept, properties: [windows: [commands: 'powershell.exe', runAsElevated: true]]]
            def text = DataJson.compact(content)
            effect('document', scope, name, 'create a session document that runs elevated') {
                on inScope
                call 'ssm:CreateDocument', Name: name, DocumentType: 'Session', DocumentFormat: 'JSON', Content: text
                inverse 'ssm:DeleteDocument', Name: name
                state 'document', 'ssm:GetDocument', [Name: name, DocumentFormat: 'JSON'], path: 'Content', becomes: text
                risk 'high', 'whoever may start sessions with this document is SYSTEM on Windows nodes, and domain administrator on controllers'
            }
        }
    }
}
