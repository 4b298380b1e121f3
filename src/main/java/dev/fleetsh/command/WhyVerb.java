package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.List;

/** {@code why}: why nodes are as ready as they are. */
final class WhyVerb implements Command {
    private static final int MOST = 20;

    private final Selections selections;

    WhyVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String synopsis() {
        return "why NODE… [--all] [--evidence]";
    }

    @Override
    public String summary() {
        return "why a node can, or can't, open a session: root cause first, with evidence";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag("all", "also what stays undecided without deciding anything"),
                Option.flag("evidence", "which calls told what, how long ago, and what nobody was asked"));
    }

    @Override
    public Argument argument() {
        return Argument.NODES;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.isEmpty() && arguments.value() == null) {
            throw new UsageException("which node?", "write why DC-PARIS-01, or an id");
        }
        Nodes nodes = selections.nodes(arguments);
        if (nodes.isEmpty()) {
            throw new UsageException("\"" + arguments.text() + "\" is no node", "`nodes` lists all");
        }
        if (nodes.size() > MOST) {
            throw new UsageException(
                    "`why` explains up to " + MOST + " nodes at a time; these are " + nodes.size(),
                    "`check " + arguments.text() + "` shows what they have in common");
        }
        Assessment assessment = session.assessment();
        List<Explanation> explanations = nodes.stream().map(assessment::why).toList();
        Object value = explanations.size() == 1 ? explanations.get(0) : explanations;
        return new Shown(
                value, List.of(), Shown.USUAL, false, arguments.has("all"), List.of(), arguments.has("evidence"));
    }
}
