package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The different values of a fleet's properties and tags, sorted once, so that a key never walks over the nodes. */
final class LiveValues {
    static final LiveValues NONE = new LiveValues();

    private static final Map<String, Function<Node, Object>> PROPERTIES = properties();

    private final Map<String, String[]> values = new HashMap<>();
    private final Map<String, String[]> tags = new TreeMap<>();

    private LiveValues() {}

    /** Takes a noticeable time for a large fleet. */
    static LiveValues of(Fleet fleet) {
        LiveValues made = new LiveValues();
        PROPERTIES.forEach((name, property) -> {
            Set<Object> different = new HashSet<>();
            for (Node node : fleet.nodes()) {
                Object value = property.apply(node);
                if (value != null) {
                    different.add(value);
                }
            }
            made.values.put(name, sorted(different));
        });
        made.tagged(fleet);
        return made;
    }

    private void tagged(Fleet fleet) {
        Map<String, Set<Object>> byKey = new HashMap<>();
        // Equal sets are shared between nodes.
        Map<Tags, Boolean> seen = new IdentityHashMap<>();
        for (Node node : fleet.nodes()) {
            if (node.tags().isKnown() && seen.put(node.tags(), true) == null) {
                node.tags().forEach((key, value) -> byKey.computeIfAbsent(key, k -> new HashSet<>())
                        .add(value));
            }
        }
        byKey.forEach((key, different) -> tags.put(key, sorted(different)));
    }

    private static String[] sorted(Set<Object> different) {
        String[] texts = different.stream()
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .toArray(String[]::new);
        Arrays.sort(texts, String.CASE_INSENSITIVE_ORDER);
        return texts;
    }

    static boolean has(String property) {
        return PROPERTIES.containsKey(property);
    }

    /** Values that begin with the prefix, in any case. */
    List<String> of(String property, String prefix, int most) {
        return startingWith(values.getOrDefault(property, new String[0]), prefix, most);
    }

    Set<String> tagKeys() {
        return tags.keySet();
    }

    List<String> ofTag(String key, String prefix, int most) {
        return startingWith(tags.getOrDefault(key, new String[0]), prefix, most);
    }

    /** The first ones, and the last, so that what all of them begin with is what these begin with. */
    private static List<String> startingWith(String[] sorted, String prefix, int most) {
        int from = firstNotBelow(sorted, prefix);
        int to = firstNotBelow(sorted, prefix + Character.MAX_VALUE);
        if (to - from <= most) {
            return List.of(Arrays.copyOfRange(sorted, from, to));
        }
        List<String> some = new ArrayList<>(List.of(Arrays.copyOfRange(sorted, from, from + most - 1)));
        some.add(sorted[to - 1]);
        return some;
    }

    private static int firstNotBelow(String[] sorted, String key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle].compareToIgnoreCase(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Map<String, Function<Node, Object>> properties() {
        Map<String, Function<Node, Object>> all = new HashMap<>();
        all.put("id", Node::id);
        all.put("name", Node::name);
        all.put("computerName", Node::computerName);
        all.put("domain", Node::domain);
        all.put("account", Node::account);
        all.put("accountName", Node::accountName);
        all.put("region", Node::region);
        all.put("vpc", Node::vpc);
        all.put("subnet", Node::subnet);
        all.put("ip", Node::ip);
        all.put("sourceType", Node::sourceType);
        all.put("activation", Node::activation);
        all.put("role", node -> known(node.roleFact()));
        all.put("profile", node -> known(node.profileFact()));
        all.put("agent", node -> known(node.agentFact()));
        all.put("platform.name", node -> known(node.platformFact().map(Platform::name)));
        all.put("platform.version", node -> known(node.platformFact().map(Platform::version)));
        return Map.copyOf(all);
    }

    @SuppressWarnings("NullAway")
    private static Object known(Fact<?> fact) {
        return fact.orNull();
    }
}
