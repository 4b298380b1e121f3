package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.forecast.PlanDiff;
import dev.fleetsh.session.Session;
import java.util.List;

/** {@code diff}: in what two plans differ. */
final class DiffVerb implements Called, AboutPlan {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String synopsis() {
        return "diff PLAN PLAN";
    }

    @Override
    public String summary() {
        return "in what two plans differ: effects, what they rest on, remarks";
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return of(session, List.copyOf(arguments.words()));
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        return of(session, arguments);
    }

    private static Object of(Session session, List<?> two) {
        if (two.size() != 2) {
            throw new UsageException("two plans are wanted, and there are " + two.size(), "write diff p1 p2");
        }
        return PlanDiff.between(PlanWord.given(session, two.get(0)), PlanWord.given(session, two.get(1)));
    }
}
