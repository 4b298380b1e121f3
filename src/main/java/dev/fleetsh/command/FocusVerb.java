package dev.fleetsh.command;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Focus;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.function.Predicate;

/** {@code focus}: narrows what the other verbs work on. */
final class FocusVerb implements Command {
    private final Selections selections;

    FocusVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "focus";
    }

    @Override
    public String synopsis() {
        return "focus [SELECTION | --clear]";
    }

    @Override
    public String summary() {
        return "narrows all verbs to a selection; alone it shows the focus";
    }

    @Override
    public String help() {
        return "The focus outlives a refresh. Nodes that are named by id or name are found outside it too.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.flag("clear", "work on the whole fleet again"));
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.has("clear")) {
            session.unfocus();
            return "no focus: " + session.nodes();
        }
        if (!arguments.isEmpty()) {
            Predicate<? super Node> wanted = selections.predicate(arguments.text());
            Nodes kept = session.fleet().nodes().where(wanted);
            if (kept.isEmpty()) {
                throw new UsageException(
                        "focus unchanged: none of " + kept.total() + " nodes is in \"" + arguments.text() + "\""
                                + undecided(kept),
                        "`nodes` lists all");
            }
            session.focus(arguments.text(), wanted);
        }
        Focus focus = session.focus();
        Nodes nodes = session.nodes();
        return focus == null ? "no focus: " + nodes : "focus " + focus.text() + ": " + nodes + undecided(nodes);
    }

    private static String undecided(Nodes nodes) {
        int count = nodes.undecided().count();
        return count == 0 ? "" : ", " + count + " undecided";
    }
}
