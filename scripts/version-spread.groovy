// How far apart the agents of a fleet are: the version that a tenth, a half and nine tenths of the nodes have at most.
title 'Spread of agent versions'
param 'by', type: NodeProperty, default: 'region', help: 'what to compare: region, accountName, kind, tags.Env, …'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

def rows = among.groupBy { node -> by.fact(node).require(by.name()) }.asMap.collect { value, group ->
    def spread = group.percentiles { agent }
    if (spread.known() == 0) {
        return [value ?: '(none)', group.size(), '–', '–', '–', '–', '–', group.size()]
    }
    [value ?: '(none)', group.size(), spread.min(), spread.at(10), spread.median(), spread.at(90), spread.max(),
        spread.undecided().count()]
}
new Table("Agent versions by ${by.name()}".toString(),
    [by.name().toUpperCase(), 'NODES', 'OLDEST', '10 %', 'MEDIAN', '90 %', 'NEWEST', 'UNKNOWN'], rows, [])
