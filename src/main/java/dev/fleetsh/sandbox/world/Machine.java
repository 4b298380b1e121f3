package dev.fleetsh.sandbox.world;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is on a machine's own disk and in its own memory, which scripts read and change. Ordinary machines share one.
 *
 * @param dormant what its agent would register as, where it never registered; null where it did, and where it has no agent
 * @param users local users that sessions may run as, by name; domain controllers have none
 * @param sudoers content of {@code /etc/sudoers.d/ssm-agent-users}, null where there is no such file
 * @param proxy the agent's own proxy settings, as its drop-in or registry value has them; null where it has none
 * @param clockOffset how far its clock is ahead, or behind where negative
 * @param synchronised whether something keeps its clock right
 * @param roots Amazon's root certificates
 */
public record Machine(
        @Nullable Registration dormant,
        Map<String, OsUser> users,
        @Nullable String sudoers,
        @Nullable String proxy,
        Duration clockOffset,
        boolean synchronised,
        AmazonRoots roots) {
    /** What the agent writes into {@code /etc/sudoers.d/ssm-agent-users}. */
    public static final String SUDOERS = "# User rules for ssm-user\nssm-user ALL=(ALL) NOPASSWD:ALL\n";

    /** Name of a proxy that passes HTTPS and no WebSocket; every other passes both. */
    private static final String OLD_HOST = "old-proxy.example.net";

    /** The agent's settings of that proxy. */
    static final String OLD_PROXY = "[Service]\nEnvironment=\"https_proxy=http://" + OLD_HOST + ":8080\"\n";

    /** Linux on which a session has been: the agent made ssm-user and its rule. */
    public static final Machine LINUX = new Machine(
            null, Map.of("ssm-user", new OsUser("", false)), SUDOERS, null, Duration.ZERO, true, AmazonRoots.SHIPPED);

    /** Windows on which a session has been: the agent made ssm-user, an administrator. */
    public static final Machine WINDOWS = new Machine(
            null, Map.of("ssm-user", new OsUser("", true)), null, null, Duration.ZERO, true, AmazonRoots.SHIPPED);

    /** A machine that agents have made no user on. */
    public static final Machine BARE =
            new Machine(null, Map.of(), null, null, Duration.ZERO, true, AmazonRoots.SHIPPED);

    /** Whether the proxy, where the agent has one, passes WebSockets, which sessions go through. */
    public boolean passesWebSockets() {
        return proxy == null || !proxy.contains(OLD_HOST);
    }

    /** The machine with an agent that would register so. */
    public Machine withDormant(@Nullable Registration newDormant) {
        return new Machine(newDormant, users, sudoers, proxy, clockOffset, synchronised, roots);
    }

    /** The machine with a user of this name. */
    public Machine withUser(String name, OsUser user) {
        Map<String, OsUser> copy = new TreeMap<>(users);
        copy.put(name, user);
        return withUsers(copy);
    }

    /** The machine without a user of this name. */
    public Machine withoutUser(String name) {
        Map<String, OsUser> copy = new TreeMap<>(users);
        copy.remove(name);
        return withUsers(copy);
    }

    private Machine withUsers(Map<String, OsUser> newUsers) {
        return new Machine(
                dormant, Collections.unmodifiableMap(newUsers), sudoers, proxy, clockOffset, synchronised, roots);
    }

    /** The machine with this content of the rules for ssm-user; null for no file. */
    public Machine withSudoers(@Nullable String newSudoers) {
        return new Machine(dormant, users, newSudoers, proxy, clockOffset, synchronised, roots);
    }

    /** The machine whose agent has these proxy settings; null for none. */
    public Machine withProxy(@Nullable String newProxy) {
        return new Machine(dormant, users, sudoers, newProxy, clockOffset, synchronised, roots);
    }

    /** The machine whose clock is so far off, and is kept right or not. */
    public Machine withClock(Duration newOffset, boolean newSynchronised) {
        return new Machine(dormant, users, sudoers, proxy, newOffset, newSynchronised, roots);
    }

    /** The machine with these of Amazon's root certificates. */
    public Machine withRoots(AmazonRoots newRoots) {
        return new Machine(dormant, users, sudoers, proxy, clockOffset, synchronised, newRoots);
    }

    /** Whether it trusts Amazon's root certificates. */
    public boolean trustsAmazon() {
        return roots != AmazonRoots.MISSING;
    }
}
