package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One collecting: who asks, then every scope at once, then the join. */
final class Collecting {
    private static final Duration GRACE = Duration.ofMillis(80);

    private final AwsSettings settings;
    private final Rates rates;
    private final String source;
    private final Meter meter;
    private final Interner interner = new Interner();
    private List<ScopeQuestions> scopes = List.of();
    private final GapBook book = new GapBook();
    private final AtomicLong made = new AtomicLong();
    private Map<ScopeId, Kept> before = Map.of();
    private boolean survey;
    private int lostScopes;
    private int closed;

    Collecting(AwsSettings settings, Rates rates, String source, Progress progress) {
        this.settings = settings;
        this.rates = rates;
        this.source = source;
        this.meter = new Meter(progress);
    }

    /** Only counts nodes and reads what decides what else would be asked. */
    Collecting survey() {
        survey = true;
        return this;
    }

    /** Asks nothing of which a fresh enough answer is known. */
    Collecting over(Fleet fleet, Staleness limits) {
        before = Kept.of(fleet, limits, settings.clock().instant());
        return this;
    }

    /** Calls that were answered, or refused, so far. */
    long calls() {
        return made.get();
    }

    Fleet run() {
        Instant began = settings.clock().instant();
        Credentials credentials = new Credentials(settings, Profiles.of(settings));
        RegionNames regions = new RegionNames(settings, credentials.profiles());
        Map<Target, List<String>> wanted = new LinkedHashMap<>();
        for (Target target : settings.targets()) {
            credentials.check(target);
            wanted.put(target, regions.of(target));
        }
        boolean cancelled = false;
        List<Identity> identities;
        try (Clients clients = new Clients(settings, credentials, rates, made::incrementAndGet);
                Crew crew = new Crew(settings.pace().workers())) {
            OpenScopes open = new OpenScopes(settings, clients, crew, interner, meter, before, survey);
            Callers.Found callers = callers(wanted, clients, crew, open);
            identities = callers.identities();
            closed = callers.closed().size();
            callers.lost().forEach((label, refusal) -> lost(label, refusal));
            identities.forEach(this::lost);
            cancelled = callers.interrupted();
            try {
                if (!cancelled) {
                    crew.await();
                }
            } catch (InterruptedException e) {
                cancelled = true;
            }
            if (cancelled) {
                // What has come is kept and marked, which is the answer to the interrupt.
                crew.stop(GRACE);
            }
            scopes = open.inOrder(identities);
            if (scopes.isEmpty() && !cancelled) {
                throw nobody(identities, callers.lost());
            }
            if (scopes.isEmpty()) {
                throw new InterruptedByUserException();
            }
        } finally {
            meter.stop();
        }
        return assemble(began, identities, cancelled);
    }

    private Callers.Found callers(Map<Target, List<String>> wanted, Clients clients, Crew crew, OpenScopes open) {
        Crew.Lane lane = crew.lane(new TokenBucket(0, System::nanoTime));
        Callers callers = new Callers(settings.pace(), clients, crew, lane, meter);
        // Loading the classes of the other services takes longer than the answers; it goes on beside them.
        Map.Entry<Target, List<String>> first = wanted.entrySet().iterator().next();
        lane.add(() -> clients.ssm(first.getKey(), first.getValue().get(0)));
        lane.add(() -> clients.ec2(first.getKey(), first.getValue().get(0)));
        Entrance entrance = settings.entrance();
        List<Identity> own;
        try {
            own = callers.own(wanted);
        } catch (InterruptedException e) {
            crew.stop(GRACE);
            throw new InterruptedByUserException();
        }
        if (entrance != null) {
            return callers.entered(own, entrance, identity -> open.open(List.of(identity)));
        }
        crew.grow(settings.pace()
                .workersFor(own.stream()
                        .mapToInt(identity -> identity.regions().size())
                        .sum()));
        open.open(own);
        return new Callers.Found(own, Map.of(), Set.of(), false);
    }

    private void lost(Identity identity) {
        Refusal refusal = identity.refusal();
        if (refusal != null) {
            identity.regions().forEach(region -> lost(identity.target().label() + "/" + region, refusal));
        }
    }

    private void lost(String label, Refusal refusal) {
        lostScopes++;
        book.add(label, refusal, Set.of("nodes"), 0);
    }

    private RuntimeException nobody(List<Identity> identities, Map<String, Refusal> lost) {
        if (identities.isEmpty()) {
            return new CloudException(
                    "there is no account to read"
                            + lost.values().stream()
                                    .map(refusal -> ": " + refusal.message())
                                    .collect(Collectors.joining()),
                    "`aws organizations list-accounts` lists those of the organisation");
        }
        Identity first = identities.get(0);
        Refusal refusal = first.refusal();
        return new NothingRead(settings)
                .because(
                        first.target(),
                        first.regions().get(0),
                        "",
                        refusal == null ? Refusal.cancelled("sts:GetCallerIdentity") : refusal);
    }

    private Fleet assemble(Instant began, List<Identity> identities, boolean cancelled) {
        List<Scope> known = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        boolean nothing = !cancelled;
        for (ScopeQuestions questions : scopes) {
            ScopeReading reading = questions.reading();
            reading.freeze();
            questions.evidence().forEach(EvidenceReader::freeze);
            Assembly assembly = new Assembly(reading, questions::withEvidence, interner);
            known.add(assembly.scope());
            List<Node> ofScope = probed(assembly.nodes(), before.getOrDefault(reading.id, Kept.NOTHING));
            nodes.addAll(ofScope);
            new ScopeGaps(reading, ofScope, book).add(questions.channels(), questions.hybridTags());
            questions.evidence().forEach(reader -> reader.addTo(book, reading.label(), ofScope));
            nothing &= lost(reading);
        }
        if (nothing) {
            throw nothingRead(identities);
        }
        String told = closed == 0
                ? source
                : source + " (" + closed + (closed == 1 ? " account is" : " accounts are") + " suspended and left out)";
        return new Fleet(
                told, began, known, nodes, new Completeness(scopes.size() + lostScopes, book.gaps(), cancelled));
    }

    /** Nodes with what probes told of them before, which nobody asks AWS about. */
    private static List<Node> probed(List<Node> nodes, Kept kept) {
        return nodes.stream()
                .map(node -> {
                    Node known = kept.node(node.id());
                    return known == null ? node : Merging.keepingProbes(node, known);
                })
                .toList();
    }

    /** Whether neither service gave a single page of this scope. */
    private static boolean lost(ScopeReading reading) {
        return reading.registered.missing() != null
                && reading.machines.missing() != null
                && reading.registered.size() == 0
                && reading.machines.size() == 0;
    }

    private RuntimeException nothingRead(List<Identity> identities) {
        ScopeReading first = scopes.get(0).reading();
        Identity identity = identities.stream()
                .filter(found -> found.account().equals(first.id.account()))
                .findFirst()
                .orElse(identities.get(0));
        Refusal ssm = first.firstListing != null ? first.firstListing : first.registered.missing();
        Refusal ec2 = first.machines.missing();
        // Where one is denied and the other out of reach, being out of reach explains more.
        Refusal refusal = ssm == null || (ssm.reason() == Reason.DENIED && ec2 != null && ec2.reason() != Reason.DENIED)
                ? ec2
                : ssm;
        return new NothingRead(settings)
                .because(
                        identity.target(),
                        first.id.region(),
                        first.caller,
                        refusal == null ? Refusal.cancelled("ssm:DescribeInstanceProperties") : refusal);
    }
}
