package dev.fleetsh.command;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Earlier;
import dev.fleetsh.session.Session;
import org.jspecify.annotations.Nullable;

/** Whether a node that the fleet does not have was in one that was open before. */
final class KnownElsewhere {
    private KnownElsewhere() {}

    /**
     * What to say of such a node; null where it is not known there either.
     *
     * @param word an id, a name or a glob
     * @param missing that it is not here
     */
    static @Nullable UsageException of(Session session, String word, String missing) {
        for (Earlier earlier : session.earlier()) {
            Nodes nodes = earlier.fleet().matching(word);
            if (!nodes.isEmpty()) {
                Node node = nodes.get(0);
                String more = nodes.size() == 1 ? "" : " and " + (nodes.size() - 1) + " more";
                return new UsageException(
                        missing + "; " + (nodes.size() == 1 ? "it is" : node.id() + more + " are") + " known in "
                                + node.scope().label() + ", which was open before ("
                                + earlier.source().describe() + ")",
                        "`load " + String.join(" ", earlier.source().options()) + "` opens that fleet again");
            }
        }
        return null;
    }
}
