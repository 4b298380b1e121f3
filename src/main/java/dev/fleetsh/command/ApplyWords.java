package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.apply.ApplyOptions;
import dev.fleetsh.remedy.apply.Share;
import dev.fleetsh.remedy.plan.Plan;
import java.util.List;
import java.util.OptionalInt;

/** How an apply is to go about it, as typed. */
final class ApplyWords {
    static final List<Option> OPTIONS = List.of(
            Option.of("reason", "TEXT", "why; it stands in the journal"),
            Option.of("wave", "N|P%", "nodes of each wave; one canary, a tenth and the rest without it"),
            Option.of("max-errors", "N|P%", "how many effects may fail before no more is begun; 0 without it"),
            Option.of("concurrency", "N", "how many nodes are changed at once; 50 without it"),
            Option.flag("pause", "pauses after each wave; `resume` goes on"),
            Option.flag("yes", "asks nothing, in batch; needs --max-nodes"),
            Option.of("max-nodes", "N", "with --yes: how many nodes the plan may reach"));

    private ApplyWords() {}

    static ApplyOptions options(Plan plan, Arguments arguments) {
        ApplyOptions options = ApplyOptions.USUAL;
        Object planned = plan.arguments().get(Planned.WAVE);
        String wave = arguments.option("wave");
        if (wave != null || planned != null) {
            options = options.wave(Share.parse(wave != null ? wave : String.valueOf(planned)));
        }
        String errors = arguments.option("max-errors");
        if (errors != null) {
            options = options.maxErrors(Share.parse(errors));
        }
        if (arguments.has("concurrency")) {
            options = options.concurrency(arguments.number("concurrency", 0, 1));
        }
        return options.pauseAfterWave(arguments.has("pause"));
    }

    /**
     * The consent that stands in the line.
     *
     * @throws UsageException for one half of it
     */
    static OptionalInt consent(Arguments arguments) {
        if (arguments.has("yes") != arguments.has("max-nodes")) {
            throw new UsageException(
                    "--yes and --max-nodes belong together",
                    "--yes --max-nodes N applies the plan if it reaches no more than N nodes");
        }
        return arguments.has("yes") ? OptionalInt.of(arguments.number("max-nodes", 0, 1)) : OptionalInt.empty();
    }
}
