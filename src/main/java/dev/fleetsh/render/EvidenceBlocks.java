package dev.fleetsh.render;

import dev.fleetsh.check.Explanation;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What was asked about a node, when, and what came of it; then what is not known, and why. */
final class EvidenceBlocks {
    private static final int LONGEST = 60;
    private static final Pattern CALL = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");

    private final Words words;
    private final Backdrop backdrop;
    private final Map<String, Map<String, Set<String>>> told = new TreeMap<>();
    private final Map<String, Set<String>> open = new LinkedHashMap<>();

    EvidenceBlocks(Words words, Backdrop backdrop) {
        this.words = words;
        this.backdrop = backdrop;
    }

    void add(Explanation explanation, List<Block> blocks) {
        Node node = explanation.node();
        explanation.findings().forEach(finding -> finding.evidence()
                .forEach(evidence -> tell(evidence.origin(), evidence.fact(), evidence.value())));
        for (NodeFacts.Named named : NodeFacts.of(node)) {
            if (named.fact() instanceof Fact.Unknown<?> unknown) {
                open.computeIfAbsent(why(node, named.name(), unknown), key -> new LinkedHashSet<>())
                        .add(unasked(unknown) ? unknown.detail() : named.name());
            } else {
                tell(
                        named.fact().origin(),
                        named.name(),
                        words.value(named.fact().orNull()));
            }
        }
        blocks.add(new Block.Gap());
        blocks.add(Block.line(Cell.of("What was asked", Palette.Role.STRONG)));
        blocks.add(new Block.Grid(
                List.of(Column.whole("CALL", 0), Column.whole("WHEN", 0), Column.prose("ANSWER")), answers()));
        if (!open.isEmpty()) {
            blocks.add(new Block.Gap());
            blocks.add(Block.line(Cell.of("What is not known", Palette.Role.STRONG)));
            open.forEach((why, what) -> blocks.add(
                    new Block.Line("unknown", 2, " ", List.of(Cell.of(String.join(", ", what) + ": " + why)))));
        }
        gaps(node, blocks);
    }

    private List<List<Cell>> answers() {
        List<List<Cell>> rows = new ArrayList<>();
        told.forEach((source, byAge) ->
                byAge.forEach((age, answers) -> rows.add(Cell.list(source, age, String.join("; ", answers)))));
        return rows;
    }

    private void tell(Origin origin, String name, String value) {
        String text = words.origin(origin);
        int comma = text.indexOf(", ");
        if (comma < 0 || value.startsWith("unknown(")) {
            return;
        }
        String shown = value.isEmpty() ? "none" : Columns.cut(value, LONGEST);
        told.computeIfAbsent(text.substring(0, comma), source -> new LinkedHashMap<>())
                .computeIfAbsent(text.substring(comma + 2), age -> new LinkedHashSet<>())
                .add(name + " " + shown);
    }

    /** Whether the detail names the call that nobody had a reason to make. */
    private static boolean unasked(Fact.Unknown<?> unknown) {
        return unknown.reason() == Reason.NOT_COLLECTED
                && CALL.matcher(unknown.detail()).matches();
    }

    private static String why(Node node, String name, Fact.Unknown<?> unknown) {
        String probe = NodeFacts.probe(node, name);
        if (!probe.isEmpty() && unknown.reason() == Reason.NOT_COLLECTED) {
            return probe;
        }
        if (unknown.reason() == Reason.NOT_COLLECTED) {
            return unasked(unknown)
                    ? "not asked: no node of the scope needed it"
                    : "not asked" + (unknown.detail().isEmpty() ? "" : ": " + unknown.detail());
        }
        return unknown.reason().label() + (unknown.detail().isEmpty() ? "" : ": " + unknown.detail());
    }

    /** What the node's scope lacks of what was asked for. */
    private void gaps(Node node, List<Block> blocks) {
        Fleet fleet = backdrop.fleet();
        if (fleet == null) {
            return;
        }
        String label = node.scope().label();
        List<Completeness.Gap> gaps = fleet.completeness().gaps().stream()
                .filter(gap -> gap.scope().equals(label))
                .toList();
        blocks.add(new Block.Gap());
        if (gaps.isEmpty()) {
            blocks.add(Block.labelled("completeness", label + ": all that was asked for came"));
        }
        gaps.forEach(gap -> blocks.add(Block.labelled("gap", Coverage.gap(gap))));
    }
}
