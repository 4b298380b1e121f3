package dev.fleetsh.render;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what two plans differ. */
final class DiffPage {
    private static final int NAMES = 5;

    private final @Nullable Fleet fleet;

    DiffPage(Backdrop backdrop) {
        this.fleet = backdrop.fleet();
    }

    Page of(PlanDiff diff) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.dotted(
                "diff",
                List.of(
                        Cell.of(diff.earlier().id() + " → " + diff.later().id(), Palette.Role.STRONG),
                        Cell.of(diff.toString()))));
        List<List<Cell>> rows = new ArrayList<>();
        diff.added().forEach(effect -> rows.add(row(Cell.symbol("+", Palette.Role.GOOD, "added"), effect, "")));
        diff.gone().forEach(effect -> rows.add(row(Cell.symbol("-", Palette.Role.BAD, "gone"), effect, "")));
        diff.changed().forEach(changed -> changed.differences()
                .forEach(difference -> rows.add(
                        row(Cell.symbol("~", Palette.Role.WARN, "changed"), changed.effect(), text(difference)))));
        diff.whole()
                .forEach(difference -> rows.add(List.of(
                        Cell.symbol("~", Palette.Role.WARN, "changed"), Cell.of("plan"), Cell.of(text(difference)))));
        diff.said().forEach(remark -> rows.add(row(Cell.symbol("+", Palette.Role.WARN, "added"), remark)));
        diff.unsaid().forEach(remark -> rows.add(row(Cell.symbol("-", Palette.Role.WARN, "gone"), remark)));
        Block.Grid grid = new Block.Grid(List.of(Column.whole("", 0), Column.text("", 0, 16), Column.prose("")), rows);
        if (!rows.isEmpty()) {
            blocks.add(grid);
        }
        return new Page(blocks, grid);
    }

    private List<Cell> row(Cell mark, Effect effect, String what) {
        return List.of(
                mark,
                Cell.of(effect.resource().kind().label() + " "
                        + named(effect.resource().id())),
                Cell.of(what.isEmpty() ? effect.title() : effect.title() + " · " + what));
    }

    private List<Cell> row(Cell mark, Remark remark) {
        return List.of(
                mark,
                Cell.of("remark on " + named(remark.about())),
                Cell.of(remark.kind().label() + ": " + remark.text()));
    }

    private String text(PlanDiff.Difference difference) {
        if (difference.was() instanceof List<?> was && difference.is() instanceof List<?> is) {
            List<String> parts = new ArrayList<>();
            names("with ", without(is, was), parts);
            names("without ", without(was, is), parts);
            if (!parts.isEmpty()) {
                return difference.what() + ": " + String.join("; ", parts);
            }
        }
        return difference.what() + ": " + text(difference.was()) + " → " + text(difference.is());
    }

    private static List<?> without(List<?> all, List<?> others) {
        return all.stream().filter(item -> !others.contains(item)).toList();
    }

    private void names(String word, List<?> items, List<String> parts) {
        if (!items.isEmpty()) {
            parts.add(word
                    + items.stream().limit(NAMES).map(item -> named(text(item))).collect(Collectors.joining(", "))
                    + (items.size() > NAMES ? " and " + (items.size() - NAMES) + " more" : ""));
        }
    }

    private String named(String id) {
        Node node = fleet == null ? null : fleet.node(id);
        return node == null ? id : node.name();
    }

    private static String text(@Nullable Object value) {
        return value == null || "".equals(value) || List.of().equals(value)
                ? "none"
                : value instanceof String text ? text : DataJson.compact(value);
    }
}
