package dev.fleetsh.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Until when a partition needs the advanced-instances tier for hybrid nodes.
 *
 * @param removed day on which AWS removed the tier, or null where no source confirms one
 * @param billed day from which on sessions on hybrid nodes are billed by use, or null
 */
record TierRule(
        String partition,
        @Nullable LocalDate removed,
        @Nullable LocalDate billed,
        RuleSource source) {
    private static final Map<String, TierRule> ALL = DataFile.read("tiers.tsv").stream()
            .map(row -> new TierRule(row.text("partition"), row.date("removed"), row.date("billed"), row.source()))
            .collect(Collectors.toUnmodifiableMap(TierRule::partition, Function.identity()));

    /** A partition without a row is one without a confirmed date. */
    static TierRule of(String partition) {
        TierRule rule = ALL.get(partition);
        return rule == null
                ? new TierRule(partition, null, null, new RuleSource("activations", CatalogueDates.READ))
                : rule;
    }

    boolean removedBy(Instant now) {
        return reached(removed, now);
    }

    boolean billedBy(Instant now) {
        return reached(billed, now);
    }

    private static boolean reached(@Nullable LocalDate day, Instant now) {
        return day != null && !now.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
