package dev.fleetsh.remedy.apply;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether effects helped: by the checks that were failing, on facts that are read anew; where a plan takes another
 * back, by the former state of what it changed.
 */
final class Verifying {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final Course course;
    private final Catalogue catalogue;
    private final Observer observer;
    /** Undone effects of which no state tells anything, whose nodes were read anew. */
    private final Set<Integer> read = new HashSet<>();

    private Fleet fleet;

    Verifying(Course course, Catalogue catalogue, Observer observer, Fleet fleet) {
        this.course = course;
        this.catalogue = catalogue;
        this.observer = observer;
        this.fleet = fleet;
    }

    /** Looks at every changed effect on whose nodes nothing more is to come, until its checks pass or its time is over. */
    void look() {
        Map<Effect, String> waiting = new HashMap<>();
        due().forEach(effect -> waiting.put(effect, "it was not looked at"));
        if (waiting.isEmpty()) {
            return;
        }
        List<Effect> told = course.plan().effects().stream()
                .filter(waiting::containsKey)
                .filter(effect -> !course.plan().isUndo() || FormerState.tells(effect, course))
                .toList();
        if (!told.isEmpty()) {
            course.tell(new ApplyEvent.Verifying(told));
        }
        Instant begun = course.clock().instant();
        for (Duration pause = FIRST_LOOK; ; pause = longer(pause)) {
            see(waiting);
            Instant now = course.clock().instant();
            for (Effect effect : List.copyOf(waiting.keySet())) {
                if (!now.isBefore(begun.plus(effect.verification().within()))) {
                    end(effect, false, waiting.remove(effect));
                }
            }
            if (waiting.isEmpty() || course.brake().pausing()) {
                return;
            }
            course.rest(pause);
            if (course.brake().pausing()) {
                return;
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(SELDOM) > 0 ? SELDOM : next;
    }

    /** Numbers of effects that would be looked at now: there are some where looking was interrupted. */
    Set<Integer> waiting() {
        return due().stream().map(Effect::number).collect(Collectors.toUnmodifiableSet());
    }

    private List<Effect> due() {
        Set<String> toCome = new HashSet<>();
        for (Effect effect : course.plan().effects()) {
            if (course.standing().open(effect)) {
                toCome.addAll(effect.nodes());
                toCome.addAll(effect.touches());
            }
        }
        List<Effect> due = new ArrayList<>();
        for (Effect effect : course.plan().effects()) {
            Verification verification = effect.verification();
            boolean nothing =
                    verification.checks().isEmpty() || verification.nodes().isEmpty();
            if ((course.plan().isUndo() ? !read.contains(effect.number()) : !nothing)
                    && course.standing().outcome(effect) instanceof Outcome.Changed
                    && course.standing().unchecked(effect)
                    && verification.nodes().stream().noneMatch(toCome::contains)) {
                due.add(effect);
            }
        }
        return due;
    }

    /** Looks once. Effects whose checks pass are done; of the others it is kept what is in the way. */
    private void see(Map<Effect, String> waiting) {
        Set<String> facts = new LinkedHashSet<>();
        Map<String, Node> nodes = new HashMap<>();
        try {
            for (Effect effect : waiting.keySet()) {
                for (String id : effect.verification().checks()) {
                    facts.addAll(catalogue.named(id).inputs());
                }
                for (String id : effect.verification().nodes()) {
                    Node node = fleet.node(id);
                    if (node != null) {
                        nodes.put(id, node);
                    }
                }
            }
            Nodes seen = nodes.isEmpty() || facts.isEmpty()
                    ? Nodes.of(List.of())
                    : observer.look(course.permit(), Nodes.of(List.copyOf(nodes.values())), facts);
            fleet = Merging.of(fleet, seen);
            if (course.plan().isUndo()) {
                former(waiting);
            } else {
                checks(waiting, Set.copyOf(seen.ids()));
            }
        } catch (InterruptedByUserException e) {
            Thread.interrupted();
            course.press();
        } catch (FleetException e) {
            if (course.plan().isUndo()) {
                dropped(waiting);
            }
            waiting.replaceAll((effect, way) -> "it could not be looked at: " + e.getMessage());
        }
    }

    private void checks(Map<Effect, String> waiting, Set<String> there) {
        Assessment assessment = Assessment.of(fleet, catalogue, course.clock().instant());
        for (Effect effect : course.plan().effects()) {
            if (waiting.containsKey(effect)) {
                String way = inTheWay(effect, assessment, there);
                if (way == null) {
                    waiting.remove(effect);
                    end(effect, true, passed(effect));
                } else {
                    waiting.put(effect, way);
                }
            }
        }
    }

    /** Effects whose states tell nothing are done with once their nodes were read. */
    private void dropped(Map<Effect, String> waiting) {
        for (Effect effect : List.copyOf(waiting.keySet())) {
            if (!FormerState.tells(effect, course)) {
                waiting.remove(effect);
                read.add(effect.number());
            }
        }
    }

    private void former(Map<Effect, String> waiting) {
        dropped(waiting);
        for (Effect effect : List.copyOf(waiting.keySet())) {
            String way = FormerState.inTheWay(effect, course);
            if (way == null) {
                waiting.remove(effect);
                end(effect, true, "it is as it was before");
            } else {
                waiting.put(effect, way);
            }
        }
    }

    /** Why an effect does not count as verified; null where all its checks pass. */
    private @Nullable String inTheWay(Effect effect, Assessment assessment, Set<String> there) {
        for (String id : effect.verification().nodes()) {
            Node node = fleet.node(id);
            if (node == null || !there.contains(id)) {
                return "node " + id + " is gone";
            }
            for (String check : effect.verification().checks()) {
                Finding finding = finding(assessment, node, check);
                if (finding.verdict() != Verdict.PASS) {
                    return check + " on " + node + ": " + finding.verdict().label() + ", " + finding.reason();
                }
            }
        }
        return null;
    }

    /**
     * @throws UsageException where no check of nodes has that id
     */
    private Finding finding(Assessment assessment, Node node, String id) {
        Check check = catalogue.named(id);
        return assessment.finding(node, check);
    }

    private static String passed(Effect effect) {
        Verification verification = effect.verification();
        int nodes = verification.nodes().size();
        return String.join(", ", verification.checks())
                + (verification.checks().size() == 1 ? " passes on " : " pass on ")
                + (nodes == 1 ? verification.nodes().get(0) : nodes + " nodes");
    }

    private void end(Effect effect, boolean yes, String text) {
        course.write(new JournalRecord.Verified(course.clock().instant(), effect.number(), yes, text));
        course.standing().checked(effect.number(), new ApplyResult.Checked(yes, text));
        course.tell(new ApplyEvent.Verified(effect, yes, text));
    }
}
