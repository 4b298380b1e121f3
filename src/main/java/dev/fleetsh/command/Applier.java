package dev.fleetsh.command;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.remedy.apply.ApplyOptions;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.remedy.apply.Applying;
import dev.fleetsh.remedy.apply.Brake;
import dev.fleetsh.remedy.apply.Observer;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.probe.ProbeKind;
import dev.fleetsh.remedy.probe.ProbePlans;
import dev.fleetsh.remedy.probe.Probing;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Applies plans in a session: asks, applies, and puts what was seen on the way into the fleet. */
final class Applier {
    private static final Set<String> SIGNALS = Set.of("ping", "channel", "agent");

    private final Session session;
    private final Consent consent;
    private final Waiter waiter = time -> Thread.sleep(time.toMillis());

    Applier(Session session, Consent consent) {
        this.session = session;
        this.consent = consent;
    }

    /**
     * Applies a plan.
     *
     * @throws dev.fleetsh.fleet.RemedyException where it is not approved, or does not fit any more
     */
    ApplyResult apply(Plan plan, String reason, ApplyOptions options, OptionalInt yes) {
        workshop().journals().checkUnbegun(plan);
        List<Recorded> before = workshop().journals().ofPlan(plan.uid());
        return permitted(
                yes,
                () -> workshop().approvals().approve(plan, session.fleet(), reason, AppliedBefore.text(plan, before)),
                permit -> applying()
                        .apply(
                                permit,
                                session.fleet(),
                                workshop().journals()::begin,
                                options,
                                new Brake(),
                                consent.watcher()));
    }

    /** Goes on with the apply of a journal; with a brake that cancels, it only ends what is in flight. */
    ApplyResult resume(String journal, String reason, ApplyOptions options, OptionalInt yes, Brake brake) {
        Recorded recorded = workshop().journals().read(journal);
        return permitted(
                yes, () -> workshop().approvals().approve(recorded, session.fleet(), reason), permit -> applying()
                        .resume(
                                permit,
                                session.fleet(),
                                workshop().journals(),
                                journal,
                                options,
                                brake,
                                consent.watcher()));
    }

    /** Ends an apply of which nothing is in flight: nothing is called, so nobody is asked. */
    ApplyResult cancel(String journal, String reason) {
        return applying().cancel(workshop().journals(), journal, reason);
    }

    private ApplyResult permitted(OptionalInt yes, Supplier<Permit> approval, Function<Permit, ApplyResult> work) {
        Permit permit = consent.with(yes, approval);
        try {
            ApplyResult result = work.apply(permit);
            refresh(result);
            return result;
        } finally {
            workshop().approvals().end(permit);
        }
    }

    /** What AWS tells of the nodes that were reached is read anew, so that the next look at them is true. */
    private void refresh(ApplyResult result) {
        if (result.changed().isEmpty()) {
            return;
        }
        Fleet fleet = session.fleet();
        List<Node> reached = result.plan().reaches().stream()
                .map(fleet::node)
                .filter(Objects::nonNull)
                .toList();
        Set<String> facts = new LinkedHashSet<>(SIGNALS);
        for (Effect effect : result.changed()) {
            List<String> checks = new ArrayList<>(effect.fixes());
            checks.addAll(effect.verification().checks());
            session.catalogue().checks().stream()
                    .filter(check -> checks.contains(check.id()))
                    .forEach(check -> facts.addAll(check.inputs()));
        }
        try {
            session.merge(workshop().cloud().reread(Nodes.of(reached), facts));
        } catch (FleetException e) {
            // The apply is over all the same; `refresh` looks again, and says what is in the way.
            consent.remark("the nodes could not be read anew: " + e.getMessage() + "; `refresh` tries again");
        }
    }

    private Applying applying() {
        return new Applying(workshop().cloud(), session.catalogue(), observer(), session.clock(), waiter);
    }

    Probing probing() {
        return new Probing(
                new ProbePlans(workshop().scripts(), session.clock()),
                new Commands(workshop().cloud(), session.clock(), waiter),
                session.clock());
    }

    /** Reads what AWS tells, and sends the probes for what only they tell; all of it goes into the fleet. */
    private Observer observer() {
        return (permit, nodes, facts) -> {
            Nodes seen = workshop().cloud().reread(nodes, facts);
            for (ProbeKind kind : ProbeKind.values()) {
                if (facts.contains(kind.fact())) {
                    seen = probing().run(permit, kind, seen);
                }
            }
            session.merge(seen);
            return seen;
        };
    }

    private Workshop workshop() {
        return session.workshop();
    }
}
