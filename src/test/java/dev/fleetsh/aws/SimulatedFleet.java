package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A sandbox and the source that reads it, with small delays. */
final class SimulatedFleet {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Pace QUICK = new Pace(
            3,
            6,
            Duration.ofMillis(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            8,
            false);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Sandbox sandbox;
    private Pace pace = QUICK;

    private SimulatedFleet(World world) {
        this.sandbox = new Sandbox(world, clock);
    }

    static SimulatedFleet of(int nodes) {
        return new SimulatedFleet(World.generate(nodes, World.DEFAULT_SEED, NOW));
    }

    /** All nodes in one account and Region, for page counts. */
    static SimulatedFleet inOneScope(World world) {
        return new SimulatedFleet(world);
    }

    SimulatedFleet fault(String text) {
        sandbox.faults().add(text);
        return this;
    }

    SimulatedFleet pace(Pace other) {
        this.pace = other;
        return this;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    World world() {
        return sandbox.world();
    }

    AwsSettings settings() {
        List<Target> accounts = world().accounts().stream()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return AwsSettings.simulated(sandbox::httpClient, accounts, world().regions(), clock)
                .withPace(pace);
    }

    Fleet load() {
        return load(Progress.NONE);
    }

    Fleet load(Progress progress) {
        return new AwsFleetSource(settings()).load(progress);
    }
}
