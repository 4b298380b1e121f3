package dev.fleetsh.command;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.forecast.WhatIf;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;

/** {@code whatif}: the checks on the fleet as a plan would leave it. */
final class WhatIfVerb implements AboutPlan {
    @Override
    public String name() {
        return "whatif";
    }

    @Override
    public String synopsis() {
        return "whatif [PLAN | FILE.json]";
    }

    @Override
    public String summary() {
        return "what a plan would lead to: which nodes become ready, which stay as they are and why, what gets worse";
    }

    @Override
    public String help() {
        return "The changes are made to the model in memory; nothing is sent. Without words: the last plan.";
    }

    @Override
    public boolean takesValue() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        Plan plan = PlanWord.of(session, arguments);
        Fleet fleet = session.fleet();
        return new WhatIf(
                        fleet,
                        session.catalogue(),
                        fleet.takenAt(),
                        TriedBefore.of(session.workshop().journals(), fleet.takenAt()))
                .of(plan);
    }
}
