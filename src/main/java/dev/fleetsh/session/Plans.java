package dev.fleetsh.session;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The plans of a session by their ids: {@code p1}, {@code p2}, … Safe for several threads. */
public final class Plans {
    private final Map<String, Plan> byId = new LinkedHashMap<>();
    private final IntSupplier recorded;
    private int last = -1;
    private int probes;

    /** @param recorded gives the highest number that a journal has; it is asked when the first plan is made */
    Plans(IntSupplier recorded) {
        this.recorded = recorded;
    }

    /** The name of the next plan. Numbers count on from the plans that were applied in earlier sessions. */
    public synchronized PlanName next() {
        int next = last();
        do {
            next++;
        } while (byId.containsKey("p" + next));
        last = next;
        return PlanName.random("p" + next);
    }

    private int last() {
        if (last < 0) {
            last = Math.max(0, recorded.getAsInt());
        }
        return last;
    }

    /** The name of the next probe: it is not kept, and takes no number from the plans. */
    public synchronized PlanName nextProbe() {
        probes++;
        return PlanName.random("probe-" + probes);
    }

    /**
     * Makes a plan. A number that no plan came of is the next one's.
     *
     * @param maker may ask for a name
     */
    public <T> T making(Supplier<T> maker) {
        int before;
        synchronized (this) {
            before = last();
        }
        boolean made = false;
        try {
            T value = maker.get();
            made = true;
            return value;
        } finally {
            if (!made) {
                free(before);
            }
        }
    }

    private synchronized void free(int before) {
        while (last > before && !byId.containsKey("p" + last)) {
            last--;
        }
    }

    /** Keeps a plan; one of the same id is replaced. */
    public synchronized Plan keep(Plan plan) {
        byId.put(plan.id(), plan);
        return plan;
    }

    /** The plans in the order in which they were made. */
    public synchronized List<Plan> all() {
        return new ArrayList<>(byId.values());
    }

    /** The plan of that id, or null. */
    public synchronized @Nullable Plan find(String id) {
        return byId.get(id);
    }

    /**
     * The plan of that id.
     *
     * @throws UsageException where there is none in this session
     */
    public Plan named(String id) {
        Plan plan = find(id);
        if (plan == null) {
            throw new UsageException("no plan \"" + id + "\" in this session", "`plan` lists the plans");
        }
        return plan;
    }
}
