package dev.fleetsh.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds worlds: special nodes first, at most two of three; then the bulk; then special nodes that came later. */
final class Generator {
    private Generator() {}

    static World world(int size, long seed, Instant now) {
        Serials serials = new Serials(seed);
        Pool pool = new Pool(now);
        Map<Place, List<SimNode>> nodes = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            nodes.put(place, new ArrayList<>());
        }
        List<Row> rows = Stories.spread(size * 2 / 3);
        List<Row> later = Stories.later(size * 4 / 5);
        for (Row row : rows) {
            nodes.get(row.place()).add(row.build(serials, pool));
        }
        Set<String> taken = Stream.concat(Stories.ROWS.stream(), Stories.LATER.stream())
                .map(Row::name)
                .collect(Collectors.toSet());
        Bulk bulk = new Bulk(serials, pool, taken, seed);
        for (int n = 0; n < size - rows.size() - later.size(); n++) {
            nodes.get(Bulk.place(n)).add(bulk.node(n));
        }
        for (Row row : later) {
            nodes.get(row.place()).add(row.build(serials, pool));
        }
        List<SimScope> scopes = Arrays.stream(Place.values())
                .map(place -> scope(place, nodes.get(place)))
                .toList();
        return new World(seed, now, Accounts.ALL, Place.REGIONS, scopes, Identities.all());
    }

    private static SimScope scope(Place place, List<SimNode> nodes) {
        nodes.sort(Comparator.comparing(SimNode::id));
        return new SimScope(
                place.account,
                place.region,
                SimScope.documents(place.document),
                place.denied,
                place.tier.setting,
                place.hosts.setting,
                Associations.of(place, nodes),
                Activations.of(place, nodes),
                Collections.unmodifiableList(nodes),
                ResourceRows.of(place));
    }
}
