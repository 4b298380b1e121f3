package dev.fleetsh.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The switchboard of the faults that strike calls; safe to use from several threads, and while calls run. */
public final class Faults {
    private final Random random;
    private final List<Armed> armed = new ArrayList<>();

    /** A switchboard without faults, whose chances come from a seed. */
    public Faults(long seed) {
        random = new Random(seed);
    }

    /** Switches a fault on. */
    public synchronized Faults add(Fault fault) {
        armed.add(new Armed(fault));
        return this;
    }

    /**
     * Switches on faults from text, several with a comma or blank between them.
     *
     * @throws IllegalArgumentException where a part is no fault; then none is switched on
     * @see Fault#parse
     */
    public Faults add(String text) {
        List<Fault> parsed = new ArrayList<>();
        for (String part : text.split("[,\\s]+")) {
            if (!part.isEmpty()) {
                parsed.add(Fault.parse(part));
            }
        }
        parsed.forEach(this::add);
        return this;
    }

    /** Switches off every fault that equals this one. */
    public synchronized void remove(Fault fault) {
        armed.removeIf(rule -> rule.fault.equals(fault));
    }

    /** Switches off every fault. */
    public synchronized void clear() {
        armed.clear();
    }

    /** The faults that are on and not spent. */
    public synchronized List<Fault> active() {
        return armed.stream()
                .filter(rule -> !rule.spent())
                .map(rule -> rule.fault)
                .toList();
    }

    /** What strikes a call: delays add up; of the others the one that was switched on first. */
    synchronized Strike strike(Call call, String alias) {
        Duration delay = Duration.ZERO;
        Fault effect = null;
        for (Armed rule : armed) {
            boolean isDelay = rule.fault.kind() == FaultKind.LATENCY;
            if ((isDelay || effect == null) && rule.strikes(call, alias)) {
                if (isDelay) {
                    delay = delay.plus(rule.fault.duration());
                } else {
                    effect = rule.fault;
                }
            }
        }
        return new Strike(delay, effect);
    }

    /**
     * What strikes one call.
     *
     * @param delay how much later the answer comes
     * @param effect what goes wrong, if anything
     */
    record Strike(Duration delay, @Nullable Fault effect) {
        boolean is(FaultKind kind) {
            return effect != null && effect.kind() == kind;
        }
    }

    private final class Armed {
        private final Fault fault;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean spent() {
            return fault.count() > 0 && struck >= fault.count();
        }

        boolean strikes(Call call, String alias) {
            if (spent() || !fault.matches(call, alias) || random.nextDouble() >= fault.probability()) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
