package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Ids and names of a fleet, sorted, so that the ones with a prefix are found in a large fleet between two keys. */
final class NodeIndex {
    /** A name that can stand in a line as it is. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

    private final Fleet fleet;
    private final Entry[] entries;

    /**
     * @param key what is typed: an id, or a name
     * @param other the name that belongs to the id, or the id that belongs to the name
     */
    record Entry(String key, String other) {}

    NodeIndex(Fleet fleet) {
        this.fleet = fleet;
        List<Entry> all = new ArrayList<>(fleet.size() * 2);
        for (Node node : fleet.nodes()) {
            all.add(new Entry(node.id(), node.name()));
            if (!node.name().equals(node.id())
                    && PLAIN_NAME.matcher(node.name()).matches()) {
                all.add(new Entry(node.name(), node.id()));
            }
        }
        entries = all.toArray(Entry[]::new);
        Arrays.sort(entries, (a, b) -> a.key.compareToIgnoreCase(b.key));
    }

    boolean of(Fleet other) {
        return fleet == other;
    }

    /**
     * Entries that begin with the prefix, in any case: the first ones, and the last, so that what all of them begin with
     * is what these begin with.
     */
    List<Entry> startingWith(String prefix, int most) {
        int from = firstNotBelow(prefix);
        int to = firstNotBelow(prefix + Character.MAX_VALUE);
        if (to - from <= most) {
            return List.of(Arrays.copyOfRange(entries, from, to));
        }
        List<Entry> some = new ArrayList<>(List.of(Arrays.copyOfRange(entries, from, from + most - 1)));
        some.add(entries[to - 1]);
        return some;
    }

    private int firstNotBelow(String key) {
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].key.compareToIgnoreCase(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
