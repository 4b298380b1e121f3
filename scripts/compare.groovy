// What is different between a node that works and one that does not: facts first, then verdicts of checks.
title 'Two nodes: the facts and verdicts that differ'
param 'one', type: Nodes, help: 'id or name of a node'
param 'other', type: Nodes, help: 'id or name of the node to compare it with'

for (Nodes named : [one, other]) {
    if (named.size() != 1) {
        fail "one node on each side, not ${named.size()}; write run compare DC-PARIS-01 WEB-MAD-07"
    }
}
def left = one.get(0)
def right = other.get(0)
// Names differ always, and yes-or-no properties only repeat what the others say.
def own = ['id', 'name', 'computerName', 'ip', 'lastPing', 'tags', 'scope', 'ec2', 'hybrid', 'edge', 'windows', 'linux',
    'mac', 'online', 'connected', 'running', 'stopped']
def rows = NodeProperty.ALL.findAll { property -> !(property.name() in own) }.collect { property ->
    [property.name(), property.fact(left).toString() ?: '(none)', property.fact(right).toString() ?: '(none)']
}.findAll { row -> row[1] != row[2] }
if (left.tags().isKnown() && right.tags().isKnown()) {
    for (String key : (left.tags().keySet() + right.tags().keySet()).sort()) {
        if (left.tags().get(key) != right.tags().get(key)) {
            rows.add(['tags.' + key, left.tags().get(key) ?: '(none)', right.tags().get(key) ?: '(none)'])
        }
    }
} else if (left.tags().isKnown() != right.tags().isKnown()) {
    rows.add(['tags', left.tags().toString(), right.tags().toString()])
}
def verdicts = session.assessment()
for (Check check : verdicts.checks()) {
    def a = verdicts.verdict(left, check)
    def b = verdicts.verdict(right, check)
    if (a != b) {
        rows.add([check.id(), a.label(), b.label()])
    }
}
def same = rows ? [] : ['no fact and no verdict differs']
new Table('', ['', left.name() ?: left.id(), right.name() ?: right.id()], rows, same)
