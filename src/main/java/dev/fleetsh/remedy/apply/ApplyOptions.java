package dev.fleetsh.remedy.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is applied.
 *
 * @param wave nodes of each wave; null for one canary, a tenth, and the rest
 * @param concurrency how many nodes are changed at once, 1 or more
 * @param maxErrors how many effects may fail before no more is begun: a percentage counts from the plan's effects
 * @param pauseAfterWave whether to pause after each wave
 * @param delivery how long a node may take to take a command, 30 seconds or more
 */
public record ApplyOptions(
        @Nullable Share wave, int concurrency, Share maxErrors, boolean pauseAfterWave, Duration delivery) {
    /** Canary, tenth and rest; 50 nodes at once; the first failure stops it; two minutes to take a command. */
    public static final ApplyOptions USUAL =
            new ApplyOptions(null, 50, new Share(0, false), false, Duration.ofMinutes(2));

    private static final int TENTH = 10;

    public ApplyOptions {
        if (concurrency < 1) {
            throw new IllegalArgumentException("nothing is done on no node at once");
        }
    }

    public ApplyOptions wave(Share size) {
        return new ApplyOptions(size, concurrency, maxErrors, pauseAfterWave, delivery);
    }

    public ApplyOptions concurrency(int nodes) {
        return new ApplyOptions(wave, nodes, maxErrors, pauseAfterWave, delivery);
    }

    public ApplyOptions maxErrors(Share errors) {
        return new ApplyOptions(wave, concurrency, errors, pauseAfterWave, delivery);
    }

    public ApplyOptions pauseAfterWave(boolean pause) {
        return new ApplyOptions(wave, concurrency, maxErrors, pause, delivery);
    }

    /** The nodes in waves, in their order. */
    <T> List<List<T>> waves(List<T> nodes) {
        List<List<T>> waves = new ArrayList<>();
        int from = 0;
        while (from < nodes.size()) {
            int size = Math.min(nodes.size() - from, Math.max(1, size(waves.size(), nodes.size())));
            waves.add(List.copyOf(nodes.subList(from, from + size)));
            from += size;
        }
        return waves;
    }

    private int size(int wave, int all) {
        if (this.wave != null) {
            return this.wave.of(all);
        }
        return wave == 0 ? 1 : wave == 1 ? (all + TENTH - 1) / TENTH : all;
    }

    /** For the journal. */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("wave", wave == null ? "canary, tenth, rest" : wave.toString());
        data.put("concurrency", concurrency);
        data.put("maxErrors", maxErrors.toString());
        data.put("pauseAfterWave", pauseAfterWave);
        data.put("delivery", delivery.toString());
        return data;
    }
}
