// A report for people who are not at the terminal: readiness by scope, the largest root causes, and what is not known
// with what would tell it. Markdown, to the screen or to a file.
title 'Readiness, root causes and unknowns as Markdown'
param 'file', type: Path, default: null, help: 'where to write it; else it is printed'
param 'top', type: int, default: 10, help: 'most root causes to show'
param 'among', type: Nodes, default: '', help: 'which nodes; else those in focus'

def cell = { Object value -> String.valueOf(value).replaceAll(/\s+/, ' ').replace('|', '\\|').replace('<', '&lt;') }
List<String> lines = []
def table = { List<String> heads, List<List<Object>> rows ->
    lines.add('| ' + heads.join(' | ') + ' |')
    lines.add('|' + ' --- |' * heads.size())
    rows.each { row -> lines.add('| ' + row.collect { value -> cell(value) }.join(' | ') + ' |') }
    lines.add('')
}
def verdicts = session.assessment().on(among)

lines.add('# Session readiness')
lines.add('')
lines.add("${among.size()} nodes, ${fleet.source()}, collected ${fleet.takenAt()}, rules: ${verdicts.edition().label()}".toString())
lines.add('')
table(['Scope', 'Nodes', 'Ready', 'Degraded', 'Blocked', 'Unknown', 'Not applicable'],
    among.groupBy { scope }.asMap.collect { place, nodes ->
        def counts = verdicts.on(nodes).counts()
        [(place as Scope).label(), nodes.size()] + Readiness.values().collect { each -> counts[each] }
    })

lines.add('## Root causes')
lines.add('')
def causes = verdicts.rootCauses()
table(['Nodes', 'Severity', 'Check', 'Cause', 'Fix'], causes.take(top).collect { cause ->
    [cause.nodes().size(), cause.severity().label(), cause.check().id(), cause.text(), cause.check().advice()]
})
if (causes.size() > top) {
    lines.add("${causes.size() - top} more causes are not shown.".toString())
    lines.add('')
}

lines.add('## Not known')
lines.add('')
def open = verdicts.byCheck().findAll { row -> row.count(Verdict.UNKNOWN) > 0 }
if (open) {
    table(['Check', 'Nodes', 'Because'], open.collect { row ->
        def nodes = verdicts.with(row.check().id(), Verdict.UNKNOWN)
        def reasons = nodes.groupBy { node -> verdicts.finding(node, row.check()).reason() }.counts()
        def shown = reasons.asMap.take(2).collect { reason, number -> "$reason ($number)".toString() }
        [row.check().id(), nodes.size(), shown.join('; ') + (reasons.size() > 2 ? '; …' : '')]
    })
} else {
    lines.add('Every check could be decided.')
    lines.add('')
}
for (gap in fleet.completeness().gaps()) {
    def grant = gap.action() ? "grant ${gap.action()}" : gap.message()
    lines.add("- ${cell(gap.scope())}: ${gap.operation()} ${gap.reason().label()}, ${gap.nodes()} nodes; ${cell(grant)}".toString())
}
if (file == null) {
    println lines.join('\n')
    return null
}
file.toFile().text = lines.join('\n') + '\n'
"wrote ${file}, ${lines.size()} lines".toString()
