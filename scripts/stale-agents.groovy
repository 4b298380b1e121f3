// Agents below a version. A node whose version is not known is counted as unknown, never as old or as fine.
title 'Agents below a version, by account and Region'
param 'below', type: AgentVersion, default: '3.1.1188.0', help: 'the oldest version that is fine'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'
param 'list', type: boolean, help: 'list the nodes instead of counting them'

def old = among.where { agent < below }
if (list) {
    return old.sortBy { agent }
}
def rows = among.groupBy { scope }.asMap.collect { place, all ->
    def behind = all.where { agent < below }
    def oldest = behind.isEmpty() ? '–' : behind.percentiles { agent }.min()
    [(place as Scope).label(), behind.size(), all.size(), behind.undecided().count(), oldest]
}
rows.sort { a, b -> (b[1] as int) <=> (a[1] as int) }
new Table("${old.size()} of ${among.size()} nodes have an agent below $below".toString(),
    ['SCOPE', 'BELOW', 'NODES', 'UNKNOWN', 'OLDEST'], rows, ["`run stale-agents --below $below --list` names them".toString()])
