package dev.fleetsh.render;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an apply came to: what went wrong first, then a line that says all. */
final class ApplyPage {
    private static final int MOST_NAMES = 6;

    private final @Nullable Fleet fleet;

    ApplyPage(Backdrop backdrop) {
        this.fleet = backdrop.fleet();
    }

    Page of(ApplyResult result) {
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        Map<String, List<Effect>> wrong = new LinkedHashMap<>();
        result.failed().forEach(effect -> wrong.computeIfAbsent(
                        word(result, effect) + ": " + why(result, effect), key -> new ArrayList<>())
                .add(effect));
        wrong.forEach((why, effects) ->
                rows.add(List.of(Cell.symbol("✗", Palette.Role.BAD, "failed"), Cell.of(names(effects)), Cell.of(why))));
        Map<String, List<Effect>> open = new LinkedHashMap<>();
        result.notVerified().forEach(effect -> {
            ApplyResult.Checked checked = result.checked().get(effect.number());
            open.computeIfAbsent(checked == null ? "" : checked.text(), key -> new ArrayList<>())
                    .add(effect);
        });
        if (!result.notLookedAt().isEmpty()) {
            open.put("it was interrupted before that was clear", result.notLookedAt());
        }
        open.forEach((text, effects) -> rows.add(List.of(
                Cell.symbol("?", Palette.Role.WARN, "not verified"),
                Cell.of(names(effects)),
                Cell.of("not verified: " + text))));
        if (!rows.isEmpty()) {
            blocks.add(new Block.Grid(List.of(Column.whole("", 0), Column.text("", 0, 12), Column.prose("")), rows));
        }
        Map<String, @Nullable Outcome> outcomes = new LinkedHashMap<>();
        result.plan()
                .effects()
                .forEach(effect ->
                        outcomes.put(effect.resource().id(), result.outcomes().get(effect.number())));
        blocks.addAll(PrintedRows.of(outcomes, this::named, PrintedRows.FIRST));
        if (!result.why().isEmpty()) {
            blocks.add(Block.labelled("stopped", "It stopped: " + result.why()));
        }
        String id = result.plan().id();
        String next = result.end() != ApplyResult.End.PAUSED
                ? result.changed().stream().anyMatch(Effect::reversible) ? " · undo with `undo " + id + "`" : ""
                : " · go on with `resume " + id + "`";
        blocks.add(
                Block.line(Cell.of(result.sentence() + next, result.fine() ? Palette.Role.GOOD : Palette.Role.WARN)));
        return new Page(blocks, data(result));
    }

    private static String word(ApplyResult result, Effect effect) {
        Outcome outcome = result.outcomes().get(effect.number());
        return outcome instanceof Outcome.Skipped
                ? "skipped"
                : outcome instanceof Outcome.Unknown ? "unknown" : "failed";
    }

    private static String why(ApplyResult result, Effect effect) {
        Outcome outcome = result.outcomes().get(effect.number());
        return outcome == null ? "" : outcome.why();
    }

    private String names(List<Effect> effects) {
        String some = effects.stream()
                .limit(MOST_NAMES)
                .map(effect -> named(effect.resource().id()))
                .distinct()
                .collect(Collectors.joining(", "));
        return effects.size() > MOST_NAMES ? some + " and " + (effects.size() - MOST_NAMES) + " more" : some;
    }

    private String named(String id) {
        Node node = fleet == null ? null : fleet.node(id);
        return node == null ? id : node.name();
    }

    static String outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "in flight";
        }
        return outcome.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static Block.Grid data(ApplyResult result) {
        return new Block.Grid(
                List.of("effect", "kind", "resource", "change", "outcome", "why", "verified").stream()
                        .map(heading -> Column.whole(heading, 0))
                        .toList(),
                result.plan().effects().stream()
                        .map(effect -> {
                            ApplyResult.Checked checked = result.checked().get(effect.number());
                            return Cell.list(
                                    String.valueOf(effect.number()),
                                    effect.resource().kind().label(),
                                    effect.resource().id(),
                                    effect.title(),
                                    outcome(result.outcomes().get(effect.number())),
                                    why(result, effect),
                                    checked == null ? "" : checked.yes() ? "yes" : "no: " + checked.text());
                        })
                        .toList());
    }
}
