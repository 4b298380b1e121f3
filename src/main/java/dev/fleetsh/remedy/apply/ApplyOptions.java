package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.Recorded;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String CANARY = "canary, tenth, rest";
    private static final String WAVE = "wave";
    private static final String CONCURRENCY = "concurrency";
    private static final String MAX_ERRORS = "maxErrors";
    private static final String PAUSE = "pauseAfterWave";
    private static final String DELIVERY = "delivery";

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
        data.put(WAVE, wave == null ? CANARY : wave.toString());
        data.put(CONCURRENCY, concurrency);
        data.put(MAX_ERRORS, maxErrors.toString());
        data.put(PAUSE, pauseAfterWave);
        data.put(DELIVERY, delivery.toString());
        return data;
    }

    /**
     * How an apply was gone about so far, by its journal.
     *
     * @throws RemedyException where the journal does not say that
     */
    public static ApplyOptions of(Recorded recorded) {
        Map<String, @Nullable Object> data = recorded.options();
        try {
            Object wave = data.getOrDefault(WAVE, CANARY);
            return new ApplyOptions(
                    CANARY.equals(wave) ? null : Share.parse(String.valueOf(wave)),
                    Integer.parseInt(text(data, CONCURRENCY, USUAL.concurrency)),
                    Share.parse(text(data, MAX_ERRORS, USUAL.maxErrors)),
                    Boolean.parseBoolean(text(data, PAUSE, USUAL.pauseAfterWave)),
                    Duration.parse(text(data, DELIVERY, USUAL.delivery)));
        } catch (IllegalArgumentException | UsageException | DateTimeParseException e) {
            throw new RemedyException(
                    "journal " + recorded.id() + " does not say how its plan was applied: " + e.getMessage(), "");
        }
    }

    private static String text(Map<String, @Nullable Object> data, String name, Object otherwise) {
        return String.valueOf(Objects.requireNonNullElse(data.get(name), otherwise));
    }
}
