package dev.fleetsh.sandbox.world;

import java.util.List;

/**
 * A special node as a table row.
 *
 * @param name of the node
 * @param place its scope
 * @param os its operating system
 * @param shows what it is there to show
 * @param traits what differs from a healthy instance, applied in this order
 */
record Row(String name, Place place, OperatingSystem os, String shows, List<Trait> traits) {
    static Row row(String name, Place place, OperatingSystem os, String shows, Trait... traits) {
        return new Row(name, place, os, shows, List.of(traits));
    }

    SimNode build(Serials serials, Pool pool) {
        Draft draft = new Draft(place, os, name, Names.labels(name, place));
        draft.story = shows;
        draft.subnet = Math.floorMod(name.hashCode(), 3);
        traits.forEach(trait -> trait.apply(draft));
        return draft.build(serials, pool);
    }
}
