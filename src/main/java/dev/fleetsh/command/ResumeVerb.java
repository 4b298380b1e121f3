package dev.fleetsh.command;

import dev.fleetsh.remedy.apply.Brake;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.OptionalInt;

/** {@code resume} and {@code cancel}: what becomes of an apply that did not come to its end. */
final class ResumeVerb implements Called {
    private final Consent consent;
    private final boolean cancels;

    /** @param cancels whether what is in flight is ended rather than gone on with */
    ResumeVerb(Consent consent, boolean cancels) {
        this.consent = consent;
        this.cancels = cancels;
    }

    @Override
    public String name() {
        return cancels ? "cancel" : "resume";
    }

    @Override
    public String synopsis() {
        return name() + " [PLAN | JOURNAL] [--reason TEXT] "
                + (cancels ? "" : "[--wave N|P%] [--max-errors N|P%] [--concurrency N] [--pause | --no-pause] ")
                + "[--yes --max-nodes N]";
    }

    @Override
    public String summary() {
        return cancels
                ? "ends an apply that was interrupted or paused: what is in flight is cancelled, the rest is not begun any more"
                : "goes on with an apply that was interrupted or paused; looks up what became of calls in flight first";
    }

    @Override
    public String help() {
        return cancels
                ? "What was changed stays: `undo` takes it back. Where nothing is in flight, nothing is called, and nobody is asked."
                : "Nothing that may have arrived is called again. Waves, concurrency, the budget of errors and pauses are as"
                        + " in the apply, unless said otherwise. Without words: the only one there is.";
    }

    @Override
    public List<Option> options() {
        return cancels ? ApplyWords.TO_CANCEL : ApplyWords.TO_RESUME;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return Interrupted.suggestions(session);
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return resume(session, arguments, ApplyWords.consent(arguments));
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        return resume(session, ApplyVerb.CallOptions.of(this, CallWords.of(arguments)), OptionalInt.empty());
    }

    private Object resume(Session session, Arguments arguments, OptionalInt yes) {
        Recorded recorded = Interrupted.named(session, arguments.text(), cancels);
        Applier applier = new Applier(session, consent);
        String reason = arguments.option("reason");
        if (cancels && recorded.inFlight().isEmpty()) {
            return applier.cancel(recorded.id(), reason == null ? "" : reason);
        }
        Brake brake = new Brake();
        if (cancels) {
            brake.cancel();
        }
        return applier.resume(
                recorded.id(),
                reason == null ? recorded.opened().reason() : reason,
                ApplyWords.options(recorded, arguments),
                yes,
                brake);
    }
}
