package dev.fleetsh.remedy.apply;

import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Numbering;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.remedy.plan.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a plan's effects: part by part as the plan has its stages, in each what is shared first and alone, then what
 * belongs to single nodes, in waves. Whatever needs the answer of another effect comes behind it.
 */
final class Schedule {
    private Schedule() {}

    /**
     * Effects that go together.
     *
     * @param alone whether it is one effect on something shared
     */
    record Step(Stage stage, List<Effect> effects, boolean alone) {}

    static List<Step> of(Plan plan) {
        return plan.undoes().isEmpty() ? forwards(plan) : asListed(plan);
    }

    /** What is taken back goes the way back to the letter. */
    private static List<Step> asListed(Plan plan) {
        List<Step> steps = new ArrayList<>();
        List<Effect> ofNodes = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            boolean shared = node(effect).isEmpty();
            if (!ofNodes.isEmpty() && (shared || ofNodes.get(0).stage() != effect.stage())) {
                steps.add(new Step(ofNodes.get(0).stage(), List.copyOf(ofNodes), false));
                ofNodes.clear();
            }
            if (shared) {
                steps.add(new Step(effect.stage(), List.of(effect), true));
            } else {
                ofNodes.add(effect);
            }
        }
        if (!ofNodes.isEmpty()) {
            steps.add(new Step(ofNodes.get(0).stage(), List.copyOf(ofNodes), false));
        }
        return steps;
    }

    private static List<Step> forwards(Plan plan) {
        List<Step> steps = new ArrayList<>();
        List<Effect> stage = new ArrayList<>();
        for (Effect effect : plan.effects()) {
            if (!stage.isEmpty() && stage.get(0).stage() != effect.stage()) {
                add(steps, stage);
                stage.clear();
            }
            stage.add(effect);
        }
        add(steps, stage);
        return steps;
    }

    /** Id of the one node that the effect belongs to; empty for effects on what is shared. */
    static String node(Effect effect) {
        if (!effect.resource().kind().ofOneNode()) {
            return "";
        }
        return effect.action() instanceof Action.Call ? effect.resource().id() : RunCommand.node(effect.action());
    }

    private static void add(List<Step> steps, List<Effect> stage) {
        Map<Integer, Integer> levels = levels(stage);
        int highest = levels.values().stream().mapToInt(level -> level).max().orElse(-1);
        for (int level = 0; level <= highest; level++) {
            List<Effect> ofNodes = new ArrayList<>();
            for (Effect effect : stage) {
                if (levels.get(effect.number()) == level) {
                    if (node(effect).isEmpty()) {
                        steps.add(new Step(effect.stage(), List.of(effect), true));
                    } else {
                        ofNodes.add(effect);
                    }
                }
            }
            if (!ofNodes.isEmpty()) {
                steps.add(new Step(ofNodes.get(0).stage(), List.copyOf(ofNodes), false));
            }
        }
    }

    /** What waits for the waves of other nodes goes one level up. */
    private static Map<Integer, Integer> levels(List<Effect> stage) {
        Map<Integer, Integer> levels = new HashMap<>();
        Map<Integer, String> nodes = new HashMap<>();
        for (Effect effect : stage) {
            String node = node(effect);
            int level = 0;
            for (int needed : Numbering.needs(effect)) {
                if (levels.containsKey(needed)) {
                    String other = nodes.getOrDefault(needed, "");
                    boolean behindWaves = !other.isEmpty() && !other.equals(node);
                    level = Math.max(level, levels.get(needed) + (behindWaves ? 1 : 0));
                }
            }
            levels.put(effect.number(), level);
            nodes.put(effect.number(), node);
        }
        return levels;
    }
}
