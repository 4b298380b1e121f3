package dev.fleetsh.command;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;

/** {@code node}: all that is known of one node. */
final class NodeVerb implements Command {
    private final Selections selections;

    NodeVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public String synopsis() {
        return "node NODE";
    }

    @Override
    public String summary() {
        return "everything known of one node, with origin and age";
    }

    @Override
    public Argument argument() {
        return Argument.NODES;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.isEmpty() && arguments.value() == null) {
            throw new UsageException("which node?", "write node DC-PARIS-01, or an id");
        }
        Nodes nodes = selections.nodes(arguments);
        if (nodes.size() != 1) {
            throw new UsageException(
                    "\"" + arguments.text() + "\" is " + (nodes.isEmpty() ? "no node" : nodes.size() + " nodes"),
                    nodes.isEmpty() ? "`nodes` lists all" : "`nodes " + arguments.text() + "` lists them");
        }
        return nodes.get(0);
    }
}
