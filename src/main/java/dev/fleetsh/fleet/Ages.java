package dev.fleetsh.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When each kind of evidence about a scope was read.
 *
 * @param read kinds that nobody has read are not in it
 */
public record Ages(Map<EvidenceKind, Instant> read) {
    /** Nothing was read. */
    public static final Ages NONE = new Ages(Map.of());

    public Ages {
        read = Map.copyOf(read);
    }

    /** When a kind was read; null where it was not. */
    public @Nullable Instant of(EvidenceKind kind) {
        return read.get(kind);
    }

    /** How old a kind is; null where nobody has read it. Not negative. */
    public @Nullable Duration age(EvidenceKind kind, Instant now) {
        Instant then = read.get(kind);
        if (then == null) {
            return null;
        }
        return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
    }

    /** The same with a kind that was read at that time. */
    public Ages with(EvidenceKind kind, Instant then) {
        Map<EvidenceKind, Instant> copy = new EnumMap<>(EvidenceKind.class);
        copy.putAll(read);
        copy.put(kind, then);
        return new Ages(copy);
    }

    /** The kinds that are older than they may be. */
    public Set<EvidenceKind> stale(Staleness limits, Instant now) {
        Set<EvidenceKind> stale = EnumSet.noneOf(EvidenceKind.class);
        read.forEach((kind, then) -> {
            if (Duration.between(then, now).compareTo(limits.after(kind)) >= 0) {
                stale.add(kind);
            }
        });
        return stale;
    }
}
