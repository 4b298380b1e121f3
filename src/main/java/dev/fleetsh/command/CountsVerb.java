package dev.fleetsh.command;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;

/** {@code counts}: how many nodes have each value of a property. */
final class CountsVerb extends ByProperty {
    private final Selections selections;

    CountsVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public String synopsis() {
        return "counts PROPERTY [SELECTION]";
    }

    @Override
    public String summary() {
        return "how many nodes have each value of a property, most first";
    }

    @Override
    public String help() {
        return """
                counts region                    all nodes in focus
                nodes windows | counts agent     the nodes of a selection
                Nodes whose value is unknown are counted by the reason.""";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.isEmpty() && arguments.value() instanceof Groups groups) {
            return groups.counts();
        }
        if (arguments.isEmpty() && arguments.value() instanceof Counts counts) {
            return counts;
        }
        PropertyWords words = PropertyWords.of(arguments);
        if (words == null) {
            throw new UsageException("counts of what?", "write counts region; `help properties` lists what there is");
        }
        Nodes nodes = selections.nodes(words.rest());
        return nodes.counts(Properties.reader(session, words.property()));
    }
}
