package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.identity.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A simulated fleet: accounts, Regions and the nodes in them. Immutable.
 *
 * @param seed what it was generated from
 * @param now the moment that ages in it are measured from
 * @param accounts in a fixed order
 * @param regions in a fixed order
 * @param scopes every account in every Region, account by account
 * @param directories of Active Directory domains, by name
 * @param identities IAM of accounts, by their ids; an account that is not among them has nothing in it
 */
public record World(
        long seed,
        Instant now,
        List<Account> accounts,
        List<String> regions,
        List<SimScope> scopes,
        Map<String, Directory> directories,
        Map<String, Identity> identities) {
    /** Size of the fleet that the shell opens without options. */
    public static final int DEFAULT_NODES = 240;

    /** Seed of the fleet that the shell opens without options. */
    public static final long DEFAULT_SEED = 1;

    /** A world whose directories are what the controllers in it say, and in whose accounts IAM has nothing. */
    public World(long seed, Instant now, List<Account> accounts, List<String> regions, List<SimScope> scopes) {
        this(seed, now, accounts, regions, scopes, Map.of());
    }

    /** A world whose directories are what the controllers in it say. */
    public World(
            long seed,
            Instant now,
            List<Account> accounts,
            List<String> regions,
            List<SimScope> scopes,
            Map<String, Identity> identities) {
        this(
                seed,
                now,
                accounts,
                regions,
                scopes,
                Directory.of(scopes.stream().flatMap(scope -> scope.nodes().stream())),
                identities);
    }

    /**
     * A fleet of the given size; equal arguments give equal fleets.
     *
     * @param nodes how many machines, instances that never registered included; not negative
     */
    public static World generate(int nodes, long seed, Instant now) {
        if (nodes < 0) {
            throw new IllegalArgumentException("nodes: " + nodes);
        }
        return Generator.world(nodes, seed, now);
    }

    /**
     * The special nodes of fleets that are large enough for all of them, as the default one is: name, scope and what each
     * shows. Every one is there exactly once. Smaller fleets have some of them.
     */
    public static List<Story> stories() {
        return Stream.concat(Stories.ROWS.stream(), Stories.LATER.stream())
                .map(row -> new Story(row.name(), row.place().account.alias(), row.place().region, row.shows()))
                .toList();
    }

    /** The scope, or null where the account is not ours or the Region is not simulated. */
    public @Nullable SimScope scope(String accountId, String region) {
        for (SimScope scope : scopes) {
            if (scope.region().equals(region) && scope.account().id().equals(accountId)) {
                return scope;
            }
        }
        return null;
    }

    /**
     * The scope.
     *
     * @throws IllegalArgumentException where there is none
     */
    public SimScope requireScope(String accountId, String region) {
        SimScope scope = scope(accountId, region);
        if (scope == null) {
            throw new IllegalArgumentException("no scope " + accountId + "/" + region);
        }
        return scope;
    }

    /** The same world with a scope in the place of the one of the same account and Region. */
    public World with(SimScope changed) {
        return new World(
                seed,
                now,
                accounts,
                regions,
                scopes.stream()
                        .map(scope -> scope.region().equals(changed.region())
                                        && scope.account()
                                                .id()
                                                .equals(changed.account().id())
                                ? changed
                                : scope)
                        .toList(),
                directories,
                identities);
    }

    /** The same world with a directory in the place of the one of the same domain. */
    public World with(Directory changed) {
        Map<String, Directory> copy = new TreeMap<>(directories);
        copy.put(changed.domain().name(), changed);
        return new World(seed, now, accounts, regions, scopes, Collections.unmodifiableMap(copy), identities);
    }

    /** IAM of an account. */
    public Identity identity(String accountId) {
        return identities.getOrDefault(accountId, Identity.NONE);
    }

    /** The same world with another IAM of an account. */
    public World with(String accountId, Identity changed) {
        Map<String, Identity> copy = new TreeMap<>(identities);
        copy.put(accountId, changed);
        return new World(seed, now, accounts, regions, scopes, directories, Collections.unmodifiableMap(copy));
    }

    /**
     * The directory of a domain.
     *
     * @throws IllegalArgumentException where no node is a controller of it
     */
    public Directory requireDirectory(String domain) {
        Directory directory = directories.get(domain);
        if (directory == null) {
            throw new IllegalArgumentException("no directory of " + domain);
        }
        return directory;
    }

    /** The newest agent that a Region offers. */
    public String newestAgent(String region) {
        return Agents.NEWEST;
    }

    /** All nodes, scope by scope. */
    public Stream<SimNode> nodes() {
        return scopes.stream().flatMap(scope -> scope.nodes().stream());
    }

    /** How many machines there are. */
    public int size() {
        return scopes.stream().mapToInt(scope -> scope.nodes().size()).sum();
    }
}
