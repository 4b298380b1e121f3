// Nodes that open sessions and lack only a feature. What would unlock it stands beside it; a feature that can't be
// decided is counted as unknown, with no advice.
title 'Ready nodes that lack a feature, and what would unlock it'
param 'feature', type: Capability, default: null, help: 'one feature; else all but shell'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

def verdicts = session.assessment()
def open = among.where { ready || degraded }
def wanted = feature != null ? [feature] : Capability.values().findAll { each -> each != Capability.SHELL }
List<List<Object>> rows = []
Map<String, String> advice = [:]
int unknown = 0
for (Capability each : wanted) {
    Map<String, List<Node>> missing = [:]
    for (Node node : open) {
        def can = verdicts.can(node, each)
        if (can.answer() == Answer.UNKNOWN) {
            unknown++
        } else if (can.answer() == Answer.NO) {
            // The same gate stops agents of many versions.
            def why = can.reason().replaceFirst(/^agent \S+ </, 'agent <')
            def gate = why =~ /^agent < (\S+):/
            def unlock = gate ? "agent ${gate.group(1)} or newer".toString()
                : can.findings().collect { finding -> finding.advice() }.unique().join(' ')
            if (unlock) {
                missing.computeIfAbsent(why) { text -> [] }.add(node)
                advice[why] = unlock
            }
        }
    }
    missing.sort { a, b -> b.value.size() <=> a.value.size() }.each { why, nodes ->
        def first = nodes.first()
        rows.add([each.label(), nodes.size(), first.name() ?: first.id(), why, advice[why]])
    }
}
def notes = ["${open.size()} of ${among.size()} nodes open sessions; $unknown questions about them can't be decided".toString()]
new Table('', ['FEATURE', 'NODES', 'SUCH AS', 'WHY NOT', 'UNLOCKED BY'], rows, notes)
