package dev.fleetsh.command;

import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.List;

/** {@code top}: the largest of something. */
final class TopVerb extends ByProperty {
    private static final int USUAL = 10;

    private final Selections selections;

    TopVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "top";
    }

    @Override
    public String synopsis() {
        return "top [N] PROPERTY [SELECTION]";
    }

    @Override
    public String summary() {
        return "the nodes with the largest values of a property; of counts, the largest";
    }

    @Override
    public String help() {
        return """
                top 5 lastPing windows           the five Windows nodes heard last
                counts vpc | top 5               the five VPCs with most nodes
                Without N it is ten. Nodes whose value is unknown are left out and counted.""";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        PropertyWords number = PropertyWords.of(arguments);
        boolean numbered = number != null && number.property().matches("\\d{1,9}");
        int most = numbered && number != null ? Integer.parseInt(number.property()) : USUAL;
        Arguments rest = numbered && number != null ? number.rest() : arguments;
        if (rest.isEmpty() && arguments.value() instanceof Counts counts) {
            return counts.top(most);
        }
        if (rest.isEmpty() && arguments.value() instanceof Groups groups) {
            return groups.top(most);
        }
        PropertyWords words = PropertyWords.of(rest);
        if (words == null) {
            throw new UsageException("top by what?", "write top 5 lastPing; `help properties` lists what there is");
        }
        Nodes nodes = selections.nodes(words.rest());
        return new Shown(
                nodes.top(most, Properties.reader(session, words.property())), List.of(), 0, false, false, List.of());
    }
}
