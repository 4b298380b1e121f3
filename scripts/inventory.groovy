// How a fleet is made up. Nodes whose value is not known stand in a row of their own, with the reason.
title 'Numbers and shares of nodes by a property'
param 'by', type: NodeProperty, default: 'platform', help: 'the property, such as platform, agent, kind, region or tags.Env'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'
param 'top', type: int, default: 20, help: 'most rows'

def counts = among.groupBy { node -> by.fact(node).require(by.name()) }.counts()
def shown = counts.asMap.collect { value, number ->
    [value ?: '(none)', number, String.format('%.1f %%', 100.0d * number / among.size())]
}
def left = shown.size() > top ? ["… ${shown.size() - top} more values; --top ${shown.size()} shows all".toString()] : []
new Table("${among.size()} nodes by ${by.name()}".toString(), [by.name().toUpperCase(), 'NODES', 'SHARE'], shown.take(top), left)
