package dev.fleetsh.check;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Since when AWS bills sessions and Run Command on hybrid nodes by use, as dated data. No source confirms an amount. */
public final class HybridBilling {
    private HybridBilling() {}

    /** The day from which on it bills them, where that has come; null where it has not, or no source confirms one. */
    public static @Nullable LocalDate since(String partition, Instant now) {
        TierRule rule = TierRule.of(partition);
        return rule.billedBy(now) ? rule.billed() : null;
    }
}
