package dev.fleetsh.render;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import java.util.ArrayList;
import java.util.List;

/** One line on a node: what it is, and its signals with their ages. */
final class NodeLine {
    private final Words words;

    NodeLine(Words words) {
        this.words = words;
    }

    Block.Line of(Node node) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(
                node.name().equals(node.id()) ? node.id() : node.name() + "  " + node.id(), Palette.Role.STRONG));
        cells.add(Cell.of(node.kind().label()));
        if (node.platformFact().isKnown()) {
            cells.add(Cell.of(PlatformName.shortened(node.platform())));
        }
        if (node.agentFact().isKnown()) {
            cells.add(Cell.of("agent " + node.agent()));
        }
        if (node.registeredFact().is(false)) {
            cells.add(Cell.of("not registered", Palette.Role.BAD));
        } else {
            String heard =
                    node.lastPingFact().isKnown() ? " " + words.silences().ago(node.lastPing()) : "";
            cells.add(Cell.of(node.pingFact().isKnown() ? node.ping() + heard : "ping " + unknown(node.pingFact())));
            cells.add(Cell.of("channel "
                    + (node.channelFact().isKnown()
                            ? node.channel() + " "
                                    + words.ages()
                                            .ago(node.channelFact().origin().observedAt())
                            : unknown(node.channelFact()))));
        }
        if (node.stateFact().isKnown() && !node.isRunning()) {
            cells.add(Cell.of("EC2 " + node.state()));
        }
        return Block.dotted("node", cells);
    }

    private String unknown(Fact<?> fact) {
        return words.fact(fact).text();
    }
}
