package dev.fleetsh.sandbox.organization;

import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Accounts that belong together.
 *
 * @param id such as {@code o-fleetsh0001}
 * @param root id of the root, such as {@code r-fs01}
 * @param management number of the account that manages it; empty for no organisation at all
 * @param delegated numbers of the accounts that may list it too
 * @param units in a fixed order
 * @param members in a fixed order, the management account among them
 */
public record Organization(
        String id, String root, String management, Set<String> delegated, List<Unit> units, List<Member> members) {
    /** The unit of the accounts that work. */
    public static final String WORKLOADS = "ou-fs01-workload";

    /** The unit of the accounts that are given up. */
    public static final String RETIRED = "ou-fs01-retired0";

    /** No organisation: its accounts are alone. */
    public static final Organization NONE = new Organization("", "", "", Set.of(), List.of(), List.of());

    private static final String ROOT = "r-fs01";

    /**
     * The organisation of all accounts of a world: the first one manages it, the others are in the unit {@link
     * #WORKLOADS}, and in {@link #RETIRED} is one that is suspended and that the world does not have.
     */
    public static Organization of(World world) {
        Instant joined = world.now().minus(Duration.ofDays(700));
        List<Member> members = new ArrayList<>();
        for (Account account : world.accounts()) {
            members.add(member(account, members.isEmpty() ? ROOT : WORKLOADS, joined));
        }
        members.add(new Member("999988887777", "old-shop", "old-shop@example.com", Member.SUSPENDED, RETIRED, joined));
        return new Organization(
                "o-fleetsh0001",
                ROOT,
                world.accounts().get(0).id(),
                Set.of(),
                List.of(new Unit(WORKLOADS, "Workloads", ROOT), new Unit(RETIRED, "Retired", ROOT)),
                List.copyOf(members));
    }

    private static Member member(Account account, String parent, Instant joined) {
        return new Member(
                account.id(), account.alias(), account.alias() + "@example.com", Member.ACTIVE, parent, joined);
    }

    /** The same with these members. */
    public Organization with(List<Member> newMembers) {
        return new Organization(id, root, management, delegated, units, List.copyOf(newMembers));
    }

    /** The same with one more unit. */
    public Organization with(Unit unit) {
        return new Organization(
                id,
                root,
                management,
                delegated,
                Stream.concat(units.stream(), Stream.of(unit)).toList(),
                members);
    }

    /** Whether an account may list it. */
    public boolean listedBy(String account) {
        return management.equals(account) || delegated.contains(account);
    }

    /** Whether an account is in it. */
    public boolean has(String account) {
        return members.stream().anyMatch(member -> member.id().equals(account));
    }

    /** Whether there is a root or a unit of that id. */
    public boolean hasParent(String parent) {
        return root.equals(parent) || units.stream().anyMatch(unit -> unit.id().equals(parent));
    }
}
