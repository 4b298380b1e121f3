package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanSummary;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Words the question to a plan, from the plan alone: it names what is touched, and so does what must be typed. */
final class PlanQuestion {
    private static final int MOST = 6;
    private static final int FEW = 3;
    private static final int LONGEST = 80;

    private final Plan plan;
    private final Fleet fleet;

    /** @param fleet has the names of accounts and nodes */
    PlanQuestion(Plan plan, Fleet fleet) {
        this.plan = plan;
        this.fleet = fleet;
    }

    /** The question to a plan that sends nothing but probes. */
    Question reading(Instant now) {
        List<String> reached = plan.reaches();
        List<Node> nodes =
                reached.stream().map(fleet::node).filter(Objects::nonNull).toList();
        String cost = CommandCost.of(nodes, now);
        String where = nodes.size() == 1 && reached.size() == 1 ? nodes.get(0).name() : counted(reached.size());
        return new Question(
                "This runs a script that only reads ("
                        + some(scripts().stream().map(Means::name).distinct().toList()) + ") on " + where
                        + " by Run Command. It changes nothing there, and stays in the history of commands."
                        + (cost.isEmpty()
                                ? ""
                                : "\nCost: " + cost + "; AWS's price is not confirmed, so no amount is named."),
                "",
                reached.size(),
                true);
    }

    /**
     * The question to a plan that changes something.
     *
     * @param before what is to be known of earlier applies of it; may be empty
     */
    Question changing(String before) {
        List<String> domains = ids(ResourceKind.AD_DOMAIN);
        List<ScopeId> scopes = plan.effects().stream()
                .map(effect -> effect.resource().scope())
                .distinct()
                .toList();
        List<String> accounts = scopes.stream().map(ScopeId::account).distinct().toList();
        int reached = plan.reaches().size();
        boolean shared = plan.effects().stream()
                .anyMatch(effect -> !effect.resource().kind().ofOneNode());
        String typed;
        String kind;
        if (domains.size() == 1 && typable(domains.get(0))) {
            typed = domains.get(0);
            kind = "the domain";
        } else if (shared && accounts.size() == 1) {
            typed = name(accounts.get(0));
            kind = "the account";
        } else {
            typed = String.valueOf(reached);
            kind = "the number of nodes";
        }
        String what = domains.isEmpty() ? resources() : "Active Directory in " + String.join(", ", domains);
        String where = some(scopes.stream().map(this::label).toList());
        PlanSummary summary = PlanSummary.of(plan, fleet);
        Risk risk = summary.risk();
        String text = plan.id() + " changes " + what + " (" + where + "), and reaches " + counted(reached) + touched()
                + "."
                + (risk.text().isEmpty() ? "" : "\nRisk " + risk.level().label() + ": " + risk.text() + ".")
                + (before.isEmpty() ? "" : "\n" + before)
                + "\n" + means() + "It " + summary.reversibility() + ". To go on, type " + kind + ".";
        return new Question(text, typed, reached, false);
    }

    /** What is called and run, whatever the titles of the effects say. */
    private String means() {
        List<String> calls = told(plan.effects().stream()
                .map(Effect::action)
                .filter(Action.Call.class::isInstance)
                .map(Means::of)
                .toList());
        List<String> scripts = told(scripts());
        List<String> means = new ArrayList<>();
        if (!calls.isEmpty()) {
            means.add("calls " + some(calls));
        }
        if (!scripts.isEmpty()) {
            means.add("runs " + some(scripts) + " on the nodes");
        }
        return means.isEmpty() ? "" : "It " + String.join(" and ", means) + ". ";
    }

    /** What a few of them are given stands in the question; many are named alone. */
    private List<String> told(List<Means> all) {
        List<String> whole = all.stream().map(Means::whole).distinct().toList();
        return whole.size() <= FEW
                ? whole
                : all.stream().map(Means::name).distinct().toList();
    }

    /** Scripts and documents that nodes run. */
    private List<Means> scripts() {
        return plan.effects().stream()
                .map(Effect::action)
                .filter(action -> !(action instanceof Action.Call))
                .map(Means::of)
                .toList();
    }

    private String touched() {
        long touched = plan.effects().stream()
                .flatMap(effect -> effect.touches().stream())
                .distinct()
                .count();
        return touched == 0 ? "" : ", " + touched + " of them not selected";
    }

    private List<String> ids(ResourceKind kind) {
        return plan.effects().stream()
                .map(Effect::resource)
                .filter(resource -> resource.kind() == kind)
                .map(resource -> resource.id())
                .distinct()
                .toList();
    }

    /** Such as {@code 2 security groups, 1 role}. */
    private String resources() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        plan.effects().stream()
                .map(Effect::resource)
                .distinct()
                .forEach(resource -> kinds.merge(resource.kind().label(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        kinds.forEach((kind, count) -> parts.add(count + " " + kind + (count == 1 ? "" : "s")));
        return String.join(", ", parts);
    }

    private String name(String account) {
        return fleet.scopes().stream()
                .filter(scope -> scope.account().equals(account))
                .map(Scope::alias)
                .filter(PlanQuestion::typable)
                .findFirst()
                .orElse(account);
    }

    private String label(ScopeId id) {
        String alias = name(id.account());
        return alias.equals(id.account())
                ? "account " + id.account() + ", " + id.region()
                : "account " + alias + " " + id.account() + ", " + id.region();
    }

    /** Whether a terminal shows a name as it is, and a person can type it. */
    private static boolean typable(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " ._-@:/+".indexOf(c) >= 0);
    }

    private static String some(List<String> all) {
        return all.stream().limit(MOST).collect(Collectors.joining(", "))
                + (all.size() > MOST ? " and " + (all.size() - MOST) + " more" : "");
    }

    static String counted(int nodes) {
        return nodes == 1 ? "1 node" : nodes + " nodes";
    }
}
