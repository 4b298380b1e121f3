package dev.fleetsh.remedy.catalogue;

import java.util.List;
import java.util.function.Consumer;

/** A remedy made of values. */
public record TestRemedy(
        String id,
        List<String> fixes,
        List<RemedyParameter> parameters,
        boolean onlyIfAsked,
        Consumer<Planning> planner)
        implements Remedy {

    public static TestRemedy of(String id, List<String> fixes, Consumer<Planning> planner) {
        return new TestRemedy(id, fixes, List.of(), false, planner);
    }

    public TestRemedy taking(RemedyParameter... more) {
        return new TestRemedy(id, fixes, List.of(more), onlyIfAsked, planner);
    }

    public TestRemedy asked() {
        return new TestRemedy(id, fixes, parameters, true, planner);
    }

    @Override
    public String title() {
        return "Title of " + id;
    }

    @Override
    public String help() {
        return "";
    }

    @Override
    public String origin() {
        return id + ".groovy";
    }

    @Override
    public void plan(Planning planning) {
        planner.accept(planning);
    }
}
