package dev.fleetsh.aws;

import dev.fleetsh.fleet.Admission;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.Activation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks about activations, session documents and just-in-time access in one scope. */
final class AdmissionQuestions {
    private final AdmissionAnswers answers;
    private final Admission none;
    private final Map<String, Reply<SessionPreferences>> inputs = new ConcurrentHashMap<>();
    private volatile @Nullable Reply<Map<String, Activation>> activations;
    private volatile @Nullable Reply<List<String>> documents;
    private volatile @Nullable Reply<Boolean> justInTime;
    private volatile boolean started;
    private volatile boolean wanted;
    private volatile @Nullable Admission frozen;

    AdmissionQuestions(AdmissionAnswers answers, Clock clock) {
        this.answers = answers;
        this.none = Admission.notCollected(new Origin("", clock.instant()));
    }

    /** Queues what concerns all nodes; hears when the names of documents are known, or can't be. */
    void start(Asking asking, Runnable named) {
        started = true;
        asking.call(AdmissionAnswers.DOCUMENTS, () -> {
            Reply<List<String>> listed = answers.documents();
            documents = listed;
            listed.fact()
                    .orElse(List.of())
                    .forEach(name ->
                            asking.call(AdmissionAnswers.DOCUMENT, () -> inputs.put(name, answers.document(name))));
            named.run();
        });
        asking.call(AdmissionAnswers.SESSIONS, () -> justInTime = answers.justInTime());
    }

    void activations(Asking asking) {
        wanted = true;
        asking.call(AdmissionAnswers.ACTIVATIONS, () -> activations = answers.activations());
    }

    /** Names of the account's own session documents, as far as they are known. */
    List<String> documents() {
        Reply<List<String>> listed = documents;
        return listed == null ? List.of() : listed.fact().orElse(List.of());
    }

    void freeze() {
        frozen = now();
    }

    Admission admission() {
        Admission taken = frozen;
        return taken == null ? now() : taken;
    }

    private Admission now() {
        Reply<List<String>> listed = documents;
        Fact<Map<String, Fact<SessionPreferences>>> named = listed == null
                ? missing(started, AdmissionAnswers.DOCUMENTS, none.documents())
                : listed.fact().map(this::inputs);
        Reply<Map<String, Activation>> found = activations;
        Reply<Boolean> opened = justInTime;
        return new Admission(
                found == null ? missing(wanted, AdmissionAnswers.ACTIVATIONS, none.activations()) : found.fact(),
                named,
                opened == null ? missing(started, AdmissionAnswers.SESSIONS, none.justInTime()) : opened.fact());
    }

    private Map<String, Fact<SessionPreferences>> inputs(List<String> names) {
        Map<String, Fact<SessionPreferences>> all = new TreeMap<>();
        for (String name : names) {
            Reply<SessionPreferences> reply = inputs.get(name);
            all.put(
                    name,
                    reply != null
                            ? reply.fact()
                            : Refusal.cancelled(AdmissionAnswers.DOCUMENT)
                                    .fact(none.documents().origin()));
        }
        return all;
    }

    private static <T> Fact<T> missing(boolean asked, String operation, Fact<T> otherwise) {
        return asked ? Refusal.cancelled(operation).fact(otherwise.origin()) : otherwise;
    }

    void addTo(GapBook book, String label, List<Node> all) {
        int hybrid = (int) all.stream().filter(node -> !node.isEc2()).count();
        gap(book, label, activations, wanted, AdmissionAnswers.ACTIVATIONS, "activations", hybrid);
        gap(book, label, documents, started, AdmissionAnswers.DOCUMENTS, "documents", all.size());
        gap(book, label, justInTime, started, AdmissionAnswers.SESSIONS, "justInTime", all.size());
        inputs.values()
                .forEach(reply -> gap(book, label, reply, true, AdmissionAnswers.DOCUMENT, "documents", all.size()));
    }

    private static void gap(
            GapBook book,
            String label,
            @Nullable Reply<?> reply,
            boolean asked,
            String operation,
            String fact,
            int nodes) {
        Refusal refusal = reply != null ? reply.refusal() : asked ? Refusal.cancelled(operation) : null;
        if (refusal != null) {
            book.add(label, refusal, Set.of(fact), nodes);
        }
    }
}
