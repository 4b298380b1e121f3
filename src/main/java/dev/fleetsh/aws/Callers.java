package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.source.Entrance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whom AWS takes us for: by the credentials of each target, and by the roles of the accounts that are entered with them. */
final class Callers {
    private final Pace pace;
    private final Clients clients;
    private final Crew crew;
    private final Crew.Lane lane;
    private final Meter meter;

    /** @param lane where the questions are queued; what it draws from is left to the clients */
    Callers(Pace pace, Clients clients, Crew crew, Crew.Lane lane, Meter meter) {
        this.pace = pace;
        this.clients = clients;
        this.crew = crew;
        this.lane = lane;
        this.meter = meter;
    }

    /**
     * What was found.
     *
     * @param identities one for each account, refused ones among them
     * @param lost why accounts of an organisation may be missing, by what they are called
     * @param closed accounts of organisations that nobody gets into
     * @param interrupted whether that ended it
     */
    record Found(List<Identity> identities, Map<String, Refusal> lost, Set<String> closed, boolean interrupted) {}

    /** Those of the targets, in their order. */
    List<Identity> own(Map<Target, List<String>> wanted) throws InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        wanted.forEach((target, regions) -> attempts.add(new Attempt(List.of(target), regions)));
        AtomicReferenceArray<Identity> found = ask(attempts, identity -> {});
        crew.await();
        return IntStream.range(0, found.length()).mapToObj(found::get).toList();
    }

    /**
     * Those of the targets and of the accounts that are entered. It returns when all is done that the crew has to do.
     *
     * @param arrived hears of each as soon as AWS has told; of the refused too
     */
    Found entered(List<Identity> own, Entrance entrance, Consumer<Identity> arrived) {
        List<Identity> ready =
                own.stream().filter(identity -> identity.refusal() == null).toList();
        Map<String, Refusal> lost = new LinkedHashMap<>();
        Set<String> closed = new LinkedHashSet<>();
        Map<String, String> accounts = new LinkedHashMap<>();
        List<Identity> found = new ArrayList<>(
                own.stream().filter(identity -> identity.refusal() != null).toList());
        found.forEach(arrived);
        boolean interrupted = false;
        if (entrance.organization()) {
            for (Identity identity : ready) {
                OrganizationListing listing = new OrganizationListing(clients.organization(
                        identity.target(),
                        identity.partition(),
                        identity.regions().get(0)));
                String label = "organisation of " + identity.target().label();
                if (!read(listing, entrance)) {
                    interrupted = true;
                    lost.put(label, Refusal.cancelled("organizations:ListAccounts"));
                    break;
                }
                listing.accounts().forEach((id, name) -> accounts.merge(id, name, (one, other) -> one));
                closed.addAll(listing.closed());
                Refusal missing = listing.missing();
                if (missing != null) {
                    lost.put(label, missing);
                }
                // Nobody need enter the account that they are in. Units that leave it out are meant so.
                if (missing != null || accounts.remove(identity.account()) != null) {
                    found.add(identity);
                    arrived.accept(identity);
                }
            }
            ready.forEach(identity -> accounts.remove(identity.account()));
        } else if (entrance.single()) {
            ready.forEach(identity -> accounts.put(account(entrance, identity), ""));
        } else {
            entrance.accounts().forEach(account -> accounts.put(account, ""));
        }
        List<Attempt> attempts = new ArrayList<>();
        accounts.forEach((account, name) -> attempts.add(attempt(account, name, ready, entrance)));
        if (ready.isEmpty()) {
            return new Found(found, lost, closed, interrupted);
        }
        crew.grow(pace.workersFor(
                (accounts.size() + found.size()) * ready.get(0).regions().size()));
        AtomicReferenceArray<Identity> asked = ask(interrupted ? List.of() : attempts, arrived);
        interrupted |= !await();
        for (int i = 0; i < attempts.size(); i++) {
            Identity identity = i < asked.length() ? asked.get(i) : null;
            found.add(identity != null ? identity : attempts.get(i).cancelled());
        }
        return new Found(found, lost, closed, interrupted);
    }

    /** Whether it came to its end. */
    private boolean await() {
        try {
            crew.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Whether it came to its end; nothing else is waited for. */
    private boolean read(OrganizationListing listing, Entrance entrance) {
        CountDownLatch read = new CountDownLatch(1);
        lane.add(() -> {
            try {
                listing.read(entrance.units());
            } finally {
                read.countDown();
            }
        });
        try {
            read.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static String account(Entrance entrance, Identity identity) {
        String arn = entrance.arn(identity.partition(), identity.account());
        return arn.split(":", 6)[4];
    }

    /** Each of the credentials in turn, until one gets in. */
    private static Attempt attempt(String account, String name, List<Identity> ready, Entrance entrance) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Identity identity : ready) {
            if (!entrance.single() || account(entrance, identity).equals(account)) {
                targets.add(entering(identity, account, name, entrance));
            }
        }
        return new Attempt(
                List.copyOf(targets), ready.isEmpty() ? List.of() : ready.get(0).regions());
    }

    static Target entering(Identity identity, String account, String name, Entrance entrance) {
        return identity.target()
                .entering(
                        name,
                        new AssumedRole(
                                entrance.arn(identity.partition(), account),
                                account,
                                entrance.externalId(),
                                entrance.sessionName()));
    }

    private record Attempt(List<Target> targets, List<String> regions) {
        /** Nobody was asked. */
        Identity cancelled() {
            return new Identity(targets.get(0), regions, "", "", "", Refusal.cancelled("sts:AssumeRole"));
        }

        Identity of(Clients clients) {
            @Nullable Identity first = null;
            for (Target target : targets) {
                Identity identity = Identity.of(target, regions, clients);
                if (identity.refusal() == null) {
                    return identity;
                }
                first = first == null ? identity : first;
            }
            if (first == null) {
                throw new IllegalStateException("nobody to ask");
            }
            return first;
        }
    }

    private AtomicReferenceArray<Identity> ask(List<Attempt> attempts, Consumer<Identity> arrived) {
        AtomicReferenceArray<Identity> found = new AtomicReferenceArray<>(attempts.size());
        AtomicInteger done = new AtomicInteger();
        // Said before the first answer, since that one may be long in coming.
        meter.step("accounts", 0, attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            int place = i;
            lane.add(() -> {
                Identity identity = attempts.get(place).of(clients);
                found.set(place, identity);
                meter.step("accounts", done.incrementAndGet(), attempts.size());
                arrived.accept(identity);
            });
        }
        return found;
    }
}
