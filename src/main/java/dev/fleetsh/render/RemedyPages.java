package dev.fleetsh.render;

import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Plan;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the page for what comes of remedies. */
final class RemedyPages {
    private final View view;
    private final Backdrop backdrop;

    RemedyPages(View view, Backdrop backdrop) {
        this.view = view;
        this.backdrop = backdrop;
    }

    /** The page of a value, or null where it is nothing of remedies. */
    @Nullable
    Page of(Object value) {
        if (value instanceof Plan plan) {
            return new PlanPage(view, backdrop).of(plan);
        }
        if (value instanceof Forecast forecast) {
            return new ForecastPage(view).of(forecast);
        }
        if (value instanceof Remedy remedy) {
            return RemediesPage.of(remedy);
        }
        if (value instanceof ApplyResult result) {
            return new ApplyPage(backdrop).of(result);
        }
        if (value instanceof Recorded recorded) {
            return new JournalPage(view).of(recorded);
        }
        if (value instanceof JournalSummary summary) {
            return new JournalPage(view).of(List.of(summary));
        }
        if (value instanceof PlanDiff diff) {
            return new DiffPage(backdrop).of(diff);
        }
        if (value instanceof Limits limits) {
            return limits(limits);
        }
        return null;
    }

    /** The page of a list of one kind, or null. */
    @Nullable
    Page ofItems(Collection<?> items) {
        List<Remedy> remedies = Pages.all(items, Remedy.class);
        if (!remedies.isEmpty()) {
            return RemediesPage.of(remedies);
        }
        List<JournalSummary> journals = Pages.all(items, JournalSummary.class);
        if (!journals.isEmpty()) {
            return new JournalPage(view).of(journals);
        }
        List<Plan> plans = Pages.all(items, Plan.class);
        return plans.isEmpty() ? null : plans(plans);
    }

    private Page plans(List<Plan> plans) {
        Words words = new Words(view.now());
        return Page.of(List.of(new Block.Grid(
                List.of(
                        Column.whole("PLAN", 0),
                        Column.text("TITLE", 0, 20).preferably(Column.WHOLE),
                        Column.number("EFFECTS", 0),
                        Column.number("NODES", 1),
                        Column.number("TOUCHED", 2),
                        Column.whole("MADE", 1)),
                plans.stream()
                        .map(plan -> Cell.list(
                                plan.id(),
                                plan.title(),
                                String.valueOf(plan.effects().size()),
                                String.valueOf(plan.selected().size()),
                                String.valueOf(plan.effects().stream()
                                        .flatMap(effect -> effect.touches().stream())
                                        .distinct()
                                        .count()),
                                words.ages().ago(plan.madeAt())))
                        .toList())));
    }

    private Page limits(Limits limits) {
        List<Cell> said = List.of(
                Cell.of("armed until " + new Words(view.now()).value(limits.until()), Palette.Role.WARN),
                Cell.of(
                        limits.scopes().isEmpty()
                                ? "in every scope"
                                : "in " + String.join(", ", limits.scopes()) + " only"),
                Cell.of(
                        limits.maxNodes() == 0
                                ? "for plans of any size"
                                : "for plans that reach " + Words.count(limits.maxNodes(), "node") + " at most"));
        return Page.of(List.of(Block.dotted("armed", said), Block.line("Each apply is asked about all the same.")));
    }
}
