package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.apply.ApplyOptions;
import dev.fleetsh.remedy.apply.Share;
import dev.fleetsh.remedy.journal.Recorded;
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

    /** How to go on: what is not said stays as it was. */
    static final List<Option> TO_RESUME = List.of(
            Option.of("reason", "TEXT", "why; that of the apply without it"),
            Option.of("wave", "N|P%", "nodes of each wave; as in the apply without it"),
            Option.of("max-errors", "N|P%", "how many effects may fail from now on; as in the apply without it"),
            Option.of("concurrency", "N", "how many nodes are changed at once; as in the apply without it"),
            Option.flag("pause", "pauses after each wave, as it does where the apply did"),
            Option.flag("no-pause", "pauses no more"),
            Option.flag("yes", "asks nothing, in batch; needs --max-nodes"),
            Option.of("max-nodes", "N", "with --yes: how many nodes the plan may reach"));

    static final List<Option> TO_CANCEL = List.of(
            Option.of("reason", "TEXT", "why; it stands in the journal"),
            Option.flag("yes", "asks nothing, in batch; needs --max-nodes"),
            Option.of("max-nodes", "N", "with --yes: how many nodes the plan may reach"));

    private ApplyWords() {}

    static ApplyOptions options(Plan plan, Arguments arguments) {
        Object planned = plan.arguments().get(Planned.WAVE);
        return options(
                planned == null ? ApplyOptions.USUAL : ApplyOptions.USUAL.wave(Share.parse(String.valueOf(planned))),
                arguments);
    }

    /**
     * The same where an apply goes on: what the line does not say is as it was.
     *
     * @throws dev.fleetsh.fleet.RemedyException where the journal does not say how it was
     */
    static ApplyOptions options(Recorded recorded, Arguments arguments) {
        return options(ApplyOptions.of(recorded), arguments);
    }

    private static ApplyOptions options(ApplyOptions before, Arguments arguments) {
        ApplyOptions options = before;
        String wave = arguments.option("wave");
        if (wave != null) {
            options = options.wave(wave(wave));
        }
        String errors = arguments.option("max-errors");
        if (errors != null) {
            options = options.maxErrors(Share.parse(errors));
        }
        if (arguments.has("concurrency")) {
            options = options.concurrency(arguments.number("concurrency", 0, 1));
        }
        if (arguments.has("pause") && arguments.has("no-pause")) {
            throw new UsageException("--pause and --no-pause contradict each other", "leave one of them out");
        }
        return options.pauseAfterWave(arguments.has("pause") || options.pauseAfterWave() && !arguments.has("no-pause"));
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

    private static Share wave(String text) {
        Share size = Share.parse(text);
        if (size.number() == 0) {
            throw new UsageException("a wave of " + text + " reaches no node", "write --wave 1, or --wave 10%");
        }
        return size;
    }
}
