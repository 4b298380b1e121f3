// The root causes that block sessions, and how many nodes each would unblock if it alone were fixed.
title 'Root causes that block nodes, and what fixing each would bring'
param 'top', type: int, default: 10, help: 'most causes to show'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

def verdicts = session.assessment().on(among)
def causes = verdicts.rootCauses().findAll { cause -> cause.severity() == Severity.BLOCKER }
Map<String, Integer> blockers = [:]
for (RootCause cause : causes) {
    for (Node node : cause.nodes()) {
        blockers.merge(node.id(), 1) { a, b -> a + b }
    }
}
def rows = causes.collect { cause ->
    def alone = cause.nodes().where { node -> blockers[node.id()] == 1 }
    [alone.size(), cause.nodes().size(), cause.check().id(), cause.text(), cause.check().advice()]
}.sort { a, b -> (b[0] as int) <=> (a[0] as int) }
def notes = ["${verdicts.blocked().size()} of ${among.size()} nodes are blocked, ${blockers.size()} by a known root cause".toString(),
    'UNBLOCKS counts nodes that nothing else is known to block; checks that are unknown there may still fail']
if (!verdicts.unknown().isEmpty()) {
    notes.add("${verdicts.unknown().size()} more nodes are unknown; `run report` tells what would decide them".toString())
}
new Table('', ['UNBLOCKS', 'NODES', 'CHECK', 'CAUSE', 'FIX'], rows.take(top), notes)
