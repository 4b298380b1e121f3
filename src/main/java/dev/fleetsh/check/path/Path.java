package dev.fleetsh.check.path;

import java.util.List;

/**
 * The way of a node to a service.
 *
 * @param destination what is to be reached
 * @param carrier which way it goes
 * @param vpc VPC of the node, empty where it is not known
 * @param hops one after another, never none
 * @param notes what is worth a word without deciding anything
 */
public record Path(Destination destination, Carrier carrier, String vpc, List<Hop> hops, List<String> notes) {
    public Path {
        hops = List.copyOf(hops);
        notes = List.copyOf(notes);
    }

    public Service service() {
        return destination.service();
    }

    public Passage passage() {
        return Passage.through(hops);
    }

    /** The first hop that closes the path; else the first that nobody knows; else the last one, which carries it. */
    public Hop deciding() {
        return deciding(hops);
    }

    static Hop deciding(List<Hop> hops) {
        Passage passage = Passage.through(hops);
        return passage == Passage.OPEN
                ? hops.get(hops.size() - 1)
                : hops.stream()
                        .filter(hop -> hop.passage() == passage)
                        .findFirst()
                        .orElseThrow();
    }

    /** Why it is as open as it is, in words that hold for every node with the same fault. */
    public String cause() {
        String clause = deciding().clause();
        return switch (passage()) {
            case OPEN -> clause;
            case CLOSED ->
                (vpc.isEmpty() ? "there is" : vpc + " has") + " no path to "
                        + service().label() + ": " + clause;
            case UNKNOWN -> clause;
        };
    }

    Path with(List<Hop> others) {
        return new Path(destination, carrier, vpc, others, notes);
    }
}
