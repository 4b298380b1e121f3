package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.command.CommandOrder;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.RunCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Effects that one command applies, each on its own node.
 *
 * @param command with all references replaced
 */
record CommandGroup(ScopeId scope, RunCommand command, List<Effect> effects) {
    CommandGroup {
        effects = List.copyOf(effects);
    }

    List<String> nodes() {
        return effects.stream().map(effect -> RunCommand.node(effect.action())).toList();
    }

    List<Integer> numbers() {
        return effects.stream().map(Effect::number).toList();
    }

    /**
     * What the command is found by: the plan's mark, its effects as far as there is room, and the line of the journal that
     * announces it.
     */
    static String comment(String mark, List<Integer> numbers, String journal, String tag, long line) {
        int first = numbers.get(0);
        String effects = numbers.size() == 1 ? "e" + first : "e" + first + "+" + (numbers.size() - 1);
        return mark + " " + effects + " " + journal + "-" + tag + "/" + line;
    }

    /** The call as the journal keeps it: with the parameters as planned, and a script by its id instead of its text. */
    static ApiCall announced(CommandOrder order, Action planned) {
        Map<String, @Nullable Object> parameters =
                new LinkedHashMap<>(order.call().parameters());
        if (planned instanceof Action.Script script) {
            parameters.remove("Parameters");
            parameters.put("Script", script.script().label());
            parameters.put("Arguments", script.arguments());
        } else {
            parameters.put("Parameters", planned.data());
        }
        parameters.put("LongestSeconds", order.longest().toSeconds());
        return ApiCall.of("ssm:SendCommand", parameters);
    }
}
