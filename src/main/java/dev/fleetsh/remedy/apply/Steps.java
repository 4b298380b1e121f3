package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.command.CommandOrder;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through a plan step by step. */
final class Steps {
    private final Course course;
    private final Verifying verifying;
    private final Calls calls;

    Steps(Course course, Verifying verifying) {
        this.course = course;
        this.verifying = verifying;
        this.calls = new Calls(course);
    }

    /** Everything that is still open, until something stops it. */
    void run() {
        for (Schedule.Step step : Schedule.of(course.plan())) {
            if (!course.stop().isEmpty()) {
                return;
            }
            if (step.alone()) {
                alone(step.effects().get(0));
                verifying.look();
            } else {
                waves(step);
            }
        }
    }

    private void alone(Effect effect) {
        if (course.standing().open(effect)) {
            if (effect.action() instanceof Action.Call) {
                calls.apply(effect);
            } else {
                new CommandRuns(course).run(groups(List.of(effect)));
            }
        }
    }

    private void waves(Schedule.Step step) {
        Set<String> nodes = new LinkedHashSet<>();
        for (Effect effect : step.effects()) {
            if (course.standing().left(effect).isEmpty()) {
                nodes.add(Schedule.node(effect));
            }
        }
        List<List<String>> waves = course.options().waves(List.copyOf(nodes));
        for (int i = 0; i < waves.size(); i++) {
            List<String> wave = waves.get(i);
            List<Effect> effects = step.effects().stream()
                    .filter(effect -> wave.contains(Schedule.node(effect)))
                    .filter(course.standing()::open)
                    .toList();
            if (effects.isEmpty()) {
                continue;
            }
            if (!course.stop().isEmpty()) {
                return;
            }
            String stage = step.stage().label();
            course.write(new JournalRecord.Wave(course.clock().instant(), stage, i + 1, waves.size(), wave));
            course.tell(new ApplyEvent.WaveBegun(step.stage(), i + 1, waves.size(), wave));
            wave(effects);
            verifying.look();
            if (course.options().pauseAfterWave()
                    && i + 1 < waves.size()
                    && course.stop().isEmpty()) {
                course.halt("wave " + (i + 1) + " of " + waves.size() + " of the stage " + stage + " is over");
            }
        }
    }

    /** Each node's effects one after another; those of different nodes go together. */
    private void wave(List<Effect> effects) {
        Map<String, List<Effect>> byNode = new LinkedHashMap<>();
        effects.forEach(effect -> byNode.computeIfAbsent(Schedule.node(effect), key -> new ArrayList<>())
                .add(effect));
        int rounds = byNode.values().stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            List<Effect> commands = new ArrayList<>();
            for (List<Effect> ofNode : byNode.values()) {
                if (round >= ofNode.size()) {
                    continue;
                }
                Effect effect = ofNode.get(round);
                if (!(effect.action() instanceof Action.Call)) {
                    commands.add(effect);
                } else if (course.stop().isEmpty()) {
                    calls.apply(effect);
                }
            }
            if (!commands.isEmpty() && course.stop().isEmpty()) {
                new CommandRuns(course).run(groups(commands));
            }
        }
    }

    private List<CommandGroup> groups(List<Effect> effects) {
        record Key(ScopeId scope, RunCommand command) {}
        Map<Key, List<Effect>> alike = new LinkedHashMap<>();
        for (Effect effect : effects) {
            String hindered = course.standing().hindered(effect);
            if (hindered.isEmpty()) {
                RunCommand command =
                        RunCommand.of(effect.action().with(course.standing().resolved(effect)));
                alike.computeIfAbsent(new Key(effect.resource().scope(), command), key -> new ArrayList<>())
                        .add(effect);
            } else {
                course.ended(effect, new Outcome.Skipped(hindered));
            }
        }
        List<CommandGroup> groups = new ArrayList<>();
        alike.forEach((key, some) -> {
            for (int i = 0; i < some.size(); i += CommandOrder.MOST_NODES) {
                groups.add(new CommandGroup(
                        key.scope(),
                        key.command(),
                        some.subList(i, Math.min(some.size(), i + CommandOrder.MOST_NODES))));
            }
        });
        return groups;
    }
}
