package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Joins what Systems Manager and EC2 say of one scope. Terminated instances are left out; stopped ones are in, though
 * Systems Manager does not list them.
 */
final class Assembly {
    private final ScopeReading reading;
    private final Interner interner;
    private final Scope scope;
    private final AgentUpdates updates;

    /** @param evidence adds to the scope what is neither its settings nor its nodes */
    Assembly(ScopeReading reading, UnaryOperator<Scope> evidence, Interner interner) {
        this.reading = reading;
        this.interner = interner;
        this.scope = evidence.apply(new Scope(
                reading.id,
                reading.alias,
                reading.caller,
                reading.preferences.fact(),
                reading.tier.fact(),
                reading.hostManagement.fact()));
        this.updates = new AgentUpdates(interner);
    }

    Scope scope() {
        return scope;
    }

    /** The nodes: those of Systems Manager in its order, then the instances that it does not list. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(reading.registered.size());
        for (Registration registration : reading.registered.rows()) {
            Machine machine = registration.kind == NodeKind.EC2 ? reading.machines.get(registration.id) : null;
            if (machine == null || !machine.state().is(InstanceState.TERMINATED)) {
                nodes.add(registered(registration, machine));
            }
        }
        for (Machine machine : reading.machines.rows()) {
            if (reading.registered.get(machine.id()) == null && !machine.state().is(InstanceState.TERMINATED)) {
                nodes.add(unlisted(machine));
            }
        }
        return nodes;
    }

    /** Whether an association updates the agent of that node. */
    Fact<Boolean> autoUpdate(String id, Tags tags) {
        return updates.of(id, tags, reading.agentUpdates);
    }

    /** Sets what inventory tells of that node. */
    NodeBuilder inventory(NodeBuilder builder, String id, Fact<Platform> platform) {
        inventory(builder, id, platform, null);
        return builder;
    }

    private Node registered(Registration node, @Nullable Machine machine) {
        Fact<ChannelStatus> channel = node.channel;
        NodeBuilder builder = new NodeBuilder(node.id, scope, node.kind)
                .computerName(node.computerName)
                .ip(node.ip)
                .source(node.sourceType, node.activation)
                .registered(node.registered)
                .ping(node.ping, node.lastPing)
                .platform(node.platform)
                .agent(node.agent)
                .latest(node.latest)
                .role(node.role)
                .channel(channel != null ? channel : cancelled("ssm:GetConnectionStatus", node.registered.origin()));
        Tags tags;
        if (machine != null) {
            machine(builder, machine);
            tags = machine.tags();
        } else if (node.kind == NodeKind.EC2) {
            tags = withoutMachine(builder);
        } else {
            tags = notAnInstance(builder, node);
        }
        builder.name(name(node, tags)).tags(tags);
        inventory(builder, node.id, node.platform, null);
        return builder.autoUpdate(updates.of(node.id, tags, reading.agentUpdates))
                .build();
    }

    private Node unlisted(Machine machine) {
        NodeBuilder builder = new NodeBuilder(machine.id(), scope, NodeKind.EC2)
                .ip(machine.ip())
                .source("AWS::EC2::Instance", "")
                .tags(machine.tags())
                .name(tagName(machine.tags()))
                .platform(machine.platform());
        machine(builder, machine);
        Fact<Boolean> registered = registration(machine);
        Fact.Unknown<Object> silent = silence(registered);
        builder.registered(registered)
                .ping(silent.as(), null)
                .agent(silent.as())
                .latest(silent.as())
                .channel(silent.as())
                .role(interner.of(Fact.unknown(
                        Reason.NOT_COLLECTED,
                        "an EC2 instance has an instance profile instead",
                        machine.state().origin())));
        // A stopped node keeps the inventory that it reported while it ran.
        inventory(builder, machine.id(), machine.platform(), registered.is(false) ? silent : null);
        return builder.autoUpdate(updates.of(machine.id(), machine.tags(), reading.agentUpdates))
                .build();
    }

    /** Whether an instance that Systems Manager did not list is registered. */
    private Fact<Boolean> registration(Machine machine) {
        Origin origin = reading.registered.origin();
        Refusal missing = reading.registered.missing();
        if (missing != null) {
            return interner.of(missing.fact(origin));
        }
        boolean silentByState = machine.state().is(InstanceState.STOPPED)
                || machine.state().is(InstanceState.STOPPING)
                || machine.state().is(InstanceState.SHUTTING_DOWN);
        return interner.of(
                silentByState
                        ? Fact.unknown(Reason.NOT_COLLECTED, "Systems Manager does not list stopped instances", origin)
                        : Fact.known(false, origin));
    }

    /** What that means for all that only a registered node tells. */
    private Fact.Unknown<Object> silence(Fact<Boolean> registered) {
        if (registered instanceof Fact.Unknown<Boolean> unknown) {
            return unknown.as();
        }
        return interner.of(new Fact.Unknown<>(Reason.NOT_REGISTERED, "", registered.origin()));
    }

    private void machine(NodeBuilder builder, Machine machine) {
        builder.state(machine.state())
                .profile(machine.profile())
                .metadata(machine.metadata())
                .place(machine.place())
                .network(machine.vpc(), machine.subnet());
    }

    private Tags withoutMachine(NodeBuilder builder) {
        Origin origin = reading.machines.origin();
        Refusal missing = reading.machines.missing();
        Fact.Unknown<Object> why = interner.of((Fact.Unknown<Object>)
                (missing != null
                        ? missing.fact(origin)
                        : Fact.unknown(
                                Reason.CONTRADICTORY,
                                "Systems Manager lists it, ec2:DescribeInstances does not",
                                origin)));
        builder.state(why.as()).profile(why.as()).metadata(why.as()).place(why.as());
        return interner.of(Tags.unknown(why));
    }

    private Tags notAnInstance(NodeBuilder builder, Registration node) {
        Origin origin = node.registered.origin();
        Fact.Unknown<Object> why =
                interner.of(new Fact.Unknown<>(Reason.NOT_COLLECTED, "the node is no EC2 instance", origin));
        builder.state(why.as()).profile(why.as()).metadata(why.as()).place(why.as());
        Tags tags = node.tags;
        return tags != null
                ? tags
                : interner.of(
                        Tags.unknown((Fact.Unknown<?>) this.<Object>cancelled("ssm:ListTagsForResource", origin)));
    }

    private void inventory(
            NodeBuilder builder, String id, Fact<Platform> platform, Fact.@Nullable Unknown<Object> silent) {
        if (platform instanceof Fact.Known<Platform> known && known.value().type() != PlatformType.WINDOWS) {
            Fact<Boolean> none = interner.of(Fact.known(false, known.origin()));
            builder.directoryRole(none).directoryService(none);
            return;
        }
        builder.directoryRole(inventory(id, reading.directoryRoles, DirectoryInventory.Question.ROLE, silent))
                .directoryService(
                        inventory(id, reading.directoryServices, DirectoryInventory.Question.SERVICE, silent));
    }

    private Fact<Boolean> inventory(
            String id,
            Listing<Fact<Boolean>> listing,
            DirectoryInventory.Question question,
            Fact.@Nullable Unknown<Object> silent) {
        Fact<Boolean> row = listing.get(id);
        if (row != null) {
            return row;
        }
        if (silent != null) {
            return silent.as();
        }
        Refusal missing = listing.missing();
        return interner.of(
                missing != null
                        ? missing.fact(listing.origin())
                        : Fact.unknown(Reason.NOT_COLLECTED, question.wanted(), listing.origin()));
    }

    private <T> Fact<T> cancelled(String operation, Origin origin) {
        return interner.of(Refusal.cancelled(operation).fact(interner.of(new Origin(operation, origin.observedAt()))));
    }

    private String name(Registration node, Tags tags) {
        String tag = tagName(tags);
        if (!tag.isBlank()) {
            return tag;
        }
        if (!node.name.isBlank()) {
            return node.name;
        }
        int dot = node.computerName.indexOf('.');
        return dot < 0 ? node.computerName : node.computerName.substring(0, dot);
    }

    private static String tagName(Tags tags) {
        String name = tags.isKnown() ? tags.get("Name") : null;
        return name == null ? "" : name;
    }
}
