// Nodes that lack at least one of the tags that every node should have; an empty value counts as lacking.
title 'Nodes that lack tags'
param 'keys', type: List, default: ['Name', 'Env', 'Team'], help: 'the tags that every node should have'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

for (String key : keys) {
    def lacking = among.where { !tags[key] }
    println "$key: ${lacking.size()} of ${among.size()} nodes lack it, ${lacking.undecided().count()} unknown"
}
among.where { keys.any { key -> !tags[key] } }
