package dev.fleetsh.render;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The end of every answer that covers a fleet: which nodes are undecided, and how much of the fleet was seen. */
final class Coverage {
    private static final int MOST_GAPS = 5;
    private static final int MOST_SCOPES = 2;
    private static final int LONGEST_MESSAGE = 80;
    private static final Duration OLD = Duration.ofMinutes(15);

    private final View view;

    Coverage(View view) {
        this.view = view;
    }

    /** Such as {@code complete: 12 of 12 scopes}. */
    static String summary(Completeness completeness) {
        String scopes = completeness.completeScopes() + " of " + Words.count(completeness.scopes(), "scope");
        return completeness.complete()
                ? "complete: " + scopes
                : "incomplete: " + scopes + (completeness.cancelled() ? ", collecting was cancelled" : "");
    }

    List<Block> lines(Undecided undecided, @Nullable Fleet fleet) {
        List<Block> lines = new ArrayList<>();
        undecided(undecided, lines);
        if (fleet != null) {
            completeness(fleet.completeness(), collected(fleet), lines);
        }
        return lines;
    }

    /** The age of the evidence. */
    private String collected(Fleet fleet) {
        boolean old = Duration.between(fleet.takenAt(), view.now()).compareTo(OLD) > 0;
        return "collected " + new Ages(view.now()).ago(fleet.takenAt()) + (old ? "; `refresh` collects again" : "");
    }

    void undecided(Undecided undecided, List<Block> lines) {
        if (undecided.count() > 0) {
            String facts = undecided.facts().entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(fact -> fact.getKey() + " on " + fact.getValue())
                    .collect(Collectors.joining(", "));
            lines.add(Block.dotted(
                    "undecided",
                    List.of(Cell.of(
                            Words.count(undecided.count(), "node") + " undecided: " + facts, Palette.Role.UNKNOWN))));
        }
    }

    void completeness(Completeness completeness, List<Block> lines) {
        completeness(completeness, "", lines);
    }

    private void completeness(Completeness completeness, String collected, List<Block> lines) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(summary(completeness), completeness.complete() ? Palette.Role.FAINT : Palette.Role.UNKNOWN));
        List<Completeness.Gap> gaps = merged(completeness.gaps());
        if (gaps.size() == 1) {
            cells.add(Cell.of(gap(gaps.get(0))));
        }
        cells.add(Cell.of(collected, Palette.Role.FAINT));
        lines.add(Block.dotted("completeness", cells));
        if (gaps.size() > 1) {
            gaps.stream()
                    .limit(MOST_GAPS)
                    .forEach(gap -> lines.add(new Block.Line("gap", 2, " ", List.of(Cell.of(gap(gap))))));
            if (gaps.size() > MOST_GAPS) {
                lines.add(new Block.Line(
                        "gap",
                        2,
                        " ",
                        List.of(Cell.of("… " + (gaps.size() - MOST_GAPS) + " more; --format json lists all"))));
            }
        }
    }

    /** One gap for all scopes that lack the same for the same reason. */
    private static List<Completeness.Gap> merged(List<Completeness.Gap> gaps) {
        record Kind(String operation, Reason reason, String action, Set<String> facts) {}
        Map<Kind, List<Completeness.Gap>> kinds = new LinkedHashMap<>();
        for (Completeness.Gap gap : gaps) {
            Kind kind = new Kind(gap.operation(), gap.reason(), gap.action(), gap.facts());
            kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(gap);
        }
        List<Completeness.Gap> merged = new ArrayList<>();
        kinds.forEach((kind, alike) -> merged.add(
                alike.size() == 1
                        ? alike.get(0)
                        : new Completeness.Gap(
                                scopes(alike),
                                kind.operation(),
                                kind.reason(),
                                kind.action(),
                                kind.facts(),
                                alike.stream().mapToInt(Completeness.Gap::nodes).sum(),
                                alike.get(0).message())));
        return merged;
    }

    private static String scopes(List<Completeness.Gap> alike) {
        List<String> names =
                alike.stream().map(Completeness.Gap::scope).distinct().toList();
        return names.size() <= MOST_SCOPES ? String.join(", ", names) : Words.count(names.size(), "scope");
    }

    /** Such as {@code retail/eu-west-3: session preferences unknown (denied); grant ssm:GetDocument}. */
    static String gap(Completeness.Gap gap) {
        StringBuilder text = new StringBuilder(gap.scope()).append(": ");
        if (gap.facts().contains("nodes")) {
            text.append("nodes may be missing (").append(gap.reason().label()).append(')');
        } else {
            text.append(new TreeSet<>(gap.facts()).stream().map(Coverage::name).collect(Collectors.joining(", ")));
            text.append(" unknown");
            if (gap.nodes() > 0) {
                text.append(" on ").append(Words.count(gap.nodes(), "node"));
            }
            text.append(" (").append(gap.reason().label()).append(')');
        }
        if (!gap.action().isEmpty()) {
            text.append("; grant ").append(gap.action());
        } else {
            text.append("; ").append(gap.operation());
            if (!gap.message().isEmpty()) {
                text.append(": ").append(Columns.cut(Clean.text(gap.message()), LONGEST_MESSAGE));
            }
        }
        return text.toString();
    }

    private static String name(String fact) {
        return switch (fact) {
            case "preferences" -> "session preferences";
            case "tier" -> "activation tier";
            case "hostManagement" -> "Default Host Management Configuration";
            default -> fact;
        };
    }
}
