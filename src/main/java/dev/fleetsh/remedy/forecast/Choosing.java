package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses effects that grant the wishes of nodes, and looks at what they lead to: a node that stays blocked all the same
 * gets all that was proposed for it, and nothing if that does not help either; attempts that the rest makes idle are left
 * out.
 */
final class Choosing {
    /** So many attempts are left out one by one where they can't be left out together: each costs a forecast. */
    private static final int SINGLY = 20;

    private final List<Effect> candidates;
    private final Map<Node, List<List<BitSet>>> wanted;
    private final Function<BitSet, Forecast> forecasts;
    private final Set<Node> widened = new HashSet<>();
    private final Set<Node> left = new LinkedHashSet<>();

    private BitSet chosen = new BitSet();
    private Forecast forecast = new Forecast("", List.of(), List.of());

    /**
     * @param wanted the wishes of each node
     * @param forecasts what some of the candidates lead to
     */
    Choosing(List<Effect> candidates, Map<Node, List<List<BitSet>>> wanted, Function<BitSet, Forecast> forecasts) {
        this.candidates = candidates;
        this.wanted = new LinkedHashMap<>(wanted);
        this.forecasts = forecasts;
    }

    /** Nodes for which nothing is chosen, since it would not help them. */
    Set<Node> left() {
        return left;
    }

    /** Nodes for which something is chosen. */
    Set<Node> served() {
        return wanted.keySet();
    }

    /**
     * The places of the least effects.
     *
     * @param attempts whether attempts that change nothing about who is ready are left out
     */
    BitSet least(boolean attempts) {
        do {
            take(new Cover(Weights.of(candidates), wishes()).least());
        } while (reconsider());
        if (attempts) {
            leaveOut();
        }
        return chosen;
    }

    private List<List<BitSet>> wishes() {
        return wanted.values().stream().flatMap(List::stream).toList();
    }

    private void take(BitSet places) {
        chosen = places;
        forecast = forecasts.apply(places);
    }

    /** Wishes more for nodes that stay blocked, or nothing any more. */
    private boolean reconsider() {
        Set<Node> blocked = new LinkedHashSet<>();
        forecast.stayingBlocked().stream()
                .map(NodeForecast::node)
                .filter(wanted::containsKey)
                .forEach(blocked::add);
        for (Node node : blocked) {
            BitSet all = new BitSet();
            wanted.get(node).forEach(wish -> wish.forEach(all::or));
            if (widened.add(node) && !Cover.contains(chosen, all)) {
                wanted.put(node, List.of(List.of(all)));
            } else {
                wanted.remove(node);
                left.add(node);
            }
        }
        return !blocked.isEmpty();
    }

    private void leaveOut() {
        List<Integer> idle = idle();
        if (idle.isEmpty() || without(idle)) {
            return;
        }
        idle.stream().limit(SINGLY).forEach(place -> without(List.of(place)));
    }

    /** Attempts on nodes for which something else is chosen as well. */
    private List<Integer> idle() {
        Map<String, Integer> served = new LinkedHashMap<>();
        Set<Integer> needed = new HashSet<>();
        chosen.stream().mapToObj(candidates::get).forEach(effect -> {
            Stream.concat(effect.nodes().stream(), effect.touches().stream())
                    .forEach(node -> served.merge(node, 1, Integer::sum));
            needed.addAll(Numbering.needs(effect));
        });
        return chosen.stream()
                .filter(place -> candidates.get(place).states().isEmpty())
                .filter(place -> !needed.contains(candidates.get(place).number()))
                .filter(place -> candidates.get(place).nodes().stream().allMatch(node -> served.get(node) > 1))
                .boxed()
                .toList();
    }

    /** Leaves those out unless somebody is the worse for it. */
    private boolean without(List<Integer> places) {
        BitSet fewer = (BitSet) chosen.clone();
        places.forEach(fewer::clear);
        Forecast then = forecasts.apply(fewer);
        if (!asGood(then)) {
            return false;
        }
        chosen = fewer;
        forecast = then;
        return true;
    }

    private boolean asGood(Forecast other) {
        Map<String, NodeForecast> others = new LinkedHashMap<>();
        other.nodes().forEach(node -> others.put(node.node().id(), node));
        List<NodeForecast> worse = new ArrayList<>(forecast.nodes());
        worse.removeIf(node -> {
            NodeForecast then = others.get(node.node().id());
            return then == null
                    ? !node.changes()
                    : rank(then.after()) <= rank(node.after())
                            && then.gained().containsAll(node.gained())
                            && node.worse().containsAll(then.worse());
        });
        return worse.isEmpty();
    }

    private static int rank(Readiness readiness) {
        return switch (readiness) {
            case READY, NOT_APPLICABLE -> 0;
            case DEGRADED -> 1;
            case UNKNOWN -> 2;
            case BLOCKED -> 3;
        };
    }
}
