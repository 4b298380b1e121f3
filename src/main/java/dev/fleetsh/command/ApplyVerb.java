package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code apply}: does what a plan says, in waves, once a person has said yes. */
final class ApplyVerb implements Called, AboutPlan {
    private final Consent consent;

    ApplyVerb(Consent consent) {
        this.consent = consent;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String synopsis() {
        return "apply [PLAN | FILE.json] [--reason TEXT] [--wave N|P%] [--max-errors N|P%] [--concurrency N] [--pause]"
                + " [--yes --max-nodes N]";
    }

    @Override
    public String summary() {
        return "does what a plan says, in waves, after a typed confirmation; looks whether it helped";
    }

    @Override
    public String help() {
        return """
                What the plan rests on is read again first; where it has moved, nothing is done. Every call stands in the
                journal before it is made. Ctrl-C pauses: what is in flight comes to its end, `resume` goes on. A second
                Ctrl-C leaves at once; `resume` finds out what became of what was in flight. So it is in batch.
                In batch nobody is asked: --yes --max-nodes N goes on where the plan reaches no more than N nodes.
                In Groovy: apply(p, reason: 'INC-4711'). A script is asked about as a line is; --yes is no word of scripts.""";
    }

    @Override
    public List<Option> options() {
        return ApplyWords.OPTIONS;
    }

    @Override
    public boolean takesValue() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return apply(session, arguments, ApplyWords.consent(arguments));
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        CallWords words = CallWords.of(arguments);
        return apply(session, CallOptions.of(this, words), OptionalInt.empty());
    }

    private Object apply(Session session, Arguments arguments, OptionalInt yes) {
        Plan plan = PlanWord.of(session, arguments);
        if (plan.isEmpty()) {
            throw new UsageException(
                    plan.id() + " has no effects: there is nothing to apply", "`show " + plan.id() + "`");
        }
        @Nullable String reason = arguments.option("reason");
        return new Applier(session, consent)
                .apply(plan, reason == null ? "" : reason, ApplyWords.options(plan, arguments), yes);
    }

    /** Options of a function: those of the command line but the consent, which no script can give. */
    static final class CallOptions {
        private CallOptions() {}

        static Arguments of(Command verb, CallWords words) {
            Map<String, String> options = new java.util.LinkedHashMap<>();
            List<String> known = new ArrayList<>();
            verb.options().forEach(option -> known.add(option.name()));
            words.named().forEach((name, value) -> {
                if (name.equals("yes") || name.equals("max-nodes") || name.equals("maxNodes")) {
                    throw new UsageException(
                            "a script can't say yes for the person: " + verb.name() + "(… " + name + ": " + value + ")",
                            "start fleetsh with --yes --max-nodes N, before -f or run");
                }
                String option = known.contains(name) ? name : dashed(name);
                if (!known.contains(option)) {
                    throw new UsageException(
                            "`" + verb.name() + "` has no option " + name, "`help " + verb.name() + "` lists them");
                }
                if (Boolean.FALSE.equals(value)) {
                    if (known.contains("no-" + option)) {
                        options.put("no-" + option, "");
                    }
                } else {
                    options.put(option, Boolean.TRUE.equals(value) ? "" : String.valueOf(value));
                }
            });
            Object first = words.first();
            if (!words.inOrder().isEmpty()) {
                throw new UsageException(verb.name() + "(…) takes one plan", "as in " + verb.name() + "(p)");
            }
            boolean text = first instanceof CharSequence;
            return new Arguments(options, text ? String.valueOf(first) : "", text ? null : first);
        }

        private static String dashed(String name) {
            return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
