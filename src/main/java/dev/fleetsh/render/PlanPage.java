package dev.fleetsh.render;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan: its effects on real resources, what each touches, risks and costs, how it is taken back, and what it leaves. */
final class PlanPage {
    private static final int MOST_NAMES = 6;
    /** The way to the last part of an id that would take half of the screen. */
    private static final String LONG_PATH = "^(?=.{40}).*/";

    private static final int MOST_EFFECTS = 10;
    private static final List<Column> COLUMNS = List.of(Column.whole("", 0), Column.text("", 0, 12), Column.prose(""));

    private final @Nullable Fleet fleet;
    private final View view;

    PlanPage(View view, Backdrop backdrop) {
        this.view = view;
        this.fleet = backdrop.fleet();
    }

    Page of(Plan plan) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.dotted(
                "plan",
                List.of(
                        Cell.of("Plan " + plan.id() + "  " + plan.title(), Palette.Role.STRONG),
                        Cell.of(counted(plan)))));
        List<List<Cell>> rows = new ArrayList<>();
        EffectGroups.of(plan.effects()).forEach(group -> add(rows, group, plan));
        remarks(rows, plan.remarks());
        if (!rows.isEmpty()) {
            blocks.add(new Block.Grid(COLUMNS, rows));
        }
        blocks.add(Block.line(
                plan.isEmpty()
                        ? "Nothing to apply; nothing has been changed."
                        : "Nothing has been changed. `whatif " + plan.id() + "` · `apply " + plan.id() + "` · `show "
                                + plan.id() + (scripts(plan) ? " script`" : " calls`")));
        return new Page(blocks, data(plan));
    }

    private static boolean scripts(Plan plan) {
        return plan.effects().stream()
                .anyMatch(effect -> effect.action() instanceof dev.fleetsh.remedy.plan.Action.Script);
    }

    /** Such as {@code 2 AD domains · 5 nodes}. */
    private static String counted(Plan plan) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        plan.effects().stream()
                .map(Effect::resource)
                .distinct()
                .forEach(resource -> kinds.merge(resource.kind().label(), 1, Integer::sum));
        String resources = kinds.entrySet().stream()
                .map(kind -> Words.count(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
        String selected = Words.count(plan.selected().size(), "node");
        return (resources.isEmpty() ? "no effects" : resources)
                + (plan.title().contains(selected) ? "" : " · " + selected + " selected");
    }

    private void add(List<List<Cell>> rows, EffectGroups.Group group, Plan plan) {
        Effect effect = group.first();
        changes(rows, group, plan);
        List<String> touches = group.touches();
        if (!touches.isEmpty()) {
            String more = Words.count(touches.size(), "node") + " not selected: ";
            rows.add(row("", "touches", Palette.Role.WARN, more + names(touches, touches.size())));
        }
        Risk risk = effect.risk();
        if (risk.level() != Risk.Level.NONE || !risk.text().isEmpty()) {
            rows.add(row(
                    "",
                    "risk",
                    risk.level().compareTo(Risk.Level.HIGH) >= 0 ? Palette.Role.BAD : Palette.Role.FAINT,
                    risk.level().label() + (risk.text().isEmpty() ? "" : ": " + risk.text())));
        }
        if (!effect.cost().isEmpty()) {
            rows.add(row("", "cost", Palette.Role.FAINT, effect.cost()));
        }
        rows.add(row("", "undo", Palette.Role.FAINT, undo(effect.inverse())));
        boolean undo = plan.isUndo();
        if (undo ? !effect.states().isEmpty() : !effect.verification().checks().isEmpty()) {
            rows.add(row("", "verify", Palette.Role.FAINT, undo ? "it is as it was before" : verified(effect)));
        }
    }

    /** One line where all say the same; else one for each, with what they have in common below the last. */
    private void changes(List<List<Cell>> rows, EffectGroups.Group group, Plan plan) {
        List<Effect> effects = group.effects();
        Effect effect = group.first();
        if (effects.size() == 1) {
            rows.add(row(group.numbers(), resource(effect), null, effect.title()));
            if (!List.of(effect.resource().id()).equals(effect.nodes())
                    && !effect.nodes().isEmpty()) {
                rows.add(row(
                        "",
                        "for",
                        Palette.Role.FAINT,
                        names(effect.nodes(), effect.nodes().size())));
            }
            return;
        }
        if (group.alike()) {
            String counted =
                    Words.count(effects.size(), effect.resource().kind().label());
            rows.add(row(group.numbers(), counted, null, effect.title()));
            rows.add(row("", "on", Palette.Role.FAINT, names(group.resources(), effects.size())));
            return;
        }
        int most = view.limit() == 0 || effects.size() <= MOST_EFFECTS + 1 ? effects.size() : MOST_EFFECTS;
        effects.stream()
                .limit(most)
                .forEach(each -> rows.add(row(String.valueOf(each.number()), resource(each), null, each.title())));
        if (effects.size() > most) {
            rows.add(row(
                    "",
                    "and " + (effects.size() - most) + " more",
                    null,
                    "`show " + plan.id() + " --limit 0` lists them"));
        }
    }

    private static String undo(Inverse inverse) {
        return inverse instanceof Inverse.None none
                ? "none: " + none.why()
                : ActionText.of(((Inverse.By) inverse).action());
    }

    private String verified(Effect effect) {
        long minutes = effect.verification().within().toMinutes();
        String within = minutes > 0
                ? " within " + minutes + " min"
                : " within " + effect.verification().within().toSeconds() + " s";
        return String.join(", ", effect.verification().checks()) + within;
    }

    private void remarks(List<List<Cell>> rows, List<Remark> remarks) {
        Map<String, List<Remark>> alike = new LinkedHashMap<>();
        remarks.forEach(remark -> alike.computeIfAbsent(remark.kind() + " " + remark.text(), key -> new ArrayList<>())
                .add(remark));
        alike.values().forEach(same -> {
            Remark first = same.get(0);
            String about = same.size() == 1
                    ? named(first.about())
                    : first.kind() == Remark.Kind.NOT_CHOSEN
                            ? same.size() + " remedies"
                            : Words.count(same.size(), "node");
            String text =
                    (first.kind() == Remark.Kind.CANNOT ? "" : first.kind().label() + ": ") + first.text();
            List<String> lines = text.lines().toList();
            rows.add(List.of(mark(first.kind()), Cell.of(about), Cell.of(lines.isEmpty() ? "" : lines.get(0))));
            lines.stream().skip(1).forEach(line -> rows.add(row("", "", null, line)));
            if (same.size() > 1) {
                rows.add(
                        row("", "", null, names(same.stream().map(Remark::about).toList(), same.size())));
            }
        });
    }

    private static Cell mark(Remark.Kind kind) {
        return switch (kind) {
            case NOTHING_TO_DO -> Cell.symbol("–", Palette.Role.FAINT, "nothing to do");
            case CANNOT -> Cell.symbol("✗", Palette.Role.BAD, "cannot");
            case BY_HAND -> Cell.symbol("!", Palette.Role.WARN, "by hand");
            case NOT_CHOSEN -> Cell.symbol("·", Palette.Role.FAINT, "not chosen");
        };
    }

    private static List<Cell> row(String number, String name, Palette.@Nullable Role role, String text) {
        return List.of(Cell.of(number), Cell.of(name, role), Cell.of(text));
    }

    private String resource(Effect effect) {
        return named(effect.resource().id());
    }

    /** Names of nodes; ids of other resources. */
    private String names(List<String> ids, int of) {
        int most = view.limit() == 0 ? Integer.MAX_VALUE : MOST_NAMES;
        String some = ids.stream().limit(most).map(this::named).collect(Collectors.joining(", "));
        return of > most ? some + " and " + (of - most) + " more" : some;
    }

    private String named(String id) {
        Node node = fleet == null ? null : fleet.node(id);
        return node == null ? id.replaceFirst(LONG_PATH, "…/") : node.name();
    }

    private static Block.Grid data(Plan plan) {
        List<Column> columns = new ArrayList<>();
        for (String heading : List.of(
                "effect",
                "remedy",
                "kind",
                "resource",
                "scope",
                "change",
                "nodes",
                "touches",
                "risk",
                "cost",
                "undo")) {
            columns.add(Column.whole(heading, 0));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            rows.add(Cell.list(
                    String.valueOf(effect.number()),
                    effect.remedy(),
                    effect.resource().kind().label(),
                    effect.resource().id(),
                    effect.resource().scope().toString(),
                    effect.title(),
                    String.join(" ", effect.nodes()),
                    String.join(" ", effect.touches()),
                    effect.risk().level().label(),
                    effect.cost(),
                    undo(effect.inverse())));
        }
        for (Remark remark : plan.remarks()) {
            rows.add(Cell.list(
                    "",
                    plan.remedy(),
                    "",
                    remark.about(),
                    "",
                    remark.kind().label() + ": " + remark.text(),
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        return new Block.Grid(columns, rows);
    }
}
