package dev.fleetsh.shell;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A small fleet by the names of its nodes. */
final class TestFleet {
    private static final Instant NOW = Instant.now();
    private static final Origin ORIGIN = new Origin("test", NOW);

    private TestFleet() {}

    static Fleet of(String... names) {
        Scope scope = scope("eu-west-3");
        List<Node> nodes = new ArrayList<>();
        for (String name : names) {
            nodes.add(new NodeBuilder(String.format("i-0a%015x", nodes.size() + 1), scope, NodeKind.EC2)
                    .name(name)
                    .build());
        }
        return new Fleet("test", NOW, List.of(scope), nodes, new Completeness(1, List.of(), false));
    }

    static Scope scope(String region) {
        return new Scope(
                new ScopeId("aws", "111122223333", region),
                "retail",
                "",
                unknown(SessionPreferences.class),
                unknown(ActivationTier.class),
                unknown(HostManagement.class));
    }

    /** The nodes of the names, and one more that runs and never registered. */
    static Fleet withUnregistered(String unregistered, String... names) {
        Fleet fleet = of(names);
        List<Node> nodes = new ArrayList<>(fleet.nodes().list());
        nodes.add(new NodeBuilder("i-0b000000000000001", fleet.scopes().get(0), NodeKind.EC2)
                .name(unregistered)
                .state(Fact.known(InstanceState.RUNNING, ORIGIN))
                .registered(Fact.known(false, ORIGIN))
                .build());
        return new Fleet("test", NOW, fleet.scopes(), nodes, fleet.completeness());
    }

    private static <T> Fact<T> unknown(Class<T> type) {
        return Fact.unknown(Reason.NOT_COLLECTED, type.getSimpleName(), ORIGIN);
    }

    static FleetSource source(Fleet fleet) {
        return source(progress -> fleet);
    }

    static FleetSource source(java.util.function.Function<Progress, Fleet> load) {
        return new FleetSource() {
            @Override
            public String describe() {
                return "simulated fleet";
            }

            @Override
            public boolean simulated() {
                return true;
            }

            @Override
            public Fleet load(Progress progress) {
                return load.apply(progress);
            }
        };
    }
}
