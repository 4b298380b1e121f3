package dev.fleetsh.sandbox.world;

import static dev.fleetsh.sandbox.world.Trait.agent;
import static dev.fleetsh.sandbox.world.Trait.channelClosed;
import static dev.fleetsh.sandbox.world.Trait.derived;
import static dev.fleetsh.sandbox.world.Trait.heard;
import static dev.fleetsh.sandbox.world.Trait.lost;
import static dev.fleetsh.sandbox.world.Trait.metadata;
import static dev.fleetsh.sandbox.world.Trait.neverRegistered;
import static dev.fleetsh.sandbox.world.Trait.noInventory;
import static dev.fleetsh.sandbox.world.Trait.noProfile;
import static dev.fleetsh.sandbox.world.Trait.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The many ordinary nodes: about seven in eight are healthy, the others have everyday troubles. */
final class Bulk {
    /**
     * A sort of machine.
     *
     * @param weight how common it is
     * @param roles what it may be used for
     * @param traits what makes it this sort
     */
    private record Sort(int weight, OperatingSystem os, List<String> roles, Trait... traits) {}

    private static final List<String> SERVERS = List.of("WEB", "APP", "DB", "CACHE", "BATCH", "CI");
    private static final List<String> WINDOWS = List.of("WEB", "APP", "FILE", "SQL");
    private static final List<String> TILLS = List.of("POS");
    private static final List<String> EDGES = List.of("EDGE");

    private static final List<Sort> SORTS = List.of(
            new Sort(24, Platforms.AMAZON_LINUX_2023, SERVERS),
            new Sort(6, Platforms.AMAZON_LINUX_2023_ARM, SERVERS),
            new Sort(12, Platforms.AMAZON_LINUX_2, SERVERS),
            new Sort(11, Platforms.UBUNTU_22, SERVERS),
            new Sort(7, Platforms.UBUNTU_24, SERVERS),
            new Sort(5, Platforms.RHEL_9, SERVERS),
            new Sort(3, Platforms.DEBIAN_12, SERVERS),
            new Sort(2, Platforms.ROCKY_9, SERVERS),
            new Sort(9, Platforms.WINDOWS_2022, WINDOWS),
            new Sort(7, Platforms.WINDOWS_2019, WINDOWS),
            new Sort(3, Platforms.WINDOWS_2016, WINDOWS),
            new Sort(4, Platforms.WINDOWS_2019, TILLS, Trait.hybrid()),
            new Sort(4, Platforms.UBUNTU_22, TILLS, Trait.hybrid()),
            new Sort(2, Platforms.UBUNTU_22, EDGES, Trait.edge()),
            new Sort(1, Platforms.UBUNTU_22, SERVERS, Trait.azure()));

    /**
     * An everyday trouble.
     *
     * @param weight nodes in a thousand
     * @param meets which nodes it can meet; others stay healthy
     */
    private record Trouble(int weight, Predicate<Draft> meets, Trait... traits) {}

    private static final Predicate<Draft> ANY = draft -> true;
    private static final Predicate<Draft> INSTANCE = draft -> draft.kind == SimKind.EC2;
    private static final Predicate<Draft> UNMANAGED =
            draft -> draft.kind == SimKind.EC2 && draft.place.hosts == Place.Hosts.UNMANAGED;
    private static final Predicate<Draft> ON_WINDOWS = draft -> draft.os.windows();

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(25, INSTANCE, state("stopped")),
            new Trouble(6, ANY, lost(Duration.ofMinutes(12), "the site's line is down")),
            new Trouble(6, ANY, lost(Duration.ofHours(5), "the agent was stopped by hand")),
            new Trouble(6, ANY, lost(Duration.ofDays(2), "the disk is full")),
            new Trouble(4, ANY, lost(Duration.ofDays(10), "switched off")),
            new Trouble(3, ANY, lost(Duration.ofDays(29), "thrown away")),
            new Trouble(12, ANY, channelClosed("no path to ssmmessages")),
            new Trouble(5, ANY, heard(Duration.ofMinutes(35))),
            new Trouble(10, UNMANAGED, noProfile(), neverRegistered("no instance profile"), derived()),
            new Trouble(4, INSTANCE, neverRegistered("no agent in the image")),
            new Trouble(
                    3, INSTANCE, metadata(MetadataOptions.OFF), neverRegistered("instance metadata is off"), derived()),
            new Trouble(8, ANY, agent("3.2.2303.0")),
            new Trouble(7, ANY, agent("3.1.2144.0")),
            new Trouble(6, ANY, agent("3.1.1080.0")),
            new Trouble(5, ANY, agent("3.0.1124.0")),
            new Trouble(4, ANY, agent("2.3.1319.0")),
            new Trouble(4, ANY, agent("2.3.662.0")),
            new Trouble(20, ON_WINDOWS, noInventory()));

    private static final int SORTS_WEIGHT =
            SORTS.stream().mapToInt(Sort::weight).sum();
    private static final double GOLDEN = 0.6180339887498949;

    private final Serials serials;
    private final Pool pool;
    private final Names names;
    private final SplittableRandom random;

    Bulk(Serials serials, Pool pool, Set<String> taken, long seed) {
        this.serials = serials;
        this.pool = pool;
        this.names = new Names(taken);
        this.random = new SplittableRandom(seed);
    }

    /** Scope of the bulk's n-th node; shares hold for fleets of any size, and the first node is in the first scope. */
    static Place place(int n) {
        double point = n * GOLDEN % 1 * 100;
        for (Place place : Place.values()) {
            point -= place.share;
            if (point < 0) {
                return place;
            }
        }
        return Place.LABS_MEXICO;
    }

    SimNode node(int n) {
        Place place = place(n);
        Sort sort = sort();
        String role = pick(sort.roles);
        String town = pick(place.sites());
        String env = env(place);
        String team = place.account.alias();
        Map<String, String> labels =
                pool.share(List.of("labels", role, town, env, team), () -> Names.labels(role, town, env, team));
        Draft draft = new Draft(place, sort.os, names.next(role, town), labels);
        draft.agent = pick(Agents.RECENT);
        draft.heard = Duration.ofSeconds(random.nextInt(290));
        draft.registeredFor = Duration.ofDays(40 + random.nextInt(700));
        draft.captured = Duration.ofHours(random.nextInt(24));
        draft.instanceType = random.nextInt(4);
        draft.subnet = random.nextInt(3);
        draft.publicAddress = role.equals("WEB") && random.nextInt(4) == 0;
        draft.metadata = random.nextInt(3) == 0 ? MetadataOptions.TOKENS_OPTIONAL : MetadataOptions.TOKENS_REQUIRED;
        for (Trait trait : sort.traits) {
            trait.apply(draft);
        }
        trouble(draft);
        return draft.build(serials, pool);
    }

    private Sort sort() {
        int point = random.nextInt(SORTS_WEIGHT);
        for (Sort sort : SORTS) {
            point -= sort.weight;
            if (point < 0) {
                return sort;
            }
        }
        throw new AssertionError("weights");
    }

    private void trouble(Draft draft) {
        int point = random.nextInt(1000);
        for (Trouble trouble : TROUBLES) {
            point -= trouble.weight;
            if (point < 0) {
                if (trouble.meets.test(draft)) {
                    for (Trait trait : trouble.traits) {
                        trait.apply(draft);
                    }
                }
                return;
            }
        }
    }

    private String env(Place place) {
        int point = random.nextInt(100);
        if (place.account == Accounts.LABS) {
            return point < 80 ? "dev" : "staging";
        }
        return point < 55 ? "prod" : point < 80 ? "staging" : "dev";
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
