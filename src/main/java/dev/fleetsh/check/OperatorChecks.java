package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.fleet.Admission;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the person who asks may do, and by which ways sessions are opened. None of it says whether a node is ready, because
 * another person may; what is refused to this one stands in the way of what {@code can} answers.
 */
final class OperatorChecks {
    static final String START = "operator-start-session";
    static final String KEY = "operator-kms";
    private static final int SERVICE_PARTS = 6;

    private OperatorChecks() {}

    static List<Definition> all() {
        return List.of(
                check(START, "You may start sessions on the node")
                        .severity(Severity.ADVISORY)
                        .reads("kind", "operator")
                        .fix(
                                "Ask for ssm:StartSession on the node and on the session document; fleetsh writes the policy down.",
                                "operator-policy")
                        .source("getting-started-restrict-access-quickstart")
                        .note("A document is asked about only where a session names one, or where the policy demands it"
                                + " with ssm:SessionDocumentAccessCheck; so that a refused document warns.")
                        .decides(OperatorChecks::starts),
                check(KEY, "You may use the KMS key of sessions")
                        .appliesTo("nodes whose scope encrypts sessions with KMS")
                        .severity(Severity.ADVISORY)
                        .reads("preferences", "operator", "key")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Ask for kms:GenerateDataKey on the key; fleetsh writes the policy down.",
                                "operator-policy")
                        .source("session-preferences-enable-encryption")
                        .decides(look -> {
                            Outcome ended = KeyChecks.unlessKey(look);
                            return ended == null ? outcome(look, look.rights().makesKeys(), Need.PERSON_KEY) : ended;
                        }),
                check("custom-session-documents", "Session documents of your own can be read")
                        .appliesTo("every scope")
                        .severity(Severity.ADVISORY)
                        .reads("documents")
                        .fix("Repair the document, or delete it.")
                        .source("ListDocuments")
                        .decides(OperatorChecks::documents),
                check("jit-access", "Sessions need no approval beforehand")
                        .appliesTo("every scope")
                        .severity(Severity.ADVISORY)
                        .reads("justInTime")
                        .fix(
                                "Nothing to fix; where just-in-time access is on, ask for access (StartAccessRequest) first.")
                        .source("DescribeSessions")
                        .decides(OperatorChecks::justInTime));
    }

    /** Who asks: {@code you (assumed-role/Ops/jane)}. */
    static String who(Scope scope) {
        String[] parts = scope.caller().split(":", SERVICE_PARTS);
        return parts.length == SERVICE_PARTS ? "you (" + parts[SERVICE_PARTS - 1] + ")" : "you";
    }

    private static Outcome outcome(Look look, Grant grant, Need need) {
        look.see(
                "permission " + Granting.actions(need.actions()),
                Fact.known(
                        Granting.word(grant),
                        look.scope().evidence().permissions().operator().origin()),
                "allowed");
        return Granting.outcome(grant, who(look.scope()), need.actions());
    }

    private static Outcome starts(Look look) {
        Outcome node = outcome(look, look.rights().starts(look.node()), Need.START);
        if (node.verdict() != Verdict.PASS) {
            return node;
        }
        Outcome document =
                Granting.outcome(look.rights().opens(ScopeRights.SHELL), who(look.scope()), Need.START.actions());
        return document.verdict() == Verdict.FAIL
                ? Outcome.warn(() -> document.text().get() + " with document " + ScopeRights.SHELL
                        + "; sessions open on the node where nobody asks for that")
                : node;
    }

    private static Outcome documents(Look look) {
        Fact<Map<String, Fact<SessionPreferences>>> fact = admission(look).documents();
        if (!fact.isKnown()) {
            return unseen("session documents of your own", fact, "ssm:ListDocuments");
        }
        Map<String, Fact<SessionPreferences>> documents = fact.require("documents");
        if (documents.isEmpty()) {
            return Outcome.notApplicable(
                    () -> "there is none in " + look.scope().label());
        }
        look.see("session documents", fact.map(all -> String.join(", ", all.keySet())), "");
        String broken = documents.entrySet().stream()
                .filter(entry -> unparseable(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        return broken.isEmpty()
                ? Outcome.pass(() -> documents.size() + " with preferences of their own: "
                        + documents.keySet().stream().sorted().collect(Collectors.joining(", ")))
                : Outcome.warn(() -> "can't be read: " + broken);
    }

    private static boolean unparseable(Fact<SessionPreferences> fact) {
        return fact instanceof Fact.Unknown<SessionPreferences> unknown && unknown.reason() == Reason.UNPARSEABLE;
    }

    private static Outcome justInTime(Look look) {
        Fact<Boolean> fact = look.see("just-in-time sessions", admission(look).justInTime(), "false");
        if (!fact.isKnown()) {
            return unseen("just-in-time access", fact, "ssm:DescribeSessions");
        }
        return fact.is(true)
                ? Outcome.warn(() -> "sessions of " + look.scope().label()
                        + " were opened by just-in-time access; a session may need an approved request first")
                : Outcome.pass("no session of the last 30 days needed an approval");
    }

    private static Admission admission(Look look) {
        return look.scope().evidence().admission();
    }

    private static Outcome unseen(String what, Fact<?> fact, String source) {
        return fact instanceof Fact.Unknown<?> unknown && unknown.reason() == Reason.NOT_COLLECTED
                ? Outcome.notCollected(what, source)
                : Outcome.unknown(what, fact);
    }

    /** What verdicts about the ways in rest on. */
    static List<Object> standing(Scope scope) {
        Admission admission = scope.evidence().admission();
        Object documents = admission.documents() instanceof Fact.Unknown<?> unknown
                ? unknown.reason()
                : admission
                        .documents()
                        .map(all -> List.of(all.isEmpty(), all.values().stream().anyMatch(OperatorChecks::unparseable)))
                        .require("documents");
        Object justInTime = admission.justInTime() instanceof Fact.Unknown<?> unknown
                ? unknown.reason()
                : admission.justInTime().require("justInTime");
        return List.of(documents, justInTime);
    }
}
