package dev.fleetsh.session;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans of a session by their ids: {@code p1}, {@code p2}, … Safe for several threads. */
public final class Plans {
    private final Map<String, Plan> byId = new LinkedHashMap<>();
    private int last;

    /** The name of the next plan. */
    public synchronized PlanName next() {
        return PlanName.random("p" + ++last);
    }

    /** Numbers go on behind that one: a journal has it. */
    public synchronized void after(int number) {
        last = Math.max(last, number);
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
