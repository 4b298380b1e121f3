package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts the findings of a node into roots, what follows from them, what is undecided, and the rest. */
final class Reasoning {
    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing((Finding finding) -> finding.severity().ordinal());

    private Reasoning() {}

    /** The failing findings that no other failing check explains, gravest first. */
    static List<Finding> roots(List<Finding> findings, Catalogue catalogue) {
        BitSet failing = failing(findings, catalogue);
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL
                        && !failing.intersects(catalogue.prerequisites(catalogue.place(finding.check()))))
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    static Explanation explain(
            Node node,
            Instant at,
            Readiness readiness,
            List<Finding> findings,
            Catalogue catalogue,
            Function<Capability, CapabilityAnswer> can) {
        List<Finding> roots = roots(findings, catalogue);
        Map<Finding, List<Finding>> consequences = new LinkedHashMap<>();
        List<Finding> undecided = new ArrayList<>();
        List<Finding> rest = new ArrayList<>();
        for (Finding finding : findings) {
            Finding root = explains(finding, roots, catalogue);
            if (roots.contains(finding)) {
                continue;
            }
            if (root != null) {
                consequences.computeIfAbsent(root, key -> new ArrayList<>()).add(finding);
            } else if (finding.verdict() == Verdict.UNKNOWN) {
                undecided.add(finding);
            } else {
                rest.add(finding);
            }
        }
        undecided.sort(GRAVEST_FIRST);
        List<Finding> open = undecided.stream()
                .filter(finding -> explains(finding, undecided, catalogue) == null)
                .toList();
        for (Finding finding : undecided) {
            Finding first = explains(finding, open, catalogue);
            if (first != null) {
                consequences.computeIfAbsent(first, key -> new ArrayList<>()).add(finding);
            }
        }
        rest.sort(Comparator.comparing(finding -> rank(finding.verdict())));
        String summary = summary(readiness, roots, open, rest, can);
        return new Explanation(node, at, readiness, roots, consequences, open, rest, summary);
    }

    private static @Nullable Finding explains(Finding finding, List<Finding> roots, Catalogue catalogue) {
        if (finding.verdict() != Verdict.FAIL && finding.verdict() != Verdict.UNKNOWN) {
            return null;
        }
        BitSet prerequisites = catalogue.prerequisites(catalogue.place(finding.check()));
        for (Finding root : roots) {
            if (prerequisites.get(catalogue.place(root.check()))) {
                return root;
            }
        }
        // Nothing that an agent reports is known of an instance that never registered.
        boolean unheard = finding.unknown() == Reason.NOT_REGISTERED && !roots.isEmpty();
        return unheard && roots.get(0).verdict() == Verdict.FAIL ? roots.get(0) : null;
    }

    private static BitSet failing(List<Finding> findings, Catalogue catalogue) {
        BitSet bits = new BitSet();
        for (Finding finding : findings) {
            if (finding.verdict() == Verdict.FAIL) {
                bits.set(catalogue.place(finding.check()));
            }
        }
        return bits;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case WARN -> 1;
            case UNKNOWN -> 2;
            case PASS -> 3;
            case NOT_APPLICABLE -> 4;
        };
    }

    private static String summary(
            Readiness readiness,
            List<Finding> roots,
            List<Finding> undecided,
            List<Finding> rest,
            Function<Capability, CapabilityAnswer> can) {
        return switch (readiness) {
            case READY -> "ready for shell sessions";
            case DEGRADED ->
                roots.isEmpty()
                        ? "shell sessions open, with less"
                        : "shell sessions open; " + roots.get(0).reason();
            case BLOCKED ->
                can.apply(Capability.PORT_FORWARD).answer() == Answer.YES
                        ? "blocked for shell sessions; port forwarding and SSH work"
                        : "blocked for shell sessions";
            case UNKNOWN ->
                can.apply(Capability.PORT_FORWARD).answer() == Answer.YES
                        ? "not decided for shell sessions; port forwarding and SSH work"
                        : "not decided for shell sessions";
            case NOT_APPLICABLE ->
                rest.isEmpty() ? "not applicable" : rest.get(0).reason();
        };
    }
}
