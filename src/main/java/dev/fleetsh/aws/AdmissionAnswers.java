package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.Activation;
import dev.fleetsh.source.SessionDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.SessionFilter;
import software.amazon.awssdk.services.ssm.model.SessionFilterKey;
import software.amazon.awssdk.services.ssm.model.SessionState;

/** What Systems Manager says of activations, session documents and just-in-time access. */
final class AdmissionAnswers {
    static final String ACTIVATIONS = "ssm:DescribeActivations";
    static final String DOCUMENTS = "ssm:ListDocuments";
    static final String DOCUMENT = "ssm:GetDocument";
    static final String SESSIONS = "ssm:DescribeSessions";
    private static final int PAGE = 50;

    private final Supplier<SsmClient> ssm;
    private final Clock clock;

    AdmissionAnswers(Supplier<SsmClient> ssm, Clock clock) {
        this.ssm = ssm;
        this.clock = clock;
    }

    Reply<Map<String, Activation>> activations() {
        return Reply.to(ACTIVATIONS, clock, () -> {
            Map<String, Activation> activations = new TreeMap<>();
            whole(Pages.read(
                    ACTIVATIONS,
                    token -> ssm.get().describeActivations(request -> request.maxResults(PAGE)
                            .nextToken(token)),
                    answer -> answer.nextToken(),
                    answer -> answer.activationList().forEach(found -> {
                        String id = text(found.activationId());
                        activations.put(
                                id,
                                new Activation(
                                        id,
                                        text(found.iamRole()),
                                        Boolean.TRUE.equals(found.expired()),
                                        found.registrationLimit() == null ? 1 : found.registrationLimit(),
                                        found.registrationsCount() == null ? 0 : found.registrationsCount()));
                    })));
            return activations;
        });
    }

    /** Names of the account's own session documents, without the one of the preferences. */
    Reply<List<String>> documents() {
        return Reply.to(DOCUMENTS, clock, () -> {
            List<String> names = new ArrayList<>();
            whole(Pages.read(
                    DOCUMENTS,
                    token -> ssm.get().listDocuments(request -> request.filters(
                                    DocumentKeyValuesFilter.builder()
                                            .key("DocumentType")
                                            .values("Session")
                                            .build(),
                                    DocumentKeyValuesFilter.builder()
                                            .key("Owner")
                                            .values("Self")
                                            .build())
                            .maxResults(PAGE)
                            .nextToken(token)),
                    answer -> answer.nextToken(),
                    answer -> answer.documentIdentifiers().stream()
                            .map(document -> text(document.name()))
                            .filter(name -> !name.equals(ScopeSettings.DOCUMENT))
                            .forEach(names::add)));
            return names;
        });
    }

    /** The inputs of one session document. */
    Reply<SessionPreferences> document(String name) {
        Reply<String> content = Reply.to(
                DOCUMENT,
                clock,
                () -> text(ssm.get()
                        .getDocument(request -> request.name(name).documentFormat(DocumentFormat.JSON))
                        .content()));
        return content.fact() instanceof Fact.Known<String> known
                ? new Reply<>(SessionDocument.parse(known.value(), new Origin(DOCUMENT, clock.instant())), null)
                : new Reply<>(((Fact.Unknown<String>) content.fact()).as(), content.refusal());
    }

    /** Whether a session of the last 30 days was opened by just-in-time access. */
    Reply<Boolean> justInTime() {
        return Reply.to(SESSIONS, clock, () -> {
            AtomicBoolean any = new AtomicBoolean();
            whole(Pages.read(
                    SESSIONS,
                    token -> ssm.get().describeSessions(request -> request.state(SessionState.HISTORY)
                            .filters(SessionFilter.builder()
                                    .key(SessionFilterKey.ACCESS_TYPE)
                                    .value("JustInTime")
                                    .build())
                            .nextToken(token)),
                    answer -> any.get() ? null : answer.nextToken(),
                    answer -> any.compareAndSet(false, !answer.sessions().isEmpty())));
            return any.get();
        });
    }

    private static void whole(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new Reply.Refused(refusal);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
