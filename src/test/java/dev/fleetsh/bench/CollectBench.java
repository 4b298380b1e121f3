package dev.fleetsh.bench;

import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.aws.Pace;
import dev.fleetsh.aws.Rates;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.sandbox.RateUse;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Collects many scopes from a sandbox that keeps AWS's rates and answers late: how near to what the limits allow, and
 * whether any bucket was exceeded. The shortest time that the limits allow is that of the bucket that takes longest, full
 * at first; it is computed from the sandbox's own log. Where the machine is too slow for that many calls a second, time is
 * stretched: the sandbox's clock, its latency and the client's rates all go that many times slower, and figures are by the
 * sandbox's clock.
 */
public final class CollectBench {
    private static final double GOAL = 90;

    private CollectBench() {}

    /**
     * @param arguments scopes, nodes of each, milliseconds until an answer comes, and how many times slower time goes: 50,
     *     2000, 20 and 1 where absent
     */
    public static void main(String[] arguments) throws IOException {
        int scopes = argument(arguments, 0, 50);
        int nodes = argument(arguments, 1, 2000);
        int latency = argument(arguments, 2, 20);
        int slower = argument(arguments, 3, 1);
        Sandbox sandbox = new Sandbox(world(scopes, nodes), new SlowClock(slower));
        sandbox.faults().add("latency=" + latency * slower + "ms");
        List<Target> accounts = sandbox.world().accounts().stream()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        AwsSettings settings = AwsSettings.simulated(
                        sandbox::httpClient, accounts, sandbox.world().regions(), Clock.systemUTC())
                .withPace(Pace.AWS);
        sandbox.limits().on();
        long start = System.nanoTime();
        Fleet fleet = new AwsFleetSource(settings, new Rates(settings, slower)).load(Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9 / slower;
        List<RateUse> uses = sandbox.limits().uses();
        RateUse slowest =
                uses.stream().max(Comparator.comparing(RateUse::leastSeconds)).orElseThrow();
        long calls = uses.stream().mapToLong(RateUse::admitted).sum();
        long refused = uses.stream().mapToLong(RateUse::refused).sum();
        double share = slowest.leastSeconds() / seconds * 100;
        System.out.printf(
                Locale.ROOT,
                "collect: %d scopes × %,d nodes, answers after %d ms, time %d times slower: %,d calls in %.1f s; the limits allow %.1f s"
                        + " (%s): %.1f %% of the rate, goal %.0f %%: %s%n",
                scopes,
                nodes,
                latency,
                slower,
                calls,
                seconds,
                slowest.leastSeconds(),
                slowest.operation(),
                share,
                GOAL,
                share >= GOAL ? "met" : "MISSED");
        System.out.printf(
                Locale.ROOT,
                "collect: %,d buckets, %d calls refused for rate: %s; fleet %s, %d of %d scopes complete%n",
                uses.size(),
                refused,
                refused == 0 ? "none exceeded" : "EXCEEDED",
                fleet.nodes(),
                fleet.completeness().completeScopes(),
                fleet.completeness().scopes());
        fleet.completeness().gaps().stream().limit(5).forEach(System.out::println);
        uses.stream().filter(use -> use.refused() > 0).limit(10).forEach(System.out::println);
        Figures.add("share of the rate that the limits allow", "fleetsh", share, "%", ">= " + GOAL);
        Figures.add("calls refused for rate", "fleetsh", refused, "calls", "0");
        System.exit(0);
    }

    private static int argument(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    /** So many accounts in one Region, each with so many nodes of a generated world. */
    private static World world(int scopes, int nodes) {
        Instant now = Instant.now();
        World generated = World.generate(scopes * nodes, World.DEFAULT_SEED, now);
        List<SimNode> all = generated.nodes().toList();
        SimScope pattern = generated.scopes().get(0);
        List<Account> accounts = new ArrayList<>();
        List<SimScope> own = new ArrayList<>();
        for (int i = 0; i < scopes; i++) {
            String id = String.format("%012d", 100_000_000_000L + i);
            Account account =
                    new Account(id, "unit-" + i, "AKIABENCH" + id, "no secret", "arn:aws:iam::" + id + ":user/fleetsh");
            accounts.add(account);
            own.add(new SimScope(
                    account,
                    pattern.region(),
                    pattern.sessionDocument(),
                    pattern.deniedActions(),
                    pattern.activationTier(),
                    pattern.hostManagement(),
                    pattern.associations(),
                    all.subList(i * nodes, (i + 1) * nodes).stream()
                            .sorted(Comparator.comparing(SimNode::id))
                            .toList()));
        }
        return new World(World.DEFAULT_SEED, now, accounts, List.of(pattern.region()), own);
    }
}
