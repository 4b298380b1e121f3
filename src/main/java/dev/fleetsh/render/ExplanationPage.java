package dev.fleetsh.render;

import dev.fleetsh.check.Evidence;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a node is as ready as it is, as a tree: roots, what they rest on, what follows from them, what would help. */
final class ExplanationPage {
    private final Words words;
    private final Backdrop backdrop;

    ExplanationPage(View view, Backdrop backdrop) {
        this.words = Words.of(view, backdrop);
        this.backdrop = backdrop;
    }

    /**
     * @param shown whether to explain also what stays undecided and decides nothing: every undecided check where a root is
     *     known, else those that are no blocker; and whether to list the evidence
     */
    Page of(Explanation explanation, Shown shown) {
        boolean whole = shown.all();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new NodeLine(new Words(explanation.at())).of(explanation.node()));
        blocks.add(new Block.Line("readiness", 0, " ", List.of(summary(explanation))));
        List<Block.Branch> branches = new ArrayList<>();
        for (Finding root : explanation.roots()) {
            branches.add(explained(root, explanation));
        }
        List<String> aside = new ArrayList<>();
        for (Finding finding : explanation.undecided()) {
            boolean decides = explanation.roots().isEmpty() && finding.severity() == Severity.BLOCKER;
            if (whole || decides) {
                branches.add(explained(finding, explanation));
            } else {
                aside.add(finding.check().id());
            }
        }
        explanation.rest().stream()
                .filter(finding -> finding.verdict() == Verdict.WARN)
                .forEach(finding -> branches.add(explained(finding, explanation)));
        if (!aside.isEmpty()) {
            String ids = String.join(", ", aside);
            String text = "also undecided: " + ids + "; `why --all` explains";
            branches.add(
                    new Block.Branch("also undecided", List.of(Cell.symbol(text, Palette.Role.FAINT, ids)), List.of()));
        }
        branches.add(quiet(explanation.rest()));
        blocks.add(new Block.Tree(branches));
        if (shown.evidence()) {
            new EvidenceBlocks(words, backdrop).add(explanation, blocks);
        }
        return new Page(blocks, FindingsPage.data(explanation.findings()));
    }

    private static Cell summary(Explanation explanation) {
        Readiness readiness = explanation.readiness();
        String word = readiness.label();
        String text = explanation.summary();
        String loud = word.toUpperCase(Locale.ROOT);
        String line = text.isEmpty()
                ? loud
                : text.startsWith(word) ? loud + text.substring(word.length()) : loud + ": " + text;
        String symbol =
                switch (readiness) {
                    case READY -> "✓ ";
                    case DEGRADED -> "! ";
                    case BLOCKED -> "✗ ";
                    case UNKNOWN -> "? ";
                    case NOT_APPLICABLE -> "– ";
                };
        return Cell.symbol(symbol + line, Marks.role(readiness), line);
    }

    private Block.Branch explained(Finding finding, Explanation explanation) {
        List<Block.Branch> under = evidence(finding);
        List<String> open = new ArrayList<>();
        for (Finding consequence : explanation.consequences().getOrDefault(finding, List.of())) {
            if (finding.verdict() == Verdict.UNKNOWN) {
                open.add(consequence.check().id());
            } else {
                under.add(new Block.Branch(
                        "follows",
                        List.of(Cell.of("so " + consequence.check().id()), Cell.of(consequence.reason())),
                        List.of()));
            }
        }
        if (!open.isEmpty()) {
            under.add(new Block.Branch(
                    "undecided with it",
                    List.of(Cell.of("undecided with it: " + String.join(", ", open), Palette.Role.FAINT)),
                    List.of()));
        }
        fix(finding, under);
        plans(finding, explanation, under);
        return branch(finding, under);
    }

    private static void fix(Finding finding, List<Block.Branch> under) {
        String advice = finding.advice();
        if (!advice.isEmpty() && (finding.verdict() != Verdict.UNKNOWN || finding.advisesItself())) {
            under.add(new Block.Branch("fix", List.of(Cell.symbol("fix: " + advice, null, advice)), List.of()));
        }
    }

    /** What can be planned for it, as it is typed. */
    private static void plans(Finding finding, Explanation explanation, List<Block.Branch> under) {
        if (finding.verdict() != Verdict.FAIL && finding.verdict() != Verdict.WARN) {
            return;
        }
        for (String remedy : finding.remedies()) {
            String plan = "plan " + remedy + " " + explanation.node().name();
            under.add(new Block.Branch("fix", List.of(Cell.symbol("fix: " + plan, null, plan)), List.of()));
        }
    }

    private static Block.Branch branch(Finding finding, List<Block.Branch> under) {
        return new Block.Branch(
                finding.verdict().label(),
                List.of(
                        Marks.of(finding.verdict()),
                        Cell.of(finding.check().id(), Palette.Role.STRONG),
                        Cell.of(finding.reason())),
                under);
    }

    private List<Block.Branch> evidence(Finding finding) {
        List<Block.Branch> branches = new ArrayList<>();
        for (Evidence evidence : finding.evidence()) {
            String expected = evidence.expected().isEmpty() ? "" : " (expected " + evidence.expected() + ")";
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(evidence.fact()));
            cells.add(Cell.of(evidence.value() + expected));
            String origin = words.origin(evidence.origin());
            if (!origin.isEmpty()) {
                cells.add(Cell.of(origin, Palette.Role.FAINT));
            }
            branches.add(new Block.Branch(evidence.fact(), cells, List.of()));
        }
        return branches;
    }

    private static Block.Branch quiet(List<Finding> rest) {
        long pass = rest.stream().filter(f -> f.verdict() == Verdict.PASS).count();
        long not =
                rest.stream().filter(f -> f.verdict() == Verdict.NOT_APPLICABLE).count();
        String text = Words.count((int) pass, "check")
                + (pass == 1 ? " passes" : " pass")
                + (not == 0 ? "" : ", " + not + (not == 1 ? " does" : " do") + " not apply");
        return new Block.Branch("other checks", List.of(Cell.of(text, Palette.Role.FAINT)), List.of());
    }
}
