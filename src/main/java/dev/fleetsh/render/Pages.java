package dev.fleetsh.render;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Distinct;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Joined;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Percentiles;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the page for a value. */
final class Pages {
    private final View view;
    private final Backdrop backdrop;

    Pages(View view, Backdrop backdrop) {
        this.view = view;
        this.backdrop = backdrop;
    }

    Page of(Object value, Shown shown) {
        if (value instanceof Nodes nodes) {
            return new NodesPage(view, backdrop).of(nodes, shown);
        }
        if (value instanceof Node node) {
            return new NodePage(view, backdrop).of(node);
        }
        if (value instanceof Assessment assessment) {
            return new AssessmentPage(view, backdrop).of(assessment, shown);
        }
        if (value instanceof Explanation explanation) {
            return new ExplanationPage(view, backdrop).of(explanation, shown);
        }
        if (value instanceof CapabilityAnswer answer) {
            return new CapabilityPage(view, backdrop).of(List.of(answer));
        }
        if (value instanceof NodePath path) {
            return new PathPage(view, backdrop).of(List.of(path));
        }
        if (value instanceof Finding finding) {
            return FindingsPage.of(List.of(finding));
        }
        if (value instanceof Check check) {
            return CheckPage.of(check);
        }
        if (value instanceof Percentiles percentiles) {
            return new SpreadPage(view).of(percentiles);
        }
        if (value instanceof Distinct distinct) {
            return new SpreadPage(view).of(distinct);
        }
        if (value instanceof Tally tally) {
            return new SpreadPage(view).of(tally);
        }
        if (value instanceof Joined joined) {
            return new SpreadPage(view).of(joined);
        }
        if (value instanceof Counts counts) {
            return new CountsPage(view).of(counts);
        }
        if (value instanceof Groups groups) {
            return new CountsPage(view).of(groups);
        }
        if (value instanceof Table table) {
            return new ValuePage(view).table(table);
        }
        Page remedy = new RemedyPages(view, backdrop).of(value);
        if (remedy != null) {
            return remedy;
        }
        Object plain = Plain.of(value, view.limit());
        if (plain == null) {
            return Page.of(List.of(Block.line("empty")));
        }
        return ofPlain(plain, shown);
    }

    private Page ofPlain(Object value, Shown shown) {
        Page list = value instanceof Collection<?> items ? ofItems(items, shown) : null;
        return list == null ? new ValuePage(view).of(value) : list;
    }

    /** Lists of one kind have the page of that kind. */
    private @Nullable Page ofItems(Collection<?> items, Shown shown) {
        List<Node> nodes = all(items, Node.class);
        if (!nodes.isEmpty()) {
            return new NodesPage(view, backdrop).of(Nodes.of(nodes), shown);
        }
        List<CapabilityAnswer> answers = all(items, CapabilityAnswer.class);
        if (!answers.isEmpty()) {
            return new CapabilityPage(view, backdrop).of(answers);
        }
        List<NodePath> paths = all(items, NodePath.class);
        if (!paths.isEmpty()) {
            return new PathPage(view, backdrop).of(paths);
        }
        List<Finding> findings = all(items, Finding.class);
        if (!findings.isEmpty()) {
            return FindingsPage.of(findings);
        }
        List<Check> checks = all(items, Check.class);
        if (!checks.isEmpty()) {
            return CheckPage.of(checks);
        }
        Page remedies = new RemedyPages(view, backdrop).ofItems(items);
        if (remedies != null) {
            return remedies;
        }
        List<Explanation> explanations = all(items, Explanation.class);
        return explanations.isEmpty() ? null : explanations(explanations, shown);
    }

    private Page explanations(List<Explanation> explanations, Shown shown) {
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<Column> columns = new ArrayList<>(List.of(Column.whole("node", 0)));
        for (Explanation explanation : explanations) {
            if (!blocks.isEmpty()) {
                blocks.add(new Block.Gap());
            }
            Page page = new ExplanationPage(view, backdrop).of(explanation, shown);
            blocks.addAll(page.blocks());
            if (columns.size() == 1) {
                columns.addAll(page.data().columns());
            }
            for (List<Cell> row : page.data().rows()) {
                List<Cell> withNode =
                        new ArrayList<>(List.of(Cell.of(explanation.node().id())));
                withNode.addAll(row);
                rows.add(withNode);
            }
        }
        return new Page(blocks, new Block.Grid(columns, rows));
    }

    /** The items as that type, or nothing where one is of another. */
    static <T> List<T> all(Collection<?> items, Class<T> type) {
        return items.stream().allMatch(type::isInstance)
                ? items.stream().map(type::cast).toList()
                : List.of();
    }
}
