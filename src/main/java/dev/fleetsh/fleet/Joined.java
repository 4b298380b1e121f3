package dev.fleetsh.fleet;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nodes of one selection, each with those of another that have the same key. */
public final class Joined extends AbstractMap<Node, Nodes> {
    private final Map<Node, Nodes> pairs;
    private final Nodes alone;
    private final Undecided undecided;

    private Joined(Map<Node, Nodes> pairs, Nodes alone, Undecided undecided) {
        this.pairs = Collections.unmodifiableMap(pairs);
        this.alone = alone;
        this.undecided = undecided;
    }

    static Joined of(Nodes left, Nodes right, Function<? super Node, ? extends @Nullable Object> key) {
        Reading partners = Reading.of(right, key);
        Map<Object, List<Node>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < partners.nodes().size(); i++) {
            byKey.computeIfAbsent(partners.values().get(i), k -> new ArrayList<>())
                    .add(partners.nodes().get(i));
        }
        Map<Object, Nodes> nodes = new LinkedHashMap<>();
        byKey.forEach((k, list) -> nodes.put(k, Nodes.of(list).outOf(right.total())));
        Reading keys = Reading.of(left, key);
        Map<Node, Nodes> pairs = new LinkedHashMap<>();
        List<Node> alone = new ArrayList<>();
        for (int i = 0; i < keys.nodes().size(); i++) {
            Nodes found = nodes.get(keys.values().get(i));
            if (found == null) {
                alone.add(keys.nodes().get(i));
            } else {
                pairs.put(keys.nodes().get(i), found);
            }
        }
        return new Joined(pairs, Nodes.of(alone).outOf(left.total()), keys.undecided());
    }

    /** The nodes of the first selection whose key no node of the other has. */
    public Nodes alone() {
        return alone;
    }

    /** The nodes of the first selection whose key is unknown. */
    public Undecided undecided() {
        return undecided;
    }

    @Override
    public @Nullable Nodes get(@Nullable Object node) {
        return pairs.get(node);
    }

    @Override
    public Set<Entry<Node, Nodes>> entrySet() {
        return pairs.entrySet();
    }
}
