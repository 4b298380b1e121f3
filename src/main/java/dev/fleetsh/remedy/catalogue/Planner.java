package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UnknownFactException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Remark;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes plans of remedies. It only reads. */
public final class Planner {
    private final Remedies remedies;
    private final Cloud cloud;
    private final Function<String, NodeScript> scripts;
    private final Supplier<PlanName> names;
    private final Clock clock;

    /**
     * @param scripts finds a node script by the name of its file
     * @param names gives the next plan its name
     */
    public Planner(
            Remedies remedies,
            Cloud cloud,
            Function<String, NodeScript> scripts,
            Supplier<PlanName> names,
            Clock clock) {
        this.remedies = remedies;
        this.cloud = cloud;
        this.scripts = scripts;
        this.names = names;
        this.clock = clock;
    }

    public Remedies remedies() {
        return remedies;
    }

    /**
     * Plans one remedy for a selection.
     *
     * @param assessment of the whole fleet as it is now
     * @param raw what the remedy is given, as typed or as Groovy has it
     * @throws dev.fleetsh.fleet.UsageException for an unknown remedy, and for arguments that it does not take
     * @throws RemedyException where the remedy can't plan; it names the remedy, and the node it was at
     * @throws CloudException where AWS can't be read
     */
    public Plan plan(
            String remedy,
            Fleet fleet,
            Nodes selection,
            Assessment assessment,
            Map<String, ? extends @Nullable Object> raw) {
        Remedy found = remedies.named(remedy);
        Map<String, @Nullable Object> arguments = Arguments.read(found, raw);
        PlanName name = names.get();
        Planning planning = run(found, fleet, selection, assessment, arguments, name);
        return plan(
                name,
                found.id() + " · " + selected(selection),
                found.id(),
                arguments,
                selection,
                planning.effects(),
                planning.remarks());
    }

    /** The name of a plan that is put together by {@link #draft} and {@link #plan(PlanName, String, String, Map, Nodes, List, List)}. */
    public PlanName name() {
        return names.get();
    }

    /**
     * What one remedy would do, as a part of a larger plan: all its parameters have their fallbacks.
     *
     * @throws FleetException as above
     */
    public Planning draft(PlanName name, Remedy remedy, Fleet fleet, Nodes selection, Assessment assessment) {
        return run(remedy, fleet, selection, assessment, Arguments.read(remedy, Map.of()), name);
    }

    /** A plan of effects that stand fast. */
    public Plan plan(
            PlanName name,
            String title,
            String kind,
            Map<String, @Nullable Object> arguments,
            Nodes selection,
            List<Effect> effects,
            List<Remark> remarks) {
        return new Plan(
                name.id(),
                name.uid(),
                title,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                kind,
                arguments,
                "",
                selection.ids(),
                effects,
                remarks);
    }

    private Planning run(
            Remedy remedy,
            Fleet fleet,
            Nodes selection,
            Assessment assessment,
            Map<String, @Nullable Object> arguments,
            PlanName name) {
        Planning planning = new Planning(remedy, fleet, selection, assessment, arguments, cloud, scripts, name);
        try {
            remedy.plan(planning);
            // A draft that lacks its call is the remedy's mistake too.
            planning.effects();
            return planning;
        } catch (RemedyException e) {
            throw new RemedyException(failed(remedy, planning, e.getMessage()), e.hint());
        } catch (UnknownFactException e) {
            throw new RemedyException(failed(remedy, planning, e.getMessage()), e.hint());
        } catch (CloudException e) {
            throw new CloudException(failed(remedy, planning, e.getMessage()), e.hint());
        } catch (RefusedException e) {
            throw new RefusedException(e.code(), e.throttled(), failed(remedy, planning, e.getMessage()), e.hint());
        } catch (AmbiguousException e) {
            throw new AmbiguousException(failed(remedy, planning, e.getMessage()), e.hint());
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new RemedyException(
                    failed(remedy, planning, e.getClass().getSimpleName() + ": " + e.getMessage()),
                    "it comes from " + remedy.origin());
        }
    }

    private static String failed(Remedy remedy, Planning planning, @Nullable String why) {
        Node node = planning.at();
        return remedy.id() + " can't be planned" + (node == null ? "" : " for " + node) + ": " + why;
    }

    private static String selected(Nodes selection) {
        return selection.size() == 1 ? selection.get(0).name() : selection.size() + " nodes";
    }
}
