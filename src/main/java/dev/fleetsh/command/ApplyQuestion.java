package dev.fleetsh.command;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.forecast.PlanSummary;
import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person is asked before a plan is applied: it names what is touched, and so does what must be typed. */
final class ApplyQuestion {
    private static final int MOST = 6;

    private ApplyQuestion() {}

    static Question of(Plan plan, Fleet fleet) {
        List<String> domains = ids(plan, ResourceKind.AD_DOMAIN);
        List<ScopeId> scopes = plan.effects().stream()
                .map(effect -> effect.resource().scope())
                .distinct()
                .toList();
        List<String> accounts = scopes.stream().map(ScopeId::account).distinct().toList();
        int reached = plan.reaches().size();
        String nodes = reached == 1 ? "1 node" : reached + " nodes";
        String what;
        String typed;
        String kind;
        boolean shared = plan.effects().stream()
                .anyMatch(effect -> !effect.resource().kind().ofOneNode());
        if (domains.size() == 1) {
            typed = domains.get(0);
            kind = "the domain";
        } else if (shared && accounts.size() == 1) {
            typed = name(accounts.get(0), fleet);
            kind = "the account";
        } else {
            typed = String.valueOf(reached);
            kind = "the number of nodes";
        }
        what = domains.isEmpty() ? resources(plan) : "Active Directory in " + String.join(", ", domains);
        String where =
                scopes.stream().limit(MOST).map(scope -> label(scope, fleet)).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(plan.id() + " changes " + what + " (" + where
                + (scopes.size() > MOST ? " and " + (scopes.size() - MOST) + " more" : "") + "), and reaches " + nodes
                + touched(plan) + ".");
        Risk risk = PlanSummary.of(plan, fleet).risk();
        if (!risk.text().isEmpty()) {
            text.append("\nRisk ")
                    .append(risk.level().label())
                    .append(": ")
                    .append(risk.text())
                    .append('.');
        }
        text.append("\nIt ")
                .append(PlanSummary.of(plan, fleet).reversibility())
                .append(". To go on, type ")
                .append(kind)
                .append('.');
        return new Question(text.toString(), typed, reached, false);
    }

    private static String touched(Plan plan) {
        long touched = plan.effects().stream()
                .flatMap(effect -> effect.touches().stream())
                .distinct()
                .count();
        return touched == 0 ? "" : ", " + touched + " of them not selected";
    }

    private static List<String> ids(Plan plan, ResourceKind kind) {
        return plan.effects().stream()
                .map(Effect::resource)
                .filter(resource -> resource.kind() == kind)
                .map(resource -> resource.id())
                .distinct()
                .toList();
    }

    /** Such as {@code 2 security groups, 1 role}. */
    private static String resources(Plan plan) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        plan.effects().stream()
                .map(Effect::resource)
                .distinct()
                .forEach(resource -> kinds.merge(resource.kind().label(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, count) -> parts.add(count + " " + kind + (count == 1 ? "" : "s")));
        return String.join(", ", parts);
    }

    private static String name(String account, Fleet fleet) {
        return fleet.scopes().stream()
                .filter(scope ->
                        scope.account().equals(account) && !scope.alias().isEmpty())
                .map(Scope::alias)
                .findFirst()
                .orElse(account);
    }

    private static String label(ScopeId id, Fleet fleet) {
        String alias = name(id.account(), fleet);
        return alias.equals(id.account())
                ? "account " + id.account() + ", " + id.region()
                : "account " + alias + " " + id.account() + ", " + id.region();
    }
}
