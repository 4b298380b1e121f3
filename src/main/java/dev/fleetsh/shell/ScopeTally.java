package dev.fleetsh.shell;

import dev.fleetsh.source.ScopeProgress;
import dev.fleetsh.source.ScopeProgress.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each account and Region of one collecting stands, in a few words. Safe for several threads. */
final class ScopeTally {
    /** More names than that are no help. */
    private static final int NAMED = 3;

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    synchronized void take(ScopeProgress now) {
        stages.put(now.label(), now.stage());
    }

    synchronized int size() {
        return stages.size();
    }

    /** Such as {@code 9 of 12 scopes, 1 failed · reading labs/eu-west-3}; empty while none, or only one, is known. */
    synchronized String text() {
        if (stages.size() < 2) {
            return "";
        }
        List<String> reading = new ArrayList<>();
        long failed = 0;
        for (Map.Entry<String, Stage> entry : stages.entrySet()) {
            if (entry.getValue() == Stage.READING) {
                reading.add(entry.getKey());
            } else if (entry.getValue() == Stage.FAILED) {
                failed++;
            }
        }
        String counted = stages.size() - reading.size() + " of " + stages.size() + " scopes"
                + (failed == 0 ? "" : ", " + failed + " failed");
        return reading.isEmpty() || reading.size() > NAMED
                ? counted
                : counted + " · reading " + String.join(", ", reading);
    }
}
