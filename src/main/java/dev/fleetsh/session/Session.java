package dev.fleetsh.session;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Definition;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An open fleet with its focus, its edition of the rules and its named values. The fleet is collected in the background;
 * every reader that needs it waits for it, and can be interrupted. Safe for several threads.
 */
public final class Session {
    private final Clock clock;
    private final List<Definition> checks;
    private final Values values;
    private final Snippets snippets;
    private final Workshop workshop;
    private final Plans plans;
    private final Map<Edition, Catalogue> catalogues = new ConcurrentHashMap<>();

    private final EarlierFleets earlier = new EarlierFleets();

    private volatile FleetSource source;
    private @Nullable Loading loading;
    private @Nullable Fleet fleet;
    private @Nullable Focus focus;
    private @Nullable Nodes focused;
    private Edition edition = Edition.CURRENT;
    private @Nullable Assessment assessment;

    /** A session that changes nothing. */
    public Session(FleetSource source, Clock clock) {
        this(source, clock, Additions.NONE, Workshop.none(clock));
    }

    /** @param workshop what it changes the fleet with */
    public Session(FleetSource source, Clock clock, Additions additions, Workshop workshop) {
        this.workshop = workshop;
        this.plans = new Plans(() -> workshop.journals().newestPlan());
        this.source = source;
        this.clock = clock;
        this.checks = additions.checks();
        this.values = new Values(additions.values());
        this.snippets = new Snippets(values);
    }

    public FleetSource source() {
        return source;
    }

    public Clock clock() {
        return clock;
    }

    public Values values() {
        return values;
    }

    /** What was entered so far. */
    public Snippets snippets() {
        return snippets;
    }

    /** What it changes the fleet with. */
    public Workshop workshop() {
        return workshop;
    }

    /** The plans that were made, or loaded, so far. */
    public Plans plans() {
        return plans;
    }

    /** Begins to collect the fleet in the background; does nothing when that has begun before. */
    public synchronized void startLoading(Progress progress) {
        if (loading == null && fleet == null) {
            loading = new Loading(() -> source.load(progress));
            loading.start();
        }
    }

    /** Asks the source to stop; the fleet is then what has come so far, and says so in its completeness. */
    public synchronized void stopLoading() {
        if (loading != null) {
            loading.stop();
        }
    }

    /** Whether {@link #fleet()} answers without waiting. */
    public synchronized boolean loaded() {
        return fleet != null || loading != null && loading.done();
    }

    /** The fleet if it is collected, else null; never waits. */
    public @Nullable Fleet fleetNow() {
        Loading running;
        synchronized (this) {
            running = fleet == null ? loading : null;
            if (running == null) {
                return fleet;
            }
        }
        return running.succeeded() ? fleet() : null;
    }

    /**
     * The fleet, once it is collected. The collecting is begun when nobody has.
     *
     * @throws InterruptedByUserException when the waiting is interrupted; the collecting goes on
     * @throws dev.fleetsh.fleet.FleetException the collecting's own failure, until a {@link #refresh} succeeds
     */
    public Fleet fleet() {
        Loading waiting;
        synchronized (this) {
            if (fleet != null) {
                return fleet;
            }
            startLoading(Progress.NONE);
            waiting = Objects.requireNonNull(loading);
        }
        Fleet collected = waiting.await();
        synchronized (this) {
            // A refresh may have been faster.
            if (fleet == null) {
                adopt(collected);
            }
            return Objects.requireNonNull(fleet);
        }
    }

    /**
     * Collects a new fleet on this thread. Focus, edition and values stay.
     *
     * @throws InterruptedByUserException when interrupted; the fleet of before stays
     */
    public Fleet refresh(Progress progress) {
        return renew(before -> source.load(progress));
    }

    /**
     * Puts a fleet in the place of this one, which is handed over where it is collected. Focus, edition and values stay.
     *
     * @throws InterruptedByUserException when the new one was cancelled; the fleet of before stays
     */
    public Fleet renew(Function<@Nullable Fleet, Fleet> making) {
        Fleet made = making.apply(fleetNow());
        if (made.completeness().cancelled()) {
            throw new InterruptedByUserException();
        }
        adopt(made);
        return made;
    }

    /**
     * Collects the fleet of another source on this thread, and goes on with that one. There is no focus afterwards. When
     * interrupted, what has come by then is the fleet, and its completeness says so.
     *
     * @throws dev.fleetsh.fleet.FleetException the collecting's own failure; the fleet of before stays
     */
    public Fleet open(FleetSource other, Progress progress) {
        Fleet before = fleetNow();
        Fleet collected = other.load(progress);
        synchronized (this) {
            stopLoading();
            earlier.leave(before, source, other);
            source = other;
            focus = null;
            adopt(collected);
        }
        return collected;
    }

    /** The fleets that were open before, the latest first. */
    public List<Earlier> earlier() {
        return earlier.all();
    }

    /**
     * Puts nodes that were read anew, by a probe or behind an apply, in the place of those of the same ids, and their scopes
     * in the place of the scopes. Nodes that the fleet does not have are left out.
     *
     * @return the fleet as it is from now on
     */
    public Fleet merge(Nodes changed) {
        fleet();
        synchronized (this) {
            adopt(Merging.of(Objects.requireNonNull(fleet), changed));
            return fleet;
        }
    }

    private synchronized void adopt(Fleet collected) {
        fleet = collected;
        focused = null;
        assessment = null;
    }

    /** The nodes in focus; all of them where there is no focus. */
    public Nodes nodes() {
        Fleet all = fleet();
        Focus narrowed;
        synchronized (this) {
            if (focused != null) {
                return focused;
            }
            narrowed = focus;
        }
        Nodes nodes = narrowed == null ? all.nodes() : all.nodes().where(narrowed.nodes());
        synchronized (this) {
            if (fleet == all && focus == narrowed) {
                focused = nodes;
            }
        }
        return nodes;
    }

    /**
     * Narrows {@link #nodes()}.
     *
     * @param text what the prompt shows
     */
    public synchronized void focus(String text, Predicate<? super Node> nodes) {
        focus = new Focus(text, nodes);
        focused = null;
    }

    public synchronized void unfocus() {
        focus = null;
        focused = null;
    }

    /** The focus, or null. */
    public synchronized @Nullable Focus focus() {
        return focus;
    }

    public synchronized Edition edition() {
        return edition;
    }

    public synchronized void edition(Edition value) {
        edition = value;
        assessment = null;
    }

    /** The checks of the edition in force, and those that were added. */
    public Catalogue catalogue() {
        return catalogue(edition());
    }

    private Catalogue catalogue(Edition rules) {
        return catalogues.computeIfAbsent(rules, key -> Catalogue.of(key).with(checks));
    }

    /** Verdicts on the whole fleet by the edition in force. Made once for each fleet and edition. */
    public Assessment assessment() {
        Fleet all = fleet();
        Edition rules;
        synchronized (this) {
            if (assessment != null) {
                return assessment;
            }
            rules = edition;
        }
        // Signals are judged by the time at which they were collected: a fleet does not go stale by being looked at.
        Assessment made = Assessment.of(all, catalogue(rules), all.takenAt());
        synchronized (this) {
            if (fleet == all && edition == rules) {
                assessment = made;
            }
        }
        return made;
    }

    /** Keeps an answer under the next {@code $n} and as {@code _}; returns that name. */
    public String remember(Object answer) {
        return values.remember(answer instanceof Shown shown ? shown.value() : answer);
    }

    /** Keeps an answer as {@code _} only, where it is not worth a number. */
    public void last(Object answer) {
        values.last(answer instanceof Shown shown ? shown.value() : answer);
    }
}
