package dev.fleetsh.command;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.CallBudget;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.EntranceWords;
import dev.fleetsh.source.FleetRequest;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code load}: opens the fleet of other profiles, Regions or accounts, or says what that would ask of AWS. */
final class LoadVerb implements Command {
    private final Progress progress;

    LoadVerb(Progress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String synopsis() {
        return "load [--profile NAMES] [--region NAMES] [--assume-role NAME] [--accounts NUMBERS | --org [--ou IDS]] [--explain]";
    }

    @Override
    public String summary() {
        return "opens the fleet of other profiles, Regions or accounts; --explain says what it would ask of AWS";
    }

    @Override
    public String help() {
        return """
                Without options it collects the same fleet again, as `refresh --all` does. Profiles and Regions that are not
                named stay as they are. The fleet of before is not forgotten: a node that is missing in the new one is looked
                up there.

                --explain        asks nothing but who one is and how many nodes there are, nothing at all where the fleet is
                                 known, and tells the calls by operation, the shortest time that AWS's rates allow, the IAM
                                 actions and what costs money
                --assume-role    reads accounts by this role of theirs; an ARN for a single one
                --org            all accounts of the organisation that work; the account one is in needs no role

                Ctrl-C keeps what has come; the rest is unknown, and the completeness line says so.""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag("explain", "what it would ask, and nothing more"),
                Option.of("profile", "NAME,…", "AWS profiles"),
                Option.of("region", "NAME,…", "AWS Regions"),
                Option.of("assume-role", "NAME", "role by which accounts are entered"),
                Option.of("accounts", "NUMBER,…", "accounts that are entered"),
                Option.flag("org", "all accounts of the organisation"),
                Option.of("ou", "ID,…", "only these units of it, and those below"),
                Option.of("external-id", "TEXT", "what the roles want to hear"),
                Option.of("role-session-name", "NAME", "what AWS calls the sessions"));
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        boolean other = arguments.options().keySet().stream().anyMatch(name -> !name.equals("explain"));
        FleetSource source = other ? session.source().other(request(arguments)) : session.source();
        if (arguments.has("explain")) {
            return table(source.budget(other ? null : session.fleetNow(), progress));
        }
        return table(session.open(source, progress));
    }

    private static FleetRequest request(Arguments arguments) {
        EntranceWords words = new EntranceWords();
        arguments.options().forEach((name, value) -> words.take("--" + name, () -> value));
        Entrance entrance = words.entrance();
        return new FleetRequest(arguments.list("profile"), arguments.list("region"), entrance);
    }

    private static Table table(Fleet fleet) {
        Map<String, Integer> nodes = new LinkedHashMap<>();
        fleet.scopes().forEach(scope -> nodes.put(scope.label(), 0));
        fleet.nodes().forEach(node -> nodes.merge(node.scope().label(), 1, Integer::sum));
        List<List<Object>> rows = new ArrayList<>();
        nodes.forEach((scope, count) -> {
            long gaps = fleet.completeness().gaps().stream()
                    .filter(gap -> gap.scope().equals(scope))
                    .count();
            rows.add(List.of(scope, count, gaps == 0 ? "complete" : gaps + (gaps == 1 ? " gap" : " gaps")));
        });
        Completeness completeness = fleet.completeness();
        completeness.gaps().stream()
                .filter(gap -> gap.facts().contains("nodes") && !nodes.containsKey(gap.scope()))
                .forEach(gap -> rows.add(List.of(gap.scope(), "?", gap.reason().label() + ": " + gap.operation())));
        List<String> notes = new ArrayList<>();
        notes.add(fleet.source());
        notes.add(RefreshVerb.completeness(completeness));
        return new Table("", List.of("SCOPE", "NODES", "READ"), rows, notes);
    }

    private static Table table(CallBudget budget) {
        if (budget.rows().isEmpty()) {
            throw new UsageException(budget.source() + " would ask nothing", "");
        }
        List<List<Object>> rows = new ArrayList<>();
        budget.rows()
                .forEach(row -> rows.add(List.of(row.operation(), calls(row), row.exact() ? "exact" : "estimate")));
        List<String> notes = new ArrayList<>();
        notes.add(budget.source() + ": " + budget.nodes() + " nodes in " + budget.scopes()
                + (budget.scopes() == 1 ? " scope" : " scopes") + ", " + number(budget.least())
                + " calls or more; calls that AWS refuses for rate come on top");
        notes.add(
                budget.slowest().isEmpty()
                        ? "nothing limits the rate"
                        : "takes " + seconds(budget) + " or more, by " + budget.slowest());
        notes.add(costs(budget.dollars()));
        notes.add("IAM actions are those above; `policy` prints them as a policy");
        notes.addAll(budget.notes());
        notes.add(
                budget.surveyed() == 0
                        ? "nothing was asked of AWS for this: it is told from the fleet that is loaded"
                        : number(budget.surveyed()) + " calls were made to find this out");
        return new Table("", List.of("OPERATION", "CALLS", ""), rows, notes);
    }

    private static String costs(double dollars) {
        if (dollars <= 0) {
            return "none of it costs anything";
        }
        return (dollars < 0.01 ? "costs less than a cent" : String.format(Locale.ROOT, "costs $%.2f", dollars))
                + " for the least number of calls, where nothing is free of charge";
    }

    private static String calls(CallBudget.Row row) {
        Long most = row.most();
        if (most == null) {
            return number(row.least()) + " or more";
        }
        return row.exact() ? number(row.least()) : number(row.least()) + " to " + number(most);
    }

    private static String seconds(CallBudget budget) {
        double seconds = budget.shortest().toMillis() / 1000.0;
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
