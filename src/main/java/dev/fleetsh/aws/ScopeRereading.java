package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.aws.ScopeSettings.Setting;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Fresh facts of some nodes of one account and Region. */
final class ScopeRereading {
    private static final int INSTANCES = 200;

    private final List<Node> nodes;
    private final RereadFacts facts;
    private final Scope before;
    private final Supplier<SsmClient> ssm;
    private final Function<String, TokenBucket> buckets;
    private final NetworkEvidence network;
    private final @Nullable PermissionReader permissions;
    private final Clock clock;
    private final Interner interner = new Interner();
    private final ScopeReading reading;
    private final ScopeListings listings;
    private final RegistrationsById registrations;
    private final List<String> ids;

    /** @param nodes of one scope, at least one */
    ScopeRereading(
            AwsSettings settings,
            Clients clients,
            Target target,
            List<Node> nodes,
            RereadFacts facts,
            EvidenceReaders readers) {
        this.nodes = nodes;
        this.facts = facts;
        this.before = nodes.get(0).scope();
        this.clock = settings.clock();
        String region = before.region();
        this.buckets = operation -> clients.rates().bucket(target, region, operation);
        this.ssm = () -> (SsmClient) clients.reading("ssm", target, region);
        this.reading = new ScopeReading(before.id(), before.alias(), before.caller(), clock.instant());
        Supplier<Ec2Client> ec2 = () -> (Ec2Client) clients.reading("ec2", target, region);
        this.network = new NetworkEvidence(ec2, interner, clock);
        this.permissions = facts.permissions()
                ? readers.permissions(before.id(), new ScopeClients(clients, target, before.id()))
                : null;
        this.listings = new ScopeListings(reading, ssm, ec2, interner, clock);
        this.registrations = new RegistrationsById(ssm, interner, clock);
        this.ids = nodes.stream().map(Node::id).toList();
        reading.preferences = new Setting<>(before.preferences(), null);
        reading.tier = new Setting<>(before.tier(), null);
        reading.hostManagement = new Setting<>(before.hostManagement(), null);
    }

    /** Queues what is asked for all of them. */
    void ask(Crew.Lane lane) {
        if (facts.nodes()) {
            parts(lane, reading.registered, ids, RegistrationsById.MOST, part -> registrations.read(part, reading));
            List<String> instances = nodes.stream()
                    .filter(node -> node.kind() == NodeKind.EC2)
                    .map(Node::id)
                    .toList();
            parts(lane, reading.machines, instances, INSTANCES, listings::instances);
        }
        if (facts.inventory()) {
            lane.add(() -> reading.directoryRoles.end(
                    listings.inventory(DirectoryInventory.Question.ROLE, reading.directoryRoles)));
            lane.add(() -> reading.directoryServices.end(
                    listings.inventory(DirectoryInventory.Question.SERVICE, reading.directoryServices)));
        }
        if (facts.updates()) {
            lane.add(() -> reading.agentUpdates.end(listings.associations()));
        }
        ScopeSettings settings = new ScopeSettings(ssm, clock);
        if (facts.preferences()) {
            lane.add(() -> reading.preferences = settings.preferences());
        }
        if (facts.tier()) {
            lane.add(() -> reading.tier = settings.tier());
        }
        if (facts.network()) {
            network.ask(new Asking(operation -> lane), vpcs());
        }
        if (facts.hostManagement()) {
            lane.add(() -> reading.hostManagement = settings.hostManagement());
        }
    }

    private interface Part {
        @Nullable
        Refusal read(List<String> ids);
    }

    /** One listing in parts; it ends when all have come, with the first refusal where there is one. */
    private static void parts(Crew.Lane lane, Listing<?> listing, List<String> ids, int most, Part part) {
        AtomicReference<@Nullable Refusal> first = new AtomicReference<>();
        listing.end(null);
        for (int from = 0; from < ids.size(); from += most) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + most));
            lane.add(() -> {
                Refusal refusal = part.read(some);
                if (refusal != null && first.compareAndSet(null, refusal)) {
                    listing.end(refusal);
                }
            });
        }
    }

    /** Queues what is asked node by node. */
    void askEach(Crew crew) {
        Crew.Lane channels = crew.lane(buckets.apply("ssm:GetConnectionStatus"));
        Crew.Lane tags = crew.lane(buckets.apply("ssm:ListTagsForResource"));
        for (Registration node : List.copyOf(reading.registered.rows())) {
            if (facts.channel()) {
                channels.add(() -> node.channel = NodeAnswers.channel(ssm.get(), node.id, clock));
            }
            if (facts.tags() && node.kind != NodeKind.EC2) {
                tags.add(() -> node.tags = NodeAnswers.tags(ssm.get(), node.id, interner, clock));
            }
        }
    }

    /** Queues what depends on all that has come. */
    void askPermissions(Crew crew) {
        PermissionReader reader = permissions;
        if (reader != null) {
            Map<String, Crew.Lane> lanes = new ConcurrentHashMap<>();
            reader.reread(
                    new Asking(operation -> lanes.computeIfAbsent(operation, key -> crew.lane(buckets.apply(key)))),
                    before.caller(),
                    reading.preferences.fact(),
                    reading.hostManagement.fact(),
                    RoleBearer.of(merged(), clock.instant()));
        }
    }

    /** The nodes with what has come. */
    List<Node> nodes() {
        List<Node> merged = merged();
        PermissionReader reader = permissions;
        if (reader == null || merged.isEmpty()) {
            return merged;
        }
        reader.freeze();
        Scope scope = reader.over(merged.get(0).scope());
        return merged.stream().map(node -> node.change(scope).build()).toList();
    }

    private List<Node> merged() {
        reading.freeze();
        Assembly assembly = new Assembly(reading, scope -> scope, interner);
        Scope scope = scope(assembly);
        Map<String, Node> fresh = new LinkedHashMap<>();
        if (facts.nodes()) {
            assembly.nodes().forEach(node -> fresh.put(node.id(), node));
        }
        List<Node> merged = new ArrayList<>();
        for (Node node : nodes) {
            Node now = fresh.get(node.id());
            if (now != null) {
                merged.add(merge(node, now, scope));
            } else if (!facts.nodes()) {
                merged.add(others(node, node.change(scope)).build());
            } else if (lost(node) != null) {
                merged.add(others(node, unknown(node, node.change(scope), lost(node)))
                        .build());
            }
        }
        return merged;
    }

    private Scope scope(Assembly assembly) {
        Scope settings = facts.preferences() || facts.tier() || facts.hostManagement()
                ? assembly.scope().with(before.evidence())
                : before;
        if (!facts.network()) {
            return settings;
        }
        network.freeze();
        return network.addTo(settings);
    }

    /** The VPCs that were asked about before, and those of the nodes. */
    private Set<String> vpcs() {
        Set<String> vpcs = new TreeSet<>(before.evidence().network().dns().keySet());
        nodes.stream().map(Node::vpc).filter(vpc -> !vpc.isEmpty()).forEach(vpcs::add);
        return vpcs;
    }

    private Node merge(Node node, Node now, Scope scope) {
        NodeBuilder builder = node.change(scope)
                .registered(now.registeredFact())
                .ping(now.pingFact(), now.lastPingFact().orNull())
                .agent(now.agentFact())
                .latest(now.latestFact())
                .role(now.roleFact())
                .state(now.stateFact())
                .profile(now.profileFact())
                .metadata(now.metadataFact())
                .place(now.placeFact())
                .computerName(now.computerName())
                .ip(now.ip())
                .network(now.vpc(), now.subnet());
        if (now.registeredFact().is(true) || !node.platformFact().isKnown()) {
            builder.platform(now.platformFact());
        }
        if (facts.channel() || !now.registeredFact().is(true)) {
            builder.channel(now.channelFact());
        }
        if (node.kind() == NodeKind.EC2 || facts.tags()) {
            builder.tags(now.tags()).name(now.name());
        }
        if (facts.updates()) {
            builder.autoUpdate(now.autoUpdateFact());
        }
        if (facts.inventory()) {
            builder.directoryRole(now.directoryRoleFact()).directoryService(now.directoryServiceFact());
        }
        return builder.build();
    }

    /** What comes of no listing of nodes. A node that never registered has no inventory, whatever is asked. */
    private NodeBuilder others(Node node, NodeBuilder builder) {
        Assembly assembly = new Assembly(reading, scope -> scope, interner);
        if (facts.updates()) {
            builder.autoUpdate(assembly.autoUpdate(node.id(), node.tags()));
        }
        return facts.inventory() && !node.registeredFact().is(false)
                ? assembly.inventory(builder, node.id(), node.platformFact())
                : builder;
    }

    /** Why a node that did not come may be there all the same, or null. */
    private @Nullable Refusal lost(Node node) {
        Refusal listing = reading.registered.missing();
        return node.kind() == NodeKind.EC2 && listing == null ? reading.machines.missing() : listing;
    }

    private NodeBuilder unknown(Node node, NodeBuilder builder, @Nullable Refusal refusal) {
        Refusal why = refusal == null ? Refusal.cancelled("ssm:DescribeInstanceInformation") : refusal;
        Origin origin = new Origin(why.operation(), clock.instant());
        builder.registered(why.fact(origin))
                .ping(why.fact(origin), null)
                .agent(why.fact(origin))
                .latest(why.fact(origin))
                .channel(why.fact(origin));
        return node.kind() == NodeKind.EC2
                ? builder.state(why.fact(origin))
                        .profile(why.fact(origin))
                        .metadata(why.fact(origin))
                        .place(why.fact(origin))
                : builder;
    }
}
