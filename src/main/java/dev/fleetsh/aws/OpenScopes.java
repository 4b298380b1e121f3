package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.source.ScopeProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scopes that are read: each is begun as soon as it is known who asks, and none waits for another. */
final class OpenScopes {
    private final AwsSettings settings;
    private final Clients clients;
    private final Crew crew;
    private final Interner interner;
    private final Meter meter;
    private final Map<ScopeId, Kept> before;
    private final boolean survey;
    private final EvidenceReaders readers;
    private final Map<ScopeId, ScopeQuestions> scopes = new LinkedHashMap<>();
    private boolean over;

    /**
     * @param before what is known of scopes
     * @param survey whether nodes are only counted
     */
    OpenScopes(
            AwsSettings settings,
            Clients clients,
            Crew crew,
            Interner interner,
            Meter meter,
            Map<ScopeId, Kept> before,
            boolean survey) {
        this.settings = settings;
        this.clients = clients;
        this.crew = crew;
        this.interner = interner;
        this.meter = meter;
        this.before = before;
        this.survey = survey;
        this.readers = new EvidenceReaders(interner, settings.clock());
    }

    /** Begins the scopes of these, those of one account together: they ask IAM together. */
    synchronized void open(List<Identity> identities) {
        if (over) {
            return;
        }
        List<ScopeQuestions> begun = new ArrayList<>();
        for (Identity identity : identities) {
            for (String region : identity.regions()) {
                Refusal refusal = identity.refusal();
                ScopeId id = new ScopeId(identity.partition(), identity.account(), region);
                if (refusal != null) {
                    meter.scope(
                            identity.target().label() + "/" + region,
                            ScopeProgress.Stage.FAILED,
                            0,
                            refusal.reason().label() + ": " + refusal.operation());
                } else if (!scopes.containsKey(id)) {
                    ScopeQuestions questions = questions(identity, id);
                    scopes.put(id, questions);
                    begun.add(questions);
                }
            }
        }
        begun.forEach(survey ? ScopeQuestions::survey : ScopeQuestions::start);
    }

    private ScopeQuestions questions(Identity identity, ScopeId id) {
        Target target = identity.target();
        return new ScopeQuestions(
                new ScopeReading(
                        id, target.alias(), identity.caller(), settings.clock().instant()),
                new ScopeClients(clients, target, id),
                readers,
                crew,
                settings,
                interner,
                meter,
                before.getOrDefault(id, Kept.NOTHING));
    }

    /** Those that were begun, in the order of the identities. Nothing is begun after this. */
    synchronized List<ScopeQuestions> inOrder(List<Identity> identities) {
        over = true;
        Map<ScopeId, ScopeQuestions> ordered = new LinkedHashMap<>();
        for (Identity identity : identities) {
            for (String region : identity.regions()) {
                ScopeId id = new ScopeId(identity.partition(), identity.account(), region);
                ScopeQuestions questions = scopes.get(id);
                if (questions != null) {
                    ordered.putIfAbsent(id, questions);
                }
            }
        }
        return new ArrayList<>(ordered.values());
    }
}
