package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.SessionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The KMS key of the session preferences: its state, and who may use it. */
final class KeyChecks {
    private static final String NO_KEY = "session preferences name no KMS key";
    private static final int REGION_OF_ARN = 3;

    private KeyChecks() {}

    static List<Definition> all() {
        return List.of(
                check("session-kms-key-usable", "The KMS key of the session preferences is enabled")
                        .appliesTo("nodes whose scope encrypts sessions with KMS")
                        .reads("preferences", "key")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Enable the key, or name another one; a deletion can be cancelled.",
                                "enable-session-key",
                                "edit-preferences")
                        .source("kms DescribeKey")
                        .decides(look -> {
                            Outcome ended = unlessKey(look);
                            return ended == null ? usable(look) : ended;
                        }),
                check("node-role-kms-decrypt", "The node's role may decrypt with the KMS key")
                        .appliesTo("nodes whose scope encrypts sessions with KMS")
                        .reads(
                                "preferences",
                                "kind",
                                "profile",
                                "role",
                                "permissions",
                                "keyPolicy",
                                "agent",
                                "hostManagement")
                        .dependsOn("session-document-valid", "imds-enabled", "ec2-permissions", "ec2-profile-has-role")
                        .fix("Allow kms:Decrypt on the key to the node's role.", "grant-session-permissions")
                        .source("session-preferences-enable-encryption")
                        .decides(look -> {
                            Outcome ended = unlessKey(look);
                            return ended == null ? Granting.outcome(look, NodeRole.of(look), Need.KEY) : ended;
                        }));
    }

    /** Null where sessions are encrypted; else the verdict that ends the rule. */
    static @Nullable Outcome unlessKey(Look look) {
        look.see("KMS key of sessions", look.scope().preferences().map(SessionPreferences::kmsKeyId), "");
        return PreferenceChecks.unless(look, SessionPreferences::encryptsSessions, NO_KEY);
    }

    private static Outcome usable(Look look) {
        String named = look.scope().preferences().require("preferences").kmsKeyId();
        String key = "KMS key " + named;
        if (elsewhere(look.scope())) {
            return other(
                    look,
                    key + " is a key of another Region than " + look.scope().region());
        }
        Fact<SessionKey> fact = look.scope().evidence().targets().key();
        if (fact instanceof Fact.Unknown<SessionKey> unknown) {
            return unknown.reason() == Reason.NOT_COLLECTED
                    ? Outcome.notCollected("state of the KMS key", "kms:DescribeKey")
                    : Outcome.unknown("state of " + key, fact);
        }
        SessionKey found = fact.require("key");
        look.see("key state", fact.map(SessionKey::state), "Enabled");
        look.see("key usage", fact.map(SessionKey::usage), "ENCRYPT_DECRYPT");
        look.see("key spec", fact.map(SessionKey::spec), "SYMMETRIC_DEFAULT");
        return switch (Standing.of(found)) {
            case ABSENT ->
                other(look, "KMS has no key " + named + " in " + look.scope().label());
            case WRONG ->
                other(
                        look,
                        key + " of " + look.scope().label() + " is for " + found.usage() + " with " + found.spec()
                                + ", not for symmetric encryption");
            case UNUSABLE -> Outcome.fail(() -> key + " of " + look.scope().label() + " is " + found.state());
            case USABLE -> Outcome.pass(() -> key + " is enabled");
        };
    }

    private static Outcome other(Look look, String text) {
        return Outcome.fail(text)
                .advising("Name another key in the session preferences, or clear it.", "edit-preferences");
    }

    /** Whether the preferences name the ARN of a key that is not of the scope's Region. */
    private static boolean elsewhere(Scope scope) {
        String[] parts =
                scope.preferences().map(SessionPreferences::kmsKeyId).orElse("").split(":", -1);
        return parts.length > REGION_OF_ARN
                && !parts[REGION_OF_ARN].isEmpty()
                && !parts[REGION_OF_ARN].equals(scope.region());
    }

    /** What verdicts about the key rest on. */
    static List<Object> standing(Scope scope) {
        Fact<SessionKey> key = scope.evidence().targets().key();
        return List.of(
                elsewhere(scope),
                key instanceof Fact.Unknown<SessionKey> unknown ? unknown.reason() : Standing.of(key.require("key")));
    }

    private enum Standing {
        ABSENT,
        WRONG,
        UNUSABLE,
        USABLE;

        static Standing of(SessionKey key) {
            if (!key.exists()) {
                return ABSENT;
            }
            if (!key.usage().equals("ENCRYPT_DECRYPT") || !key.spec().equals("SYMMETRIC_DEFAULT")) {
                return WRONG;
            }
            return key.state().equals("Enabled") ? USABLE : UNUSABLE;
        }
    }
}
