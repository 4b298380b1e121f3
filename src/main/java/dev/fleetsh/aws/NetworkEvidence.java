package dev.fleetsh.aws;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The networks of one account and Region. They are asked for where a running instance does not prove its path by itself,
 * or where sessions need more services than it proves; elsewhere nothing would come of it.
 */
final class NetworkEvidence implements EvidenceReader {
    /** An agent reports every five minutes; one report may get lost. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final NetworkReading reading;
    private final NetworkListings listings;
    private final Clock clock;

    NetworkEvidence(Supplier<Ec2Client> ec2, Interner interner, Clock clock) {
        this.reading = new NetworkReading(clock.instant());
        this.listings = new NetworkListings(reading, ec2, interner, clock);
        this.clock = clock;
    }

    /**
     * Queues all of it.
     *
     * @param vpcs those whose DNS attributes are asked
     */
    void ask(Asking asking, Collection<String> vpcs) {
        listings.start(asking, vpcs);
    }

    @Override
    public void nodesListed(Asking asking, ScopeReading nodes) {
        PathProof proof = proof(nodes);
        if (proof.missingOfPings()) {
            ask(asking, proof.vpcs());
        }
    }

    @Override
    public void settled(Asking asking, ScopeReading all) {
        PathProof proof = proof(all);
        if (!reading.asked() && proof.missing()) {
            ask(asking, proof.vpcs());
        }
    }

    private PathProof proof(ScopeReading nodes) {
        return new PathProof(nodes, clock.instant().minus(FRESH));
    }

    @Override
    public void freeze() {
        reading.freeze();
    }

    @Override
    public Scope addTo(Scope scope) {
        return scope.with(scope.evidence().with(reading.network()));
    }

    @Override
    public void addTo(GapBook book, String label, List<Node> nodes) {
        int instances = (int) nodes.stream().filter(Node::isEc2).count();
        reading.missing().forEach(refusal -> book.add(label, refusal, Set.of("network"), instances));
    }
}
