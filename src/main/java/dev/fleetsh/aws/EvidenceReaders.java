package dev.fleetsh.aws;

import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.ScopeId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which evidence is read of each account and Region, beside its nodes. Made for one collecting. */
final class EvidenceReaders {
    private final Interner interner;
    private final Clock clock;
    private final Map<String, AccountQuestions> accounts = new HashMap<>();

    EvidenceReaders(Interner interner, Clock clock) {
        this.interner = interner;
        this.clock = clock;
    }

    /**
     * The readers of one scope, in the order in which they are started.
     *
     * @param kept what need not be read again
     */
    List<EvidenceReader> of(ScopeId scope, ScopeClients clients, Kept kept) {
        List<EvidenceReader> readers = new ArrayList<>();
        if (!kept.has(EvidenceKind.NETWORK)) {
            readers.add(new NetworkEvidence(clients::ec2, interner, clock));
        }
        if (!kept.has(EvidenceKind.PERMISSIONS)) {
            readers.add(permissions(scope, clients));
        }
        return List.copyOf(readers);
    }

    /** What reads the permissions of one scope. The scopes of an account ask IAM together, when all of them are ready. */
    PermissionReader permissions(ScopeId scope, ScopeClients clients) {
        AccountQuestions account = accounts.computeIfAbsent(
                scope.partition() + " " + scope.account(),
                key -> new AccountQuestions(scope, new RoleAnswers(clients::iam, clock), clock));
        return new PermissionReader(scope, clients, account, clock);
    }
}
