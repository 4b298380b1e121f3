package dev.fleetsh.aws;

import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.source.ScopeProgress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Asks everything about one account and Region; the answers go into a {@link ScopeReading}. */
final class ScopeQuestions {
    private static final int PROPERTIES_PAGE = 1000;
    private static final int INFORMATION_PAGE = 50;

    private final ScopeReading reading;
    private final Supplier<SsmClient> ssm;
    private final Supplier<Ec2Client> ec2;
    private final List<EvidenceReader> evidence;
    private final Asking asking;
    private final Group group;
    /** Listings of nodes that have not ended. */
    private final AtomicInteger openListings = new AtomicInteger(2);

    private volatile boolean surveying;
    private final Kept kept;
    private final Interner interner;
    private final Clock clock;
    private final Instant began;
    private final Meter meter;
    private final NodeCalls channels;
    private final NodeCalls hybridTags;

    ScopeQuestions(
            ScopeReading reading,
            ScopeClients clients,
            EvidenceReaders readers,
            Crew crew,
            AwsSettings settings,
            Interner interner,
            Meter meter,
            Kept kept) {
        this.reading = reading;
        this.kept = kept;
        this.ssm = clients::ssm;
        this.ec2 = clients::ec2;
        this.evidence = readers.of(reading.id, clients, kept);
        this.group = new Group(List.of(this::settled, this::finished));
        this.asking = new Asking(operation -> crew.lane(clients.bucket(operation), group));
        this.interner = interner;
        this.clock = settings.clock();
        this.began = clock.instant();
        this.meter = meter;
        // As long for one attempt as for the call: a node's call that times out is not made again.
        AwsRequestOverrideConfiguration patience = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(settings.pace().nodeCallTimeout())
                .apiCallAttemptTimeout(settings.pace().nodeCallTimeout())
                .build();
        this.channels = nodeCalls(
                "ssm:GetConnectionStatus", settings.pace(), new ChannelQuestion(ssm, interner, clock, patience));
        this.hybridTags =
                nodeCalls("ssm:ListTagsForResource", settings.pace(), new TagQuestion(ssm, interner, clock, patience));
    }

    private NodeCalls nodeCalls(String operation, Pace pace, NodeCalls.Question question) {
        return new NodeCalls(operation, asking.lane(operation), pace.rounds(), question, meter::answered);
    }

    /** Queues everything; calls for single nodes follow as the nodes come. */
    void start() {
        meter.scope(reading.label(), ScopeProgress.Stage.READING, 0, "");
        ScopeSettings settings = new ScopeSettings(ssm, clock);
        ScopeListings listings = new ScopeListings(reading, ssm, ec2, interner, clock);
        asking.call("ssm:DescribeInstanceProperties", () -> {
            reading.registered.end(registrations());
            listed();
        });
        asking.call("ec2:DescribeInstances", () -> {
            reading.machines.end(listings.instances());
            listed();
        });
        settings(settings);
        inventory(listings);
        asking.call("ssm:ListAssociations", () -> reading.agentUpdates.end(listings.associations()));
        evidence.forEach(reader -> reader.start(asking));
        group.done();
    }

    private void settings(ScopeSettings settings) {
        if (kept.has(EvidenceKind.SETTINGS)) {
            Scope before = kept.scope();
            reading.preferences = new ScopeSettings.Setting<>(before.preferences(), null);
            reading.tier = new ScopeSettings.Setting<>(before.tier(), null);
            reading.hostManagement = new ScopeSettings.Setting<>(before.hostManagement(), null);
            return;
        }
        asking.call("ssm:GetDocument", () -> reading.preferences = settings.preferences());
        asking.call("ssm:GetServiceSetting", () -> reading.tier = settings.tier());
        asking.call("ssm:GetServiceSetting", () -> reading.hostManagement = settings.hostManagement());
    }

    private void inventory(ScopeListings listings) {
        if (kept.has(EvidenceKind.INVENTORY)) {
            for (Node node : kept.nodes()) {
                keep(reading.directoryRoles, node.id(), node.directoryRoleFact());
                keep(reading.directoryServices, node.id(), node.directoryServiceFact());
            }
            reading.directoryRoles.end(null);
            reading.directoryServices.end(null);
            return;
        }
        asking.call(
                DirectoryInventory.OPERATION,
                () -> reading.directoryRoles.end(
                        listings.inventory(DirectoryInventory.Question.ROLE, reading.directoryRoles)));
        asking.call(
                DirectoryInventory.OPERATION,
                () -> reading.directoryServices.end(
                        listings.inventory(DirectoryInventory.Question.SERVICE, reading.directoryServices)));
    }

    private static void keep(Listing<Fact<Boolean>> listing, String id, Fact<Boolean> fact) {
        if (fact.isKnown()) {
            listing.add(fact.origin(), Map.of(id, fact));
        }
    }

    /** Queues what tells how many nodes there are, and what else would be asked. */
    void survey() {
        ScopeSettings settings = new ScopeSettings(ssm, clock);
        ScopeListings listings = new ScopeListings(reading, ssm, ec2, interner, clock);
        surveying = true;
        asking.call("ssm:DescribeInstanceProperties", () -> reading.registered.end(registrations()));
        asking.call("ec2:DescribeInstances", () -> reading.machines.end(listings.instances()));
        asking.call("ssm:GetDocument", () -> reading.preferences = settings.preferences());
        asking.call("ssm:GetServiceSetting", () -> reading.hostManagement = settings.hostManagement());
        group.done();
    }

    private void listed() {
        if (openListings.decrementAndGet() == 0) {
            evidence.forEach(reader -> reader.nodesListed(asking, reading));
        }
    }

    /** Queues what depends on all that was asked of this scope. */
    private void settled() {
        if (!surveying) {
            evidence.forEach(reader -> reader.settled(asking, reading));
        }
    }

    private void finished() {
        Refusal registered = reading.registered.missing();
        Refusal machines = reading.machines.missing();
        int nodes = Math.max(reading.registered.size(), reading.machines.size());
        boolean lost = registered != null && machines != null && nodes == 0;
        meter.scope(
                reading.label(),
                lost ? ScopeProgress.Stage.FAILED : ScopeProgress.Stage.DONE,
                nodes,
                registered != null ? registered.message() : machines != null ? machines.message() : "");
    }

    /**
     * The registrations by one listing or, where that one may not be asked, by the other. Both tell every fact that is
     * kept, so a denial that the other makes good is no gap.
     */
    private @Nullable Refusal registrations() {
        String operation = "ssm:DescribeInstanceProperties";
        Refusal refusal = Pages.read(
                operation,
                token -> ssm.get().describeInstanceProperties(request -> request.maxResults(PROPERTIES_PAGE)
                        .nextToken(token)),
                answer -> answer.nextToken(),
                answer -> take(
                        operation,
                        answer.instanceProperties().stream()
                                .map(RegistrationPage.Row::of)
                                .toList()));
        boolean other = refusal != null
                && reading.registered.size() == 0
                && (refusal.kind() == Refusal.Kind.DENIED || refusal.kind() == Refusal.Kind.UNKNOWN_OPERATION);
        if (!other) {
            return refusal;
        }
        reading.firstListing = refusal;
        String fallback = "ssm:DescribeInstanceInformation";
        return Pages.read(
                fallback,
                token -> ssm.get().describeInstanceInformation(request -> request.maxResults(INFORMATION_PAGE)
                        .nextToken(token)),
                answer -> answer.nextToken(),
                answer -> take(
                        fallback,
                        answer.instanceInformationList().stream()
                                .map(RegistrationPage.Row::of)
                                .toList()));
    }

    private void take(String operation, List<RegistrationPage.Row> rows) {
        Origin origin = now(operation);
        RegistrationPage page = new RegistrationPage(origin, interner);
        Map<String, Registration> nodes = new LinkedHashMap<>(rows.size() * 2);
        for (RegistrationPage.Row row : rows) {
            if (row.id() == null || row.id().isBlank()) {
                reading.registered.addWithoutId();
            } else {
                nodes.put(row.id(), new Registration(page, row));
            }
        }
        reading.registered.add(origin, nodes);
        if (surveying) {
            return;
        }
        List<Registration> silent = new ArrayList<>();
        List<Registration> untagged = new ArrayList<>();
        for (Registration node : nodes.values()) {
            node.channel = kept.channel(node);
            if (node.channel == null) {
                silent.add(node);
            }
            if (node.kind != NodeKind.EC2) {
                node.tags = kept.tags(node.id);
                if (node.tags == null) {
                    untagged.add(node);
                }
            }
        }
        meter.listed(silent.size() + untagged.size());
        silent.forEach(channels::put);
        untagged.forEach(hybridTags::put);
    }

    ScopeReading reading() {
        return reading;
    }

    /** What is read beside the nodes. */
    List<EvidenceReader> evidence() {
        return evidence;
    }

    /** The scope with that evidence. */
    Scope withEvidence(Scope scope) {
        Scope whole = scope;
        for (EvidenceReader reader : evidence) {
            whole = reader.addTo(whole);
        }
        return kept.over(whole, began);
    }

    NodeCalls channels() {
        return channels;
    }

    NodeCalls hybridTags() {
        return hybridTags;
    }

    private Origin now(String operation) {
        return new Origin(operation, clock.instant());
    }
}
