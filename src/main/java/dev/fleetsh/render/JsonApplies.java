package dev.fleetsh.render;

import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.remedy.journal.JournalExport;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.JournalRow;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Remark;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies, journals and differences of plans as maps, which are written as JSON. */
final class JsonApplies {
    private JsonApplies() {}

    static Map<String, @Nullable Object> result(ApplyResult result) {
        return JsonRemedies.map(
                "plan",
                result.plan().id(),
                "uid",
                result.plan().uid(),
                "journal",
                result.journal(),
                "end",
                result.end().name().toLowerCase(Locale.ROOT),
                "why",
                result.why(),
                "fine",
                result.fine(),
                "sentence",
                result.sentence(),
                "effects",
                result.plan().effects().stream()
                        .map(effect -> effect(result, effect))
                        .toList());
    }

    private static Map<String, @Nullable Object> effect(ApplyResult result, Effect effect) {
        Outcome outcome = result.outcomes().get(effect.number());
        ApplyResult.Checked checked = result.checked().get(effect.number());
        return JsonRemedies.map(
                "effect",
                effect.number(),
                "kind",
                effect.resource().kind().label(),
                "resource",
                effect.resource().id(),
                "scope",
                effect.resource().scope().toString(),
                "title",
                effect.title(),
                "outcome",
                ApplyPage.outcome(outcome),
                "why",
                outcome == null ? "" : outcome.why(),
                "answer",
                outcome == null ? null : outcome.answer(),
                "verified",
                checked == null ? null : checked.yes(),
                "verification",
                checked == null ? "" : checked.text());
    }

    static Map<String, @Nullable Object> summary(JournalSummary one) {
        return JsonRemedies.map(
                "journal",
                one.id(),
                "plan",
                one.plan(),
                "uid",
                one.uid(),
                "title",
                one.title(),
                "undoes",
                one.undoes(),
                "who",
                one.who(),
                "why",
                one.reason(),
                "began",
                one.began(),
                "state",
                one.state().label(),
                "effects",
                one.effects(),
                "changed",
                one.changed(),
                "failed",
                one.failed(),
                "inFlight",
                one.inFlight(),
                "left",
                one.left(),
                "problem",
                one.problem());
    }

    static Map<String, @Nullable Object> journal(Recorded recorded) {
        return JsonRemedies.map(
                "journal",
                recorded.id(),
                "plan",
                recorded.plan().id(),
                "uid",
                recorded.plan().uid(),
                "title",
                recorded.plan().title(),
                "damage",
                recorded.damage(),
                "verified",
                recorded.records(JournalRecord.Verified.class)
                        .map(one -> JsonRemedies.map("effect", one.effect(), "yes", one.yes(), "text", one.text()))
                        .toList(),
                "calls",
                JournalRow.of(recorded).stream().map(JournalExport::data).toList());
    }

    static Map<String, @Nullable Object> diff(PlanDiff diff) {
        return JsonRemedies.map(
                "earlier",
                diff.earlier().id(),
                "later",
                diff.later().id(),
                "added",
                diff.added().stream().map(JsonApplies::named).toList(),
                "gone",
                diff.gone().stream().map(JsonApplies::named).toList(),
                "changed",
                diff.changed().stream()
                        .map(changed -> JsonRemedies.map(
                                "effect", named(changed.effect()), "differences", differences(changed.differences())))
                        .toList(),
                "whole",
                differences(diff.whole()),
                "said",
                diff.said().stream().map(JsonApplies::remark).toList(),
                "unsaid",
                diff.unsaid().stream().map(JsonApplies::remark).toList());
    }

    private static List<Map<String, @Nullable Object>> differences(List<PlanDiff.Difference> differences) {
        return differences.stream()
                .map(one -> JsonRemedies.map("what", one.what(), "was", one.was(), "is", one.is()))
                .toList();
    }

    private static Map<String, @Nullable Object> remark(Remark remark) {
        return JsonRemedies.map("kind", remark.kind().label(), "about", remark.about(), "text", remark.text());
    }

    private static Map<String, @Nullable Object> named(Effect effect) {
        return JsonRemedies.map(
                "effect",
                effect.number(),
                "kind",
                effect.resource().kind().label(),
                "resource",
                effect.resource().id(),
                "title",
                effect.title());
    }
}
