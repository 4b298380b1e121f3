package dev.fleetsh.command;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code plan}: what a remedy would change for a selection, effect by effect; nothing is changed by it. */
final class PlanVerb implements Called, InGroovy {
    private static final Pattern LAST_OPTION = Pattern.compile("\\s-\\S*$");

    private final Selections selections;

    PlanVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String synopsis() {
        return "plan [REMEDY [SELECTION] [--PARAMETER value] [--wave N|P%] [--out FILE.json]]";
    }

    @Override
    public String summary() {
        return "plans a remedy and changes nothing; without words it lists the plans";
    }

    @Override
    public String help() {
        return """
                plan create-ssm-user DC-PARIS-01     plans for one node
                plan update-agent windows && online  plans for those of a predicate; without one, for the nodes in focus
                                                     on which a check fails that the remedy is for
                plan p7                              shows a plan again
                nodes blocked | plan restart-agent   takes a selection from another verb
                --PARAMETER value                    what the remedy takes: `remedies ID` tells
                --wave 10%                           how `apply` goes about it, unless that says otherwise
                --out p.json                         keeps the plan in a file, which `apply p.json` takes
                In Groovy: plan('update-agent', on: stale, wave: '10%'). `remedies` lists what there is.""";
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public boolean readsOptions() {
        return true;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        List<Words.Word> words = Words.of(typed);
        boolean first = words.isEmpty() || words.size() == 1 && words.get(0).end() == typed.length();
        if (first) {
            List<Suggestion> all = new ArrayList<>(RemedyWords.remedies(session));
            all.addAll(RemedyWords.plans(session));
            return all;
        }
        Remedy remedy = session.workshop().remedies().find(words.get(0).text());
        if (remedy == null) {
            return List.of();
        }
        List<Suggestion> found = new ArrayList<>(RemedyWords.parameters(remedy, typed));
        if (LAST_OPTION.matcher(typed).find()) {
            PlanOptions.OWN.forEach(
                    option -> found.add(new Suggestion("--" + option.name(), option.help(), "options")));
        }
        return found;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.isEmpty()) {
            return plans(session);
        }
        Words.Word first = Words.of(arguments.text()).get(0);
        String word = Words.unquote(first.text());
        if (arguments.text().length() == first.end() && arguments.value() == null && PlanWord.means(session, word)) {
            return PlanWord.named(session, word);
        }
        Remedy remedy = session.workshop().remedies().named(word);
        Arguments given = Arguments.parse(
                PlanOptions.of(this, remedy.parameters()), arguments.text().substring(first.end()));
        Map<String, @Nullable Object> raw = new LinkedHashMap<>(given.options());
        remedy.parameters().stream()
                .filter(parameter -> parameter.type() == Boolean.class)
                .forEach(flag -> raw.replace(flag.name(), "", true));
        Object value = arguments.value();
        Arguments whole = value == null ? given : given.taking(value);
        Nodes nodes = whole.isEmpty() && value == null ? failing(session, remedy) : selections.nodes(whole);
        return new Planned(session).plan(remedy, nodes, raw);
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        CallWords words = CallWords.of(arguments);
        Object first = words.first();
        if (first == null) {
            return plans(session);
        }
        if (first instanceof Plan plan) {
            return plan;
        }
        String word = String.valueOf(first);
        if (words.inOrder().isEmpty() && words.named().isEmpty() && PlanWord.means(session, word)) {
            return PlanWord.named(session, word);
        }
        Remedy remedy = session.workshop().remedies().named(word);
        Object on = words.take("on");
        Object given = on != null ? on : words.first();
        Nodes nodes = given == null ? failing(session, remedy) : Given.nodes(selections, given);
        if (!words.inOrder().isEmpty()) {
            throw new UsageException(
                    "plan(…) takes a remedy and one selection",
                    "as in plan('update-agent', on: nodes.where { windows })");
        }
        return new Planned(session).plan(remedy, nodes, new LinkedHashMap<>(words.named()));
    }

    private static Nodes failing(Session session, Remedy remedy) {
        Nodes nodes = session.nodes();
        Nodes failing = Planned.failing(session, nodes, remedy.fixes());
        if (failing.isEmpty()) {
            throw new UsageException(
                    "no node in focus fails what " + remedy.id() + " is for"
                            + (remedy.fixes().isEmpty() ? "" : " (" + String.join(", ", remedy.fixes()) + ")"),
                    "name the nodes: plan " + remedy.id() + " SELECTION");
        }
        return failing;
    }

    private static Object plans(Session session) {
        List<Plan> all = session.plans().all();
        return all.isEmpty()
                ? new Table(
                        "",
                        List.of("", ""),
                        List.of(),
                        List.of("No plans yet. `plan REMEDY SELECTION` makes one, `remedies` lists what there is."))
                : all;
    }

    @Override
    public String groovy(String rest, SavedNames names, String before) {
        List<Words.Word> words = Words.of(rest);
        if (words.isEmpty()) {
            return "plan()";
        }
        Words.Word first = words.get(0);
        String variable = words.size() == 1 ? names.plans().apply(first.text()) : "";
        if (!variable.isEmpty()) {
            return variable;
        }
        String behind = rest.substring(first.end());
        Arguments given = Arguments.parse(PlanOptions.in(this, behind), behind);
        StringBuilder call = new StringBuilder("plan(").append(GroovyForm.quoted(Words.unquote(first.text())));
        if (!before.isEmpty()) {
            call.append(", on: ").append(before);
        } else if (!given.isEmpty()) {
            call.append(", on: ").append(GroovyForm.selection(names.answers().apply(given.text())));
        }
        given.options().forEach((name, value) -> call.append(", ")
                .append(GroovyForm.key(name))
                .append(": ")
                .append(value.isEmpty() ? "true" : GroovyForm.literal(value)));
        return call.append(')').toString();
    }
}
