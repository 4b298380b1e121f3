// Nodes that stopped reporting at about the same time have often lost the same thing: a route, a role, a machine room.
// Each wave is shown with what all of its nodes share, and how many nodes that have the same still report.
title 'Nodes that stopped reporting together, and what they share'
param 'within', type: Duration, default: '15 min', help: 'longest pause between two nodes of one wave'
param 'least', type: int, default: 2, help: 'smallest wave to show'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

// A node that is no EC2 instance has no state, and counts as running.
def lost = among.where { node -> node.isRegistered() && !node.isOnline() && !node.stateFact().is(InstanceState.STOPPED) }
def dated = lost.where { lastPing != null }.sortBy { lastPing }
List<List<Node>> waves = []
for (Node node : dated) {
    def last = waves ? waves.last().last() : null
    if (last != null && Duration.between(last.lastPing(), node.lastPing()) <= within) {
        waves.last().add(node)
    } else {
        waves.add([node])
    }
}
def shared = ['vpc', 'subnet', 'activation', 'role', 'profile', 'region', 'accountName', 'platform']
def few = waves.findAll { wave -> wave.size() < least }.sum(0) { wave -> wave.size() }
def rows = waves.findAll { wave -> wave.size() >= least }.reverse().collect { wave ->
    def common = shared.collect { name -> NodeProperty.named(name) }.findAll { property ->
        def first = property.fact(wave.first())
        def value = first.orNull()
        value && wave.every { node -> property.fact(node).orNull() == value }
    }
    def closest = common ? common.first() : null
    def alive = '–'
    if (closest != null) {
        def value = closest.fact(wave.first()).orNull()
        alive = among.where { node -> closest.fact(node).orNull() == value && node.isOnline() }.size().toString()
    }
    def names = wave.take(3).collect { node -> node.name() ?: node.id() }.join(', ')
    [Age.ago(wave.last().lastPing(), fleet.takenAt()), wave.size(),
        common ? common.collect { property -> "${property.name()} ${property.fact(wave.first())}" }.join(', ') : 'nothing',
        alive, wave.size() > 3 ? "$names, …".toString() : names]
}
def notes = ["${lost.size()} nodes do not report; ${lost.size() - dated.size()} of them at a time that is not known".toString()]
if (lost.undecided().count() > 0) {
    notes.add("of ${lost.undecided().count()} more it is not known whether they report".toString())
}
if (few) {
    notes.add("$few stopped in smaller waves; --least 1 shows them".toString())
}
notes.add('STILL ONLINE counts nodes that have the first thing shared and report')
new Table('', ['LAST HEARD', 'NODES', 'ALL HAVE', 'STILL ONLINE', 'SUCH AS'], rows, notes)
