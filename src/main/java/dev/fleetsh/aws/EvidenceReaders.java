package dev.fleetsh.aws;

import dev.fleetsh.fleet.ScopeId;
import java.time.Clock;
import java.util.List;

/** Which evidence is read of each account and Region, beside its nodes. Made for one collecting. */
final class EvidenceReaders {
    private final Interner interner;
    private final Clock clock;

    EvidenceReaders(Interner interner, Clock clock) {
        this.interner = interner;
        this.clock = clock;
    }

    /** The readers of one scope, in the order in which they are started. */
    List<EvidenceReader> of(ScopeId scope, ScopeClients clients) {
        return List.of(new NetworkEvidence(clients::ec2, interner, clock));
    }
}
