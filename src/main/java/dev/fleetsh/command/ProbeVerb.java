package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.probe.ProbeKind;
import dev.fleetsh.remedy.probe.ProbePlans;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** {@code probe}: gathers what only a look on the node tells, by scripts that only read. */
final class ProbeVerb implements Command {
    private static final String ALL = "all";

    private final Selections selections;
    private final Consent consent;

    ProbeVerb(Selections selections, Consent consent) {
        this.selections = selections;
        this.consent = consent;
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String synopsis() {
        return "probe KIND [SELECTION] [--yes --max-nodes N]";
    }

    @Override
    public String summary() {
        return "looks on the nodes, by Run Command and scripts that only read; asks first, and says what it costs";
    }

    @Override
    public String help() {
        StringBuilder text = new StringBuilder("Kinds: all, and\n");
        for (ProbeKind kind : ProbeKind.values()) {
            text.append("  ")
                    .append(kind.label())
                    .append("  ")
                    .append(kind.help())
                    .append('\n');
        }
        return text.append("What is found stands in the fleet from then on, with its origin.")
                .toString();
    }

    @Override
    public List<Option> options() {
        return ApplyWords.OPTIONS.stream()
                .filter(option -> option.name().equals("yes") || option.name().equals("max-nodes"))
                .toList();
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        if (typed.strip().contains(" ")) {
            return List.of();
        }
        List<Suggestion> kinds =
                new ArrayList<>(List.of(new Suggestion(ALL, "all that can be asked of each", "kinds")));
        for (ProbeKind kind : ProbeKind.values()) {
            kinds.add(new Suggestion(kind.label(), kind.help(), "kinds"));
        }
        return kinds;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<Words.Word> words = Words.of(arguments.text());
        if (words.isEmpty()) {
            throw new UsageException("which probe?", "one of all, " + String.join(", ", labels()));
        }
        List<ProbeKind> kinds = kinds(Words.unquote(words.get(0).text()));
        OptionalInt yes = ApplyWords.consent(arguments);
        Nodes nodes = selections.nodes(
                arguments.with(arguments.text().substring(words.get(0).end())));
        ProbePlans plans = new ProbePlans(session.workshop().scripts(), session.clock());
        Set<String> columns = new LinkedHashSet<>(List.of("id", "name"));
        List<String> reached = new ArrayList<>();
        for (ProbeKind kind : kinds) {
            Nodes now = current(session, nodes);
            Plan plan = plans.plan(kind, now, session.plans().nextProbe());
            if (!plan.isEmpty()) {
                run(session, kind, now, plan, yes);
                plan.effects().forEach(effect -> reached.addAll(effect.nodes()));
                columns.add(kind.fact());
            }
        }
        if (reached.isEmpty()) {
            throw new UsageException("none of these nodes can be asked that: " + why(kinds, nodes), "");
        }
        Nodes found = current(session, nodes).where((Node node) -> reached.contains(node.id()));
        return new Shown(found, List.copyOf(columns), Shown.USUAL, false, false, List.of());
    }

    private void run(Session session, ProbeKind kind, Nodes nodes, Plan plan, OptionalInt yes) {
        Approvals approvals = session.workshop().approvals();
        Permit permit = consent.with(yes, () -> approvals.approve(plan, session.fleet(), ""));
        try {
            session.merge(new Applier(session, consent).probing().run(permit, kind, nodes));
        } finally {
            approvals.end(permit);
        }
    }

    private static Nodes current(Session session, Nodes nodes) {
        Set<String> ids = Set.copyOf(nodes.ids());
        return session.fleet().nodes().where((Node node) -> ids.contains(node.id()));
    }

    private static String why(List<ProbeKind> kinds, Nodes nodes) {
        return nodes.isEmpty() ? "there are none" : kinds.get(0).unless(nodes.get(0));
    }

    private static List<ProbeKind> kinds(String word) {
        if (word.equals(ALL)) {
            return List.of(ProbeKind.values());
        }
        ProbeKind kind = ProbeKind.named(word);
        if (kind == null) {
            List<String> labels = new ArrayList<>(labels());
            labels.add(ALL);
            String near = Nearest.to(word, labels);
            throw new UsageException(
                    "no probe \"" + word + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                    "one of all, " + String.join(", ", labels()));
        }
        return List.of(kind);
    }

    private static List<String> labels() {
        return Arrays.stream(ProbeKind.values()).map(ProbeKind::label).toList();
    }
}
