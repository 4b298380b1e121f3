package dev.fleetsh.remedy.trial;

import dev.fleetsh.check.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One remedy, put to the proof.
 *
 * @param remedy its id
 * @param edition of the rules
 * @param nodes names of the nodes that it is planned for
 * @param arguments that it is given
 * @param check that does not pass on any of the nodes before, and passes on all of them afterwards; empty where no API
 *     tells what it changes
 * @param world changes the world first, where the default fleet has no such fault
 * @param calls operations that the plan makes, in their order
 */
record Trial(
        String remedy,
        Edition edition,
        List<String> nodes,
        Map<String, Object> arguments,
        String check,
        Consumer<Lab> world,
        List<String> calls) {

    static Trial of(String remedy, String node) {
        return new Trial(remedy, Edition.CURRENT, List.of(node), Map.of(), "", lab -> {}, List.of());
    }

    Trial and(String... more) {
        List<String> all = new ArrayList<>(nodes);
        all.addAll(List.of(more));
        return new Trial(remedy, edition, all, arguments, check, world, calls);
    }

    Trial given(String name, Object value) {
        Map<String, Object> all = new TreeMap<>(arguments);
        all.put(name, value);
        return new Trial(remedy, edition, nodes, all, check, world, calls);
    }

    /** By the rules of the page that the project began from. */
    Trial bySeed() {
        return new Trial(remedy, Edition.SEED, nodes, arguments, check, world, calls);
    }

    Trial mends(String id) {
        return new Trial(remedy, edition, nodes, arguments, id, world, calls);
    }

    Trial in(Consumer<Lab> changed) {
        return new Trial(remedy, edition, nodes, arguments, check, changed, calls);
    }

    Trial calling(String... operations) {
        return new Trial(remedy, edition, nodes, arguments, check, world, List.of(operations));
    }

    @Override
    public String toString() {
        return remedy + " for " + String.join(", ", nodes) + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
