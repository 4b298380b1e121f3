package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Tags;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;

/** Asks everything about one account and Region; the answers go into a {@link ScopeReading}. */
final class ScopeQuestions {
    private static final int PROPERTIES_PAGE = 1000;
    private static final int INFORMATION_PAGE = 50;

    private final ScopeReading reading;
    private final Supplier<SsmClient> ssm;
    private final Supplier<Ec2Client> ec2;
    private final List<EvidenceReader> evidence;
    private final Asking asking;
    /** Listings of nodes that have not ended. */
    private final AtomicInteger openListings = new AtomicInteger(2);

    private volatile boolean surveying;
    private final Interner interner;
    private final Clock clock;
    private final Meter meter;
    private final AwsRequestOverrideConfiguration patience;
    private final NodeCalls channels;
    private final NodeCalls hybridTags;

    ScopeQuestions(
            ScopeReading reading,
            ScopeClients clients,
            EvidenceReaders readers,
            Crew crew,
            AwsSettings settings,
            Interner interner,
            Meter meter) {
        this.reading = reading;
        this.ssm = clients::ssm;
        this.ec2 = clients::ec2;
        this.evidence = readers.of(reading.id, clients);
        this.asking = new Asking(operation -> crew.lane(clients.bucket(operation)));
        this.interner = interner;
        this.clock = settings.clock();
        this.meter = meter;
        // As long for one attempt as for the call: a node's call that times out is not made again.
        this.patience = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(settings.pace().nodeCallTimeout())
                .apiCallAttemptTimeout(settings.pace().nodeCallTimeout())
                .build();
        this.channels = nodeCalls("ssm:GetConnectionStatus", settings.pace(), new ChannelQuestion());
        this.hybridTags = nodeCalls("ssm:ListTagsForResource", settings.pace(), new TagQuestion());
    }

    private NodeCalls nodeCalls(String operation, Pace pace, NodeCalls.Question question) {
        return new NodeCalls(operation, asking.lane(operation), pace.rounds(), question, meter::answered);
    }

    /** Queues everything; calls for single nodes follow as the nodes come. */
    void start() {
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
        asking.call("ssm:GetDocument", () -> reading.preferences = settings.preferences());
        asking.call("ssm:GetServiceSetting", () -> reading.tier = settings.tier());
        asking.call("ssm:GetServiceSetting", () -> reading.hostManagement = settings.hostManagement());
        asking.call(
                DirectoryInventory.OPERATION,
                () -> reading.directoryRoles.end(
                        listings.inventory(DirectoryInventory.Question.ROLE, reading.directoryRoles)));
        asking.call(
                DirectoryInventory.OPERATION,
                () -> reading.directoryServices.end(
                        listings.inventory(DirectoryInventory.Question.SERVICE, reading.directoryServices)));
        asking.call("ssm:ListAssociations", () -> reading.agentUpdates.end(listings.associations()));
        evidence.forEach(reader -> reader.start(asking));
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
    }

    private void listed() {
        if (openListings.decrementAndGet() == 0) {
            evidence.forEach(reader -> reader.nodesListed(asking, reading));
        }
    }

    /** Queues what depends on all that was asked, of every scope. */
    void settled() {
        evidence.forEach(reader -> reader.settled(asking, reading));
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
        long hybrids = nodes.values().stream()
                .filter(node -> node.kind != NodeKind.EC2)
                .count();
        meter.listed(nodes.size() + (int) hybrids);
        nodes.values().forEach(node -> {
            channels.put(node);
            if (node.kind != NodeKind.EC2) {
                hybridTags.put(node);
            }
        });
    }

    private final class ChannelQuestion implements NodeCalls.Question {
        @Override
        public void ask(Registration node) {
            String status = ssm.get()
                    .getConnectionStatus(request -> request.target(node.id).overrideConfiguration(patience))
                    .statusAsString();
            Origin origin = second("ssm:GetConnectionStatus");
            node.channel = interner.of(
                    status == null
                            ? Refusal.garbage("ssm:GetConnectionStatus", "the answer holds no status")
                                    .<ChannelStatus>fact(origin)
                            : Fact.known(ChannelStatus.of(status), origin));
        }

        @Override
        public void unknown(Registration node, Refusal refusal) {
            node.channel = interner.of(refusal.<ChannelStatus>fact(second(refusal.operation())));
        }
    }

    private final class TagQuestion implements NodeCalls.Question {
        @Override
        public void ask(Registration node) {
            Map<String, String> tags = new TreeMap<>();
            ssm.get()
                    .listTagsForResource(request -> request.resourceType(ResourceTypeForTagging.MANAGED_INSTANCE)
                            .resourceId(node.id)
                            .overrideConfiguration(patience))
                    .tagList()
                    .forEach(tag -> tags.put(interner.text(tag.key()), interner.text(tag.value())));
            node.tags = interner.of(Tags.of(tags));
        }

        @Override
        public void unknown(Registration node, Refusal refusal) {
            Fact<?> fact = refusal.fact(second(refusal.operation()));
            node.tags = interner.of(Tags.unknown((Fact.Unknown<?>) fact));
        }
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
        return whole;
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

    /** To the second, so that the answers for single nodes share few origins. */
    private Origin second(String operation) {
        return interner.of(new Origin(operation, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
