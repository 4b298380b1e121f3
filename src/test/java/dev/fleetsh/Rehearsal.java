package dev.fleetsh;

import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.command.Consent;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.sandbox.Change;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A simulated AWS for tests of whole applies. While the test holds its clock, what was sent stays on its way; so a test can
 * say in which moment a person presses a key, or a process dies.
 */
public final class Rehearsal implements FleetSource {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HeldClock aws = new HeldClock();
    private final ShiftedClock shell = new ShiftedClock();
    private final Sandbox sandbox;
    private final AwsSettings settings;

    /** The account retail in two Regions, with the nodes that the default fleet has there. */
    public Rehearsal() {
        this(account -> account.equals("retail"), List.of("eu-west-3", "us-east-1"));
    }

    private Rehearsal(Predicate<String> accounts, List<String> regions) {
        sandbox = new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.now()), aws);
        List<AwsSettings.Target> targets = sandbox.world().accounts().stream()
                .filter(account -> accounts.test(account.alias()))
                .map(account ->
                        AwsSettings.Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        settings = AwsSettings.simulated(
                sandbox::httpClient,
                targets,
                regions.isEmpty() ? sandbox.world().regions() : regions,
                Clock.systemUTC());
    }

    /** The whole default fleet. */
    public static Rehearsal whole() {
        return new Rehearsal(account -> true, List.of());
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** What a session changes this AWS with, with its state in a folder. */
    public Workshop workshop(Consent consent, Path folder) {
        UserFolders folders = UserFolders.of(Map.of("FLEETSH_HOME", folder.toString()), folder);
        return Workshops.of(
                new Connection(this, approvals -> new AwsCloud(settings, approvals)), consent, folders, shell);
    }

    /** Lets nothing come to its end from now on. */
    public void hold() {
        aws.held = Instant.now();
    }

    /** Lets everything go on. */
    public void release() {
        aws.held = null;
    }

    /** Lets that much time pass for the one who approves. */
    public void later(Duration time) {
        shell.shift = shell.shift.plus(time);
    }

    /** Waits until AWS has taken that many commands. */
    public void awaitCommands(int commands) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (changes("ssm:SendCommand").size() < commands) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only these were sent: " + changes("ssm:SendCommand"));
            }
            Thread.sleep(10);
        }
    }

    public List<Change> changes(String action) {
        return sandbox.changes().changes(action);
    }

    /** How many commands each node was sent. */
    public Map<String, Integer> sent() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Change change : changes("ssm:SendCommand")) {
            ((List<?>) change.parameters().get("InstanceIds"))
                    .forEach(id -> counts.merge(String.valueOf(id), 1, Integer::sum));
        }
        return counts;
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
        return new AwsFleetSource(settings).load(progress);
    }

    private abstract static class Utc extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }

    private static final class HeldClock extends Utc {
        private volatile @Nullable Instant held;

        @Override
        public Instant instant() {
            Instant now = held;
            return now == null ? Instant.now() : now;
        }
    }

    private static final class ShiftedClock extends Utc {
        private volatile Duration shift = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(shift);
        }
    }
}
