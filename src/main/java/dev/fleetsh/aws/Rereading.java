package dev.fleetsh.aws;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Fresh facts of some nodes, by few calls. What was not asked for stays as it was. */
final class Rereading {
    private static final Duration GRACE = Duration.ofMillis(80);

    private final AwsSettings settings;
    private final Clients clients;
    private final Function<ScopeId, Identity> identities;

    Rereading(AwsSettings settings, Clients clients, Function<ScopeId, Identity> identities) {
        this.settings = settings;
        this.clients = clients;
        this.identities = identities;
    }

    /**
     * The nodes in their order, without those that are gone.
     *
     * @throws InterruptedByUserException when interrupted
     */
    Nodes reread(Nodes nodes, RereadFacts facts) {
        Map<ScopeId, List<Node>> byScope = new LinkedHashMap<>();
        nodes.forEach(node -> byScope.computeIfAbsent(node.scope().id(), key -> new ArrayList<>())
                .add(node));
        Map<String, Node> fresh = new HashMap<>();
        try (Crew crew = new Crew(settings.pace().workers())) {
            Crew.Lane lane = crew.lane(new TokenBucket(0, System::nanoTime));
            List<ScopeRereading> scopes = new ArrayList<>();
            EvidenceReaders readers = new EvidenceReaders(new Interner(), settings.clock());
            byScope.forEach((scope, some) -> scopes.add(new ScopeRereading(
                    settings, clients, identities.apply(scope).target(), some, facts, readers)));
            scopes.forEach(scope -> scope.ask(lane));
            wait(crew);
            if (facts.channel() || facts.tags()) {
                scopes.forEach(scope -> scope.askEach(crew));
                wait(crew);
            }
            if (facts.permissions()) {
                scopes.forEach(scope -> scope.askPermissions(crew));
                wait(crew);
            }
            scopes.forEach(scope -> scope.nodes().forEach(node -> fresh.put(node.id(), node)));
        }
        List<Node> kept = new ArrayList<>();
        nodes.forEach(node -> {
            Node found = fresh.get(node.id());
            if (found != null) {
                kept.add(found);
            }
        });
        return Nodes.of(kept);
    }

    private static void wait(Crew crew) {
        try {
            crew.await();
        } catch (InterruptedException e) {
            crew.stop(GRACE);
            throw new InterruptedByUserException();
        }
    }
}
