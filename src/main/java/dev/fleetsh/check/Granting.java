package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.check.permission.Refuser;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import java.util.List;
import java.util.stream.Stream;

/** Grants as outcomes of rules. */
final class Granting {
    private Granting() {}

    /**
     * Whether a role may do what is needed; the grant becomes evidence.
     *
     * @param held whose role it is
     * @param needs what for
     */
    static Outcome outcome(Look look, Held held, Need... needs) {
        List<String> wanted =
                Stream.of(needs).flatMap(need -> need.actions().stream()).toList();
        if (held instanceof Held.Nothing nothing) {
            return Outcome.fail(() -> nothing.why() + ": nothing allows " + actions(wanted));
        }
        if (held instanceof Held.Unclear unclear) {
            return unclear.fact() instanceof Fact.Unknown<?> unknown && unknown.reason() == Reason.NOT_COLLECTED
                    ? Outcome.notCollected(unclear.what(), would(unknown.detail()))
                    : Outcome.unknown(unclear.what(), unclear.fact());
        }
        Rights rights = ((Held.Of) held).rights();
        Grant grant = Stream.of(needs).map(rights::grant).reduce(Grant::and).orElseThrow();
        look.see("permission " + actions(wanted), Fact.known(word(grant), rights.origin()), "allowed");
        return outcome(grant, "role " + rights.role(), wanted);
    }

    /**
     * A grant as an outcome.
     *
     * @param who whose it is: {@code role app}
     */
    static Outcome outcome(Grant grant, String who, List<String> actions) {
        if (grant instanceof Grant.Allowed) {
            return Outcome.pass(() -> who + " may do " + actions(actions));
        }
        if (grant instanceof Grant.Weak weak) {
            return Outcome.warn(() -> who + " has " + String.join(", ", weak.policies()) + ", which allows "
                    + actions(actions)
                    + "; weak, because nobody could simulate what else applies (grant iam:SimulatePrincipalPolicy)");
        }
        if (grant instanceof Grant.Denied denied) {
            Outcome refused = Outcome.fail(() -> refusal(who, denied));
            return denied.by() == Refuser.NOTHING ? refused : refused.advising(lift(denied.by()));
        }
        Grant.Unknown unknown = (Grant.Unknown) grant;
        return switch (unknown.reason()) {
            case NOT_COLLECTED -> Outcome.notCollected("permissions of " + who, would(unknown.detail()));
            case MISSING_CONTEXT ->
                Outcome.unknown(
                        Reason.MISSING_CONTEXT,
                        () -> "not known: whether " + who + " may do " + actions(actions) + "; it depends on "
                                + unknown.detail() + ", which only a request tells");
            default ->
                Outcome.unknown(
                        "permissions of " + who, Fact.unknown(unknown.reason(), unknown.detail(), Origins.NONE));
        };
    }

    /** What would help where a further permission would not. */
    private static String lift(Refuser by) {
        return switch (by) {
            case ORGANIZATION ->
                "No policy of the account overcomes this; whoever keeps the policies of the organisation has to allow it.";
            case BOUNDARY -> "Allow it in the permissions boundary; a further policy alone has no effect.";
            case STATEMENT -> "Lift the denial; a further permission has no effect beside it.";
            case RESOURCE -> "Allow it in the policy of the key, or leave it to the account there.";
            case NOTHING -> "Allow it in a policy.";
        };
    }

    private static String would(String detail) {
        return detail.isEmpty() ? "iam:SimulatePrincipalPolicy" : detail;
    }

    /** Why somebody may not: {@code role app-legacy: no ssmmessages:CreateControlChannel}. */
    static String refusal(String who, Grant.Denied denied) {
        String actions = actions(denied.actions());
        String policies = denied.policies().isEmpty() ? "" : " (" + String.join(", ", denied.policies()) + ")";
        return who + ": "
                + switch (denied.by()) {
                    case ORGANIZATION -> "a policy of the organisation denies " + actions + policies;
                    case BOUNDARY -> "the permissions boundary does not allow " + actions + policies;
                    case STATEMENT -> "a policy denies " + actions + policies;
                    case RESOURCE -> "the policy of the key does not allow " + actions + policies;
                    case NOTHING -> "no " + actions;
                };
    }

    /** Actions in a sentence; those of one service say its name once. */
    static String actions(List<String> actions) {
        StringBuilder text = new StringBuilder();
        String service = "";
        for (String action : actions) {
            String prefix = action.substring(0, action.indexOf(':') + 1);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(prefix.equals(service) ? action.substring(prefix.length()) : action);
            service = prefix;
        }
        return text.toString();
    }

    /** A grant in the words of a simulation. */
    static String word(Grant grant) {
        if (grant instanceof Grant.Denied denied) {
            return switch (denied.by()) {
                case ORGANIZATION -> "denied by the organisation";
                case BOUNDARY -> "denied by the boundary";
                case STATEMENT -> "explicitDeny";
                case RESOURCE -> "denied by the key's policy";
                case NOTHING -> "implicitDeny";
            };
        }
        if (grant instanceof Grant.Unknown unknown) {
            return "unknown(" + unknown.reason().label() + (unknown.detail().isEmpty() ? "" : ": " + unknown.detail())
                    + ")";
        }
        return grant instanceof Grant.Weak ? "allowed by name" : "allowed";
    }

    /**
     * What is observed beats what is inferred: a static failure of a node that works now says that it will stop.
     *
     * @param works whether the signal proves it
     * @param signal what is observed
     */
    static Outcome unlessObserved(boolean works, String signal, Outcome inferred) {
        if (!works) {
            return inferred;
        }
        return inferred.verdict() == Verdict.FAIL
                ? Outcome.warn(() -> "works now; " + inferred.text().get() + ", so it will stop within about an hour")
                        .because(
                                () -> "works now; " + inferred.cause().get() + ", so it will stop within about an hour")
                        .as(Severity.ADVISORY)
                : PathChecks.observed(signal);
    }
}
