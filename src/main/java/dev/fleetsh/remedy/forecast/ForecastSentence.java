package dev.fleetsh.remedy.forecast;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.PingStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A forecast in one sentence: what becomes ready, what stays and why, what is gained, what gets worse. */
final class ForecastSentence {
    private static final int NAMES = 5;
    private static final int REASONS = 3;

    private final Forecast forecast;

    ForecastSentence(Forecast forecast) {
        this.forecast = forecast;
    }

    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(ready(Readiness.BLOCKED, "blocked"));
        List<NodeForecast> undecided = before(Readiness.UNKNOWN);
        // Nodes that nobody knows about are worth a word where they are what it is about, or where it helps them.
        boolean about = before(Readiness.BLOCKED).isEmpty();
        if (!undecided.isEmpty() && (about || undecided.stream().anyMatch(NodeForecast::becomesReady))) {
            parts.add(ready(Readiness.UNKNOWN, "undecided"));
        }
        parts.addAll(reasons("stays blocked", "stay blocked", forecast.stayingBlocked()));
        List<NodeForecast> open =
                forecast.where(node -> node.before() == Readiness.BLOCKED && node.after() == Readiness.UNKNOWN);
        List<NodeForecast> absent =
                open.stream().filter(ForecastSentence::neverRegistered).toList();
        if (!absent.isEmpty()) {
            parts.add(
                    names(absent)
                            + (absent.size() == 1
                                    ? " is no longer blocked, but unknown until it registers: what else is wrong shows then"
                                    : " are no longer blocked, but unknown until they register: what else is wrong shows then"));
        }
        parts.addAll(reasons(
                "may become ready",
                "may become ready",
                open.stream()
                        .filter(node -> !neverRegistered(node) && node.attempted())
                        .toList()));
        parts.addAll(reasons(
                "is no longer blocked, but not surely ready",
                "are no longer blocked, but not surely ready",
                open.stream()
                        .filter(node -> !neverRegistered(node) && !node.attempted())
                        .toList()));
        parts.add(unseen());
        if (about) {
            parts.addAll(reasons(
                    "stays undecided",
                    "stay undecided",
                    forecast.where(node -> node.before() == Readiness.UNKNOWN && node.after() == Readiness.UNKNOWN)));
        }
        parts.addAll(gained());
        parts.add(worse());
        if (!forecast.notModelled().isEmpty()) {
            parts.add("not modelled: " + String.join(", ", forecast.notModelled()));
        }
        parts.removeIf(String::isEmpty);
        return String.join("; ", parts);
    }

    private static boolean neverRegistered(NodeForecast node) {
        return node.node().registeredFact().is(false);
    }

    /** Of a node that is not heard, only what keeps it silent is known: a second fault would show later. */
    private String unseen() {
        List<NodeForecast> unseen = forecast.where(node -> !NodeForecast.opens(node.before())
                && node.before() != node.after()
                && !(neverRegistered(node) && node.after() == Readiness.UNKNOWN)
                && !node.node().pingFact().is(PingStatus.ONLINE));
        return unseen.isEmpty()
                ? ""
                : "what else is wrong with " + names(unseen) + " shows when "
                        + (unseen.size() == 1 ? "it is" : "they are") + " online";
    }

    private String ready(Readiness from, String word) {
        List<NodeForecast> before = before(from);
        List<NodeForecast> ready =
                before.stream().filter(NodeForecast::becomesReady).toList();
        if (before.isEmpty()) {
            return "no node of the plan is " + word + " now";
        }
        if (ready.isEmpty()) {
            return "none of " + before.size() + " " + word + (before.size() == 1 ? " node" : " nodes")
                    + " becomes ready";
        }
        long less = ready.stream()
                .filter(node -> node.after() == Readiness.DEGRADED)
                .count();
        return ready.size() + " of " + before.size() + " " + word + (before.size() == 1 ? " node" : " nodes")
                + (ready.size() == 1 ? " becomes" : " become") + " ready (" + names(ready)
                + (less == 0
                        ? ""
                        : "; " + (less == ready.size() ? "with less than all features" : less + " of them with less"))
                + ")";
    }

    private List<NodeForecast> before(Readiness readiness) {
        return forecast.where(node -> node.before() == readiness);
    }

    private static List<String> reasons(String one, String many, List<NodeForecast> nodes) {
        Map<String, List<NodeForecast>> byReason = new LinkedHashMap<>();
        nodes.forEach(node -> byReason.computeIfAbsent(node.reason(), key -> new ArrayList<>())
                .add(node));
        List<String> parts = new ArrayList<>();
        byReason.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        java.util.Comparator.comparing((List<NodeForecast> list) -> -list.size())))
                .limit(REASONS)
                .forEach(entry -> parts.add(names(entry.getValue()) + " "
                        + (entry.getValue().size() == 1 ? one : many)
                        + (entry.getKey().isEmpty() ? "" : ": " + entry.getKey())));
        if (byReason.size() > REASONS) {
            parts.add((byReason.size() - REASONS) + " more reasons");
        }
        return parts;
    }

    private List<String> gained() {
        // Whoever becomes ready gains the features that every ready node has; only what others gain is news.
        Map<Capability, List<NodeForecast>> gained = new LinkedHashMap<>();
        for (NodeForecast node : forecast.where(node -> !node.becomesReady())) {
            node.gained().forEach(capability -> gained.computeIfAbsent(capability, key -> new ArrayList<>())
                    .add(node));
        }
        return gained.entrySet().stream()
                .map(entry -> names(entry.getValue())
                        + (entry.getValue().size() == 1 ? " gains " : " gain ")
                        + entry.getKey().label())
                .toList();
    }

    private String worse() {
        List<NodeForecast> worse = forecast.gettingWorse();
        return worse.isEmpty()
                ? "nothing gets worse"
                : names(worse)
                        + (worse.size() == 1 ? " gets worse: " : " get worse: ")
                        + worse.stream()
                                .flatMap(node -> node.worse().stream())
                                .distinct()
                                .limit(REASONS)
                                .collect(Collectors.joining(", "));
    }

    private static String names(List<NodeForecast> nodes) {
        String names =
                nodes.stream().limit(NAMES).map(node -> node.node().name()).collect(Collectors.joining(", "));
        return nodes.size() > NAMES ? names + " and " + (nodes.size() - NAMES) + " more" : names;
    }
}
