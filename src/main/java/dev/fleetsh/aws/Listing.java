package dev.fleetsh.aws;

import dev.fleetsh.fleet.Origin;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a listing so far, by id. Until it ends it counts as cancelled, which is what it is when collecting is
 * cut short; after that nothing more is taken.
 *
 * @param <T> what is listed
 */
final class Listing<T> {
    private final Map<String, T> rows = new LinkedHashMap<>();
    private Origin origin;
    private @Nullable Refusal missing;
    private boolean frozen;
    private int withoutId;

    Listing(String operation, Instant began) {
        this.origin = new Origin(operation, began);
        this.missing = Refusal.cancelled(operation);
    }

    synchronized void add(Origin page, Map<String, T> more) {
        if (!frozen) {
            origin = page;
            rows.putAll(more);
        }
    }

    /** A row has come that names no node; the listing can't count as whole. */
    synchronized void addWithoutId() {
        withoutId++;
    }

    /** The listing has come to its end, or to a refusal. */
    synchronized void end(@Nullable Refusal refusal) {
        if (!frozen) {
            missing = refusal == null && withoutId > 0
                    ? Refusal.garbage(
                            origin.source(), withoutId + (withoutId == 1 ? " row" : " rows") + " without an id")
                    : refusal;
            if (refusal != null) {
                // The last question may have been another than the first: a listing can fall back.
                origin = new Origin(refusal.operation(), origin.observedAt());
            }
        }
    }

    synchronized void freeze() {
        frozen = true;
    }

    synchronized @Nullable T get(String id) {
        return rows.get(id);
    }

    /** All rows, in the order in which they came; to be read once the listing is frozen. */
    synchronized Collection<T> rows() {
        return rows.values();
    }

    synchronized int size() {
        return rows.size();
    }

    /** Why rows may be missing, or null where all have come. */
    synchronized @Nullable Refusal missing() {
        return missing;
    }

    /** The newest page, or what was asked in vain. */
    synchronized Origin origin() {
        return origin;
    }
}
