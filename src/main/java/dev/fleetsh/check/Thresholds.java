package dev.fleetsh.check;

import java.util.Map;
import java.util.stream.Collectors;

/** Limits that checks compare with, from dated data. */
final class Thresholds {
    private static final Map<String, Integer> VALUES = DataFile.read("thresholds.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.text("id"), row -> Integer.valueOf(row.text("value"))));

    static final int PING_FRESH_MINUTES = value("ping-fresh");
    static final int PING_OVERDUE_MINUTES = value("ping-overdue");
    static final int HEARTBEAT_LONGEST_MINUTES = value("heartbeat-longest");
    static final int MANAGED_NODES = value("managed-nodes");
    static final int MANAGED_NODES_NEAR = MANAGED_NODES * value("managed-nodes-near") / 100;
    static final int STANDARD_TIER_NODES = value("standard-tier-nodes");

    static final int CLOCK_SKEW_MINUTES = value("clock-skew");

    private Thresholds() {}

    static int value(String id) {
        Integer value = VALUES.get(id);
        if (value == null) {
            throw new IllegalArgumentException("no threshold " + id);
        }
        return value;
    }
}
