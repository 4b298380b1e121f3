package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: which nodes can open a session, and what stands in the way of the others. */
final class CheckVerb implements Command {
    private final Selections selections;

    CheckVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String synopsis() {
        return "check [SELECTION] [--checks id,…] [--all] [--limit N]";
    }

    @Override
    public String summary() {
        return "which nodes can open a session, and root causes of the others";
    }

    @Override
    public String help() {
        return """
                `check CHECK-ID` shows on which nodes that one check fails. `why NODE` explains a node.
                Checks that pass wherever they apply are counted; --all lists them.""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.checks("checks", "only these checks; one alone shows its nodes"),
                Option.flag("all", "also checks that pass, and all root causes"),
                Option.of("limit", "N", "most nodes shown for one check; 0 for all"));
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION_OR_CHECKS;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    /** Refuses what no node can be checked for. */
    private void workstation(Session session, List<String> words) {
        List<String> ids =
                session.catalogue().workstation().stream().map(Check::id).toList();
        for (String word : words) {
            if (ids.contains(word) && !selections.names(word)) {
                throw new UsageException(
                        "\"" + word + "\" is a check of this workstation, not of a node", "`doctor` evaluates it");
            }
        }
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<Check> catalogue = Catalogues.nodes(session);
        List<String> checks = new ArrayList<>(arguments.list("checks"));
        int limit = arguments.number("limit", Shown.USUAL);
        checks.forEach(id -> Catalogues.named(session, id));
        workstation(session, checks);
        String selection = arguments.text();
        List<String> words = arguments.words();
        List<String> ids = catalogue.stream().map(Check::id).toList();
        if (!words.isEmpty() && ids.containsAll(words)) {
            checks.addAll(words);
            selection = "";
        }
        workstation(session, words);
        Assessment assessment = session.assessment().on(selections.nodes(arguments.with(selection)));
        return new Shown(assessment, List.of(), limit, false, arguments.has("all"), checks);
    }
}
