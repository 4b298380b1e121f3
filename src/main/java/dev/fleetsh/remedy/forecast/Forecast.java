package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Capability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a plan would lead to.
 *
 * @param plan its id
 * @param nodes those that the plan is for, those that it touches, and others that get worse by it; in the fleet's order
 * @param notModelled assumptions of remedies that could not be made, each with the reason
 */
public record Forecast(String plan, List<NodeForecast> nodes, List<String> notModelled) {
    public Forecast {
        nodes = List.copyOf(nodes);
        notModelled = List.copyOf(notModelled);
    }

    public List<NodeForecast> becomingReady() {
        return where(NodeForecast::becomesReady);
    }

    public List<NodeForecast> stayingBlocked() {
        return where(NodeForecast::staysBlocked);
    }

    public List<NodeForecast> gettingWorse() {
        return where(node -> !node.worse().isEmpty());
    }

    /** Number of nodes that gain each capability; those that nobody gains are absent. */
    public Map<Capability, Integer> gained() {
        Map<Capability, Integer> counts = new EnumMap<>(Capability.class);
        nodes.forEach(node -> node.gained().forEach(capability -> counts.merge(capability, 1, Integer::sum)));
        return counts;
    }

    /** Everything in one sentence without a full stop. */
    public String sentence() {
        return new ForecastSentence(this).text();
    }

    @Override
    public String toString() {
        return sentence();
    }

    List<NodeForecast> where(Predicate<NodeForecast> wanted) {
        List<NodeForecast> kept = new ArrayList<>(nodes);
        kept.removeIf(wanted.negate());
        return kept;
    }
}
