package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Verdicts of the checks that others have added. Nothing is known of what their rules read, so they are decided for each
 * node; nodes that come to the same verdicts still share their codes.
 */
final class OwnVerdicts {
    private final Surroundings surroundings;
    private final Catalogue catalogue;
    private final int first;
    private final int size;
    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

    OwnVerdicts(Surroundings surroundings, Catalogue catalogue) {
        this.surroundings = surroundings;
        this.catalogue = catalogue;
        this.first = catalogue.byTraits();
        this.size = catalogue.size() - first;
    }

    boolean none() {
        return size == 0;
    }

    /** Number of what these checks say of the node, a new one for what was not seen before. */
    int number(Node node) {
        byte[] said = new byte[first + size];
        read(node, said);
        Integer number = numbers.putIfAbsent(ByteBuffer.wrap(said), numbers.size());
        return number == null ? numbers.size() - 1 : number;
    }

    /** Sets the codes of these checks, which stand behind all others. */
    void read(Node node, byte[] codes) {
        for (int place = first; place < first + size; place++) {
            Outcome outcome = catalogue.decide(place, Look.deciding(node, surroundings));
            codes[place] = Codes.code(outcome.verdict(), catalogue.severity(place, outcome));
        }
    }
}
