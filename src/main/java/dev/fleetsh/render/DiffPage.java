package dev.fleetsh.render;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what two plans differ. */
final class DiffPage {
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
                .forEach(difference -> rows.add(row(
                        Cell.symbol("~", Palette.Role.WARN, "changed"),
                        changed.effect(),
                        difference.what() + ": " + text(difference.was()) + " → " + text(difference.is())))));
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

    private String named(String id) {
        Node node = fleet == null ? null : fleet.node(id);
        return node == null ? id : node.name();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "none" : value instanceof String text ? text : DataJson.compact(value);
    }
}
