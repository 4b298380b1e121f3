package dev.fleetsh;

import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.Opened;
import dev.fleetsh.aws.Pace;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.sandbox.Fault;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.shell.Options;
import dev.fleetsh.source.CallBudget;
import dev.fleetsh.source.FleetRequest;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulated fleet, read through the same AWS client as a real one. The world is made when it is first read. */
final class SimulatedFleet implements FleetSource {
    private final Options options;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Opened opened;

    /**
     * @throws UsageException when a fault can't be understood
     */
    SimulatedFleet(Options options) {
        this.options = options;
        options.faults().forEach(SimulatedFleet::check);
    }

    /** The simulated AWS that the options describe. */
    static Sandbox sandbox(Options options, Clock clock) {
        Integer nodes = options.sandboxNodes();
        Long seed = options.sandboxSeed();
        World world = World.generate(
                nodes == null ? World.DEFAULT_NODES : nodes, seed == null ? World.DEFAULT_SEED : seed, clock.instant());
        Sandbox sandbox = new Sandbox(world, clock);
        if (options.limits()) {
            sandbox.limits().on();
        }
        options.faults().forEach(fault -> {
            check(fault);
            sandbox.faults().add(fault);
        });
        return sandbox;
    }

    private static void check(String fault) {
        try {
            for (String part : fault.split("[,\\s]+")) {
                if (!part.isEmpty()) {
                    Fault.parse(part);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--fault " + fault + ": " + e.getMessage(), "");
        }
    }

    @Override
    public String describe() {
        return "simulated fleet";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Fleet load(Progress progress) {
        return source().load(progress);
    }

    @Override
    public Fleet refresh(Fleet known, Staleness limits, Progress progress) {
        return source().refresh(known, limits, progress);
    }

    @Override
    public CallBudget budget(@Nullable Fleet known, Progress progress) {
        return source().budget(known, progress);
    }

    @Override
    public FleetSource other(FleetRequest request) {
        return source().other(request);
    }

    @Override
    public List<String> options() {
        return source().options();
    }

    private AwsFleetSource source() {
        return new AwsFleetSource(opened());
    }

    /** How to reach the simulated AWS; every reader and every change reaches the same one. */
    synchronized Opened opened() {
        if (opened == null) {
            Sandbox sandbox = sandbox(options, clock);
            List<String> simulated = sandbox.world().regions();
            for (String region : options.regions()) {
                if (!simulated.contains(region)) {
                    throw new UsageException(
                            "no Region \"" + region + "\" in the simulated fleet",
                            "it has " + String.join(", ", simulated));
                }
            }
            // By roles one gets everywhere from the account that manages the others.
            List<AwsSettings.Target> accounts = sandbox.world().accounts().stream()
                    .limit(options.entrance() == null ? Long.MAX_VALUE : 1)
                    .map(a -> AwsSettings.Target.keys(a.alias(), a.accessKeyId(), a.secretAccessKey()))
                    .toList();
            opened = new Opened(AwsSettings.simulated(
                            sandbox::httpClient,
                            accounts,
                            options.regions().isEmpty() ? simulated : options.regions(),
                            clock)
                    .withPace(options.limits() ? Pace.AWS : Pace.SIMULATED)
                    .entering(options.entrance()));
        }
        return opened;
    }
}
