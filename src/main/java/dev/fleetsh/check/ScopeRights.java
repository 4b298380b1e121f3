package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.check.permission.OperatorRights;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.identity.SessionKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The roles of one scope, and what the person who asks may do in it. Each role is looked at once. */
final class ScopeRights {
    /** Document of a shell session that names none. */
    static final String SHELL = "SSM-SessionManagerRunShell";

    private final Scope scope;
    private final OperatorRights operator;
    private final Map<String, Rights> rights = new ConcurrentHashMap<>();

    ScopeRights(Scope scope) {
        this.scope = scope;
        this.operator = new OperatorRights(permissions().operator());
    }

    private Permissions permissions() {
        return scope.evidence().permissions();
    }

    private Rights of(String role) {
        return rights.computeIfAbsent(Rights.last(role), name -> new Rights(scope, name));
    }

    /** The role of a node's own: of its instance profile, or of its registration. */
    Held own(Node node) {
        return node.isEc2() ? profile(node.profileFact()) : registration(node.roleFact());
    }

    private Held registration(Fact<String> role) {
        return role instanceof Fact.Known<String> known && !known.value().isEmpty()
                ? new Held.Of(of(known.value()), "its registration")
                : new Held.Unclear("role", role.isKnown() ? unknown("iam role of the registration") : role);
    }

    private Held profile(Fact<String> profile) {
        if (!(profile instanceof Fact.Known<String> known)) {
            return new Held.Unclear("instance profile", profile);
        }
        if (known.value().isEmpty()) {
            return new Held.Nothing("no instance profile");
        }
        String name = "instance profile " + Rights.last(known.value());
        Fact<String> role = permissions().profiles().get(known.value());
        if (role == null) {
            return new Held.Unclear("role of " + name, unknown("iam:GetInstanceProfile"));
        }
        if (!(role instanceof Fact.Known<String> named)) {
            return new Held.Unclear("role of " + name, role);
        }
        return named.value().isEmpty()
                ? new Held.Nothing(name + " holds no role")
                : new Held.Of(of(named.value()), name);
    }

    private static Fact<?> unknown(String what) {
        return Fact.unknown(Reason.NOT_COLLECTED, what, Origins.NONE);
    }

    /** The role that Default Host Management lends, or null where it is off or nobody knows. */
    @Nullable
    Rights lent() {
        HostManagement management = scope.hostManagement().orNull();
        return management == null || !management.on() ? null : of(management.role());
    }

    /** What the person who asks may do by policies, for those who ask about one thing. */
    OperatorRights operator() {
        return operator;
    }

    /** Whether the person may start sessions on the node. */
    Grant starts(Node node) {
        String place = scope.region() + ":" + scope.account();
        String arn = node.isEc2()
                ? "arn:" + scope.id().partition() + ":ec2:" + place + ":instance/" + node.id()
                : "arn:" + scope.id().partition() + ":ssm:" + place + ":managed-instance/" + node.id();
        return operator.on(Need.START.actions().get(0), arn, node.tags());
    }

    /** Whether the person may start sessions with a document; those of AWS belong to no account. */
    Grant opens(String document) {
        boolean ofAws = document.startsWith("AWS-");
        return operator.on(
                Need.START.actions().get(0),
                String.join(
                        ":",
                        "arn",
                        scope.id().partition(),
                        "ssm",
                        scope.region(),
                        ofAws ? "" : scope.account(),
                        "document/" + document),
                Tags.NONE);
    }

    /** Whether the person may make keys from the key of sessions. */
    Grant makesKeys() {
        SessionKey key = scope.evidence().targets().key().orNull();
        String named = scope.preferences().map(SessionPreferences::kmsKeyId).orElse("");
        String arn = key != null && key.exists() ? key.arn() : named;
        return operator.on(Need.PERSON_KEY.actions().get(0), arn, Tags.NONE);
    }

    /** What verdicts rest on of a node's own role; equal where every rule decides alike. */
    List<Object> standing(Node node) {
        Held held = own(node);
        if (held instanceof Held.Of of) {
            return of.rights().standing();
        }
        return held instanceof Held.Unclear unclear
                ? List.of(((Fact.Unknown<?>) unclear.fact()).reason())
                : List.of(((Held.Nothing) held).why().isEmpty());
    }
}
