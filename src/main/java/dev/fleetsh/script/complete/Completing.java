package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Completion over one session. Safe for several threads. */
public final class Completing {
    /** Up to so many nodes are sorted between two keys. */
    private static final int FEW = 1000;

    private final ScriptScope scope;
    private final Supplier<List<Verb>> verbs;
    private final Supplier<Map<String, Class<?>>> classes;
    private volatile @Nullable Knowledge knowledge;
    private volatile @Nullable Learnt learnt;

    private record Learnt(Fleet fleet, LiveValues values) {}

    public Completing(ScriptScope scope, Supplier<List<Verb>> verbs, Supplier<Map<String, Class<?>>> classes) {
        this.scope = scope;
        this.verbs = verbs;
        this.classes = classes;
    }

    /** Sorts the values of a fleet, once; takes a noticeable time for a large one. */
    public void learn(Fleet fleet) {
        Learnt before = learnt;
        if (before == null || before.fleet != fleet) {
            learnt = new Learnt(fleet, LiveValues.of(fleet));
        }
        knowledge();
    }

    /**
     * @param head the text before the cursor
     * @param predicate whether the text is a predicate, in which bare names are properties of a node
     */
    public List<Suggestion> candidates(String head, boolean predicate) {
        Sources sources = sources();
        return Candidates.of(sources, new Place(sources, head, predicate));
    }

    /** What stands at the end of the text, or is called around it; null where nothing is known. */
    public @Nullable Explained explained(String head, boolean predicate) {
        Sources sources = sources();
        return new Explainer(sources, new Place(sources, head, predicate)).explained();
    }

    /**
     * Names in the text that nothing has.
     *
     * @param cursor where a word may still be being typed
     */
    public List<Token> doubtful(String text, boolean predicate, int cursor) {
        return new Doubts(sources(), text, predicate, cursor).all();
    }

    private Sources sources() {
        return new Sources(scope, knowledge(), live(), verbs.get());
    }

    private Knowledge knowledge() {
        Knowledge known = knowledge;
        if (known == null) {
            known = new Knowledge(classes);
            knowledge = known;
        }
        return known;
    }

    /** Values of the fleet of before are better than none while those of the new one are being sorted. */
    private LiveValues live() {
        Fleet fleet = scope.fleetNow();
        Learnt known = learnt;
        if (fleet != null && (known == null || known.fleet != fleet) && fleet.size() <= FEW) {
            known = new Learnt(fleet, LiveValues.of(fleet));
            learnt = known;
        }
        return known == null ? LiveValues.NONE : known.values;
    }
}
