package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;

/** {@code show}: a named value once more, in another way or to a file. */
final class ShowVerb implements Command {
    @Override
    public String name() {
        return "show";
    }

    @Override
    public String synopsis() {
        return "show [VALUE | PLAN [script | calls | json]] [--columns a,b] [--limit N] [--wide] [--all]";
    }

    @Override
    public String summary() {
        return "shows a named value again: $2, a variable, a plan, or the last one; of a plan what it would send";
    }

    @Override
    public String help() {
        return """
                show $2 > x.csv                  writes a value to a file
                show stale | check               hands a value on
                show p7 script                   the scripts that a plan sends, word for word; also calls, json
                nodes windows | show --wide      another way of showing""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("columns", "a,b", "properties of nodes to show, also tags.KEY", Properties.names()),
                Option.of("limit", "N", "most rows; 0 for all"),
                Option.flag("wide", "do not cut to the width of the screen"),
                Option.flag("all", "also what is left out because it is in order"));
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        if (RemedyWords.plan(session, typed) != null
                && typed.contains(" ")
                && typed.strip().contains("p")) {
            return PlanParts.PARTS.stream()
                    .map(part -> new Suggestion(part, "what the plan would send", "parts"))
                    .toList();
        }
        return RemedyWords.plans(session);
    }

    @Override
    public Argument argument() {
        return Argument.VALUE;
    }

    @Override
    public boolean takesValue() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<String> words = arguments.words();
        String part = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (PlanParts.PARTS.contains(part) && words.size() <= 2) {
            return PlanParts.of(PlanWord.of(session, arguments.with(words.size() == 2 ? words.get(0) : "")), part);
        }
        List<String> columns = arguments.list("columns");
        columns.forEach(Properties::require);
        return new Shown(
                value(session, arguments),
                columns,
                arguments.number("limit", Shown.USUAL),
                arguments.has("wide"),
                arguments.has("all"),
                List.of());
    }

    private static Object value(Session session, Arguments arguments) {
        String name = arguments.text();
        Object handedOn = arguments.value();
        if (handedOn != null) {
            if (!name.isEmpty()) {
                throw new UsageException(
                        "show takes a name or a value from `|`, not both", "leave out \"" + name + "\"");
            }
            return handedOn;
        }
        Object value =
                switch (name) {
                    case "nodes" -> session.nodes();
                    case "fleet" -> session.fleet();
                    default -> {
                        Object named = session.values().get(name.isEmpty() ? "_" : name);
                        yield named != null ? named : session.plans().find(name);
                    }
                };
        if (value == null) {
            String nearest = Nearest.to(name, session.values().keySet());
            throw new UsageException(
                    name.isEmpty()
                            ? "there is no value yet"
                            : "no value \"" + name + "\""
                                    + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "values are $1, $2, …, _ (the last) and variables");
        }
        return value;
    }
}
