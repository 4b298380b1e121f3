package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.LogGroup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are logged to. The agent asks whether the target is encrypted where the preferences demand it, and ends the
 * session where it is not or can't be asked; without the demand only the log is lost.
 *
 * <p>Source: amazon-ssm-agent session/plugins/sessionplugin; session-manager-troubleshooting.
 */
final class LogChecks {
    private static final String[] ROLE = {"ec2-permissions", "ec2-profile-has-role", "imds-enabled"};

    private LogChecks() {}

    static List<Definition> all() {
        return List.of(
                check(
                                "log-encryption-mismatch",
                                "The targets of session logs are encrypted where the preferences demand it")
                        .appliesTo("nodes whose scope demands encrypted logs")
                        .reads("preferences", "bucket", "logGroup")
                        .dependsOn("session-document-valid")
                        .fix(
                                "Encrypt the target, or clear the flag; until then the agent ends every shell session.",
                                "prepare-log-target",
                                "edit-preferences")
                        .source("session-manager-troubleshooting")
                        .decides(LogChecks::encryption),
                target("node-log-s3", "Session logs reach their S3 bucket")
                        .appliesTo("nodes whose scope logs to S3")
                        .fix(
                                "Allow s3:PutObject and s3:GetEncryptionConfiguration to the node's role.",
                                "grant-session-permissions",
                                "prepare-log-target",
                                "create-s3-gateway",
                                "edit-preferences")
                        .decides(LogChecks::bucket),
                target("node-log-cloudwatch", "Session logs reach their log group")
                        .appliesTo("nodes whose scope logs to CloudWatch")
                        .fix(
                                "Allow logs:CreateLogStream, PutLogEvents, DescribeLogGroups and DescribeLogStreams to the node's role.",
                                "grant-session-permissions",
                                "prepare-log-target",
                                "edit-preferences")
                        .decides(LogChecks::group));
    }

    private static Definition.Draft target(String id, String title) {
        return check(id, title)
                .reads(
                        "preferences",
                        "bucket",
                        "logGroup",
                        "kind",
                        "profile",
                        "role",
                        "permissions",
                        "agent",
                        "hostManagement")
                .dependsOn("session-document-valid", ROLE[0], ROLE[1], ROLE[2])
                .source("session-manager-troubleshooting");
    }

    private static Targets targets(Look look) {
        return look.scope().evidence().targets();
    }

    private static Outcome encryption(Look look) {
        Outcome ended = PreferenceChecks.unless(
                look,
                preferences -> demandsBucket(preferences) || demandsGroup(preferences),
                "session preferences demand no encrypted log");
        if (ended != null) {
            return ended;
        }
        SessionPreferences preferences = look.scope().preferences().require("preferences");
        Outcome bucket =
                demandsBucket(preferences) ? encrypted(look, targets(look).bucket(), preferences) : null;
        Outcome group = demandsGroup(preferences) ? keyed(look, targets(look).logGroup(), preferences) : null;
        return graver(bucket, group);
    }

    private static boolean demandsBucket(SessionPreferences preferences) {
        return !preferences.s3BucketName().isEmpty() && preferences.s3EncryptionEnabled();
    }

    private static boolean demandsGroup(SessionPreferences preferences) {
        return !preferences.cloudWatchLogGroupName().isEmpty() && preferences.cloudWatchEncryptionEnabled();
    }

    /** A failure counts more than what is not known, and that more than the rest; two failures are told as one. */
    private static Outcome graver(@Nullable Outcome one, @Nullable Outcome other) {
        if (one == null || other == null) {
            return one == null ? Objects.requireNonNull(other) : one;
        }
        if (one.verdict() == Verdict.FAIL && other.verdict() == Verdict.FAIL) {
            return Outcome.fail(() -> one.text().get() + "; " + other.text().get());
        }
        return one.verdict() == Verdict.FAIL || other.verdict() != Verdict.FAIL && one.verdict() == Verdict.UNKNOWN
                ? one
                : other;
    }

    private static Outcome encrypted(Look look, Fact<Bucket> fact, SessionPreferences preferences) {
        String name = "bucket " + preferences.s3BucketName();
        if (!fact.isKnown()) {
            return unseen("encryption of " + name, fact, "s3:GetEncryptionConfiguration");
        }
        Bucket bucket = fact.require("bucket");
        look.see(
                "encryption of the bucket",
                fact.map(seen -> !seen.exists() ? "no such bucket" : seen.algorithm()),
                "AES256 or aws:kms");
        if (!bucket.exists()) {
            return Outcome.fail("there is no " + name + ", and the preferences demand that it is encrypted")
                    .advising("Make the bucket, or name another one.", "edit-preferences");
        }
        return bucket.algorithm().isEmpty()
                ? Outcome.fail(name + " is not encrypted, though the preferences demand it")
                : Outcome.pass(name + " is encrypted");
    }

    private static Outcome keyed(Look look, Fact<LogGroup> fact, SessionPreferences preferences) {
        String name = "log group " + preferences.cloudWatchLogGroupName();
        if (!fact.isKnown()) {
            return unseen("encryption of " + name, fact, "logs:DescribeLogGroups");
        }
        LogGroup group = fact.require("logGroup");
        look.see("key of the log group", fact.map(seen -> !seen.exists() ? "no such group" : seen.key()), "a KMS key");
        if (!group.exists()) {
            return Outcome.fail("there is no " + name + ", and the preferences demand that it is encrypted");
        }
        return group.key().isEmpty()
                ? Outcome.fail(name + " is not encrypted with KMS, though the preferences demand it")
                : Outcome.pass(name + " is encrypted");
    }

    private static Outcome unseen(String what, Fact<?> fact, String source) {
        return fact instanceof Fact.Unknown<?> unknown && unknown.reason() == Reason.NOT_COLLECTED
                ? Outcome.notCollected(what, source)
                : Outcome.unknown(what, fact);
    }

    private static Outcome bucket(Look look) {
        Outcome ended = PreferenceChecks.unless(
                look, preferences -> !preferences.s3BucketName().isEmpty(), "session preferences do not log to S3");
        if (ended != null) {
            return ended;
        }
        SessionPreferences preferences = look.scope().preferences().require("preferences");
        Bucket bucket = targets(look).bucket().orNull();
        if (bucket != null && !bucket.exists()) {
            return Outcome.fail(() -> "there is no bucket " + bucket.name() + ", so that logs are lost")
                    .as(Severity.DEGRADED)
                    .advising("Make the bucket, or name another one.", "edit-preferences");
        }
        boolean keyed = bucket != null && bucket.algorithm().startsWith("aws:kms") && ownKey(bucket.key());
        Held held = NodeRole.of(look);
        return written(
                look,
                preferences.s3EncryptionEnabled(),
                Granting.outcome(look, held, Need.S3_LOOK),
                keyed
                        ? Granting.outcome(look, held, Need.S3_WRITE, Need.S3_KEY)
                        : Granting.outcome(look, held, Need.S3_WRITE));
    }

    /** The key that S3 keeps for the account serves whoever may write. */
    private static boolean ownKey(String key) {
        return !key.isEmpty() && !key.endsWith("alias/aws/s3");
    }

    private static Outcome group(Look look) {
        Outcome ended = PreferenceChecks.unless(
                look,
                preferences -> !preferences.cloudWatchLogGroupName().isEmpty(),
                "session preferences do not log to CloudWatch");
        if (ended != null) {
            return ended;
        }
        SessionPreferences preferences = look.scope().preferences().require("preferences");
        LogGroup group = targets(look).logGroup().orNull();
        if (group != null && !group.exists()) {
            return Outcome.fail(() -> "there is no log group " + group.name() + ", so that logs are lost")
                    .as(Severity.DEGRADED)
                    .advising("Make the log group, or name another one.", "prepare-log-target", "edit-preferences");
        }
        Held held = NodeRole.of(look);
        return written(
                look,
                preferences.cloudWatchEncryptionEnabled(),
                Granting.outcome(look, held, Need.LOGS_LOOK),
                Granting.outcome(look, held, Need.LOGS_LOOK, Need.LOGS_WRITE));
    }

    /**
     * Both permissions together.
     *
     * @param demanded whether the agent asks for the encryption, without which no session opens
     */
    private static Outcome written(Look look, boolean demanded, Outcome asks, Outcome writes) {
        look.see("log encryption demanded", look.scope().preferences().map(seen -> demanded), "");
        if (demanded
                && (asks.verdict() == Verdict.FAIL
                        || asks.verdict() == Verdict.UNKNOWN && writes.verdict() != Verdict.FAIL)) {
            return asks.as(Severity.BLOCKER);
        }
        return writes.as(Severity.DEGRADED);
    }

    /** What verdicts about log targets rest on. */
    static List<Object> standing(Scope scope) {
        Targets targets = scope.evidence().targets();
        Object bucket = targets.bucket() instanceof Fact.Unknown<Bucket> unknown
                ? unknown.reason()
                : targets.bucket()
                        .map(seen -> List.of(
                                seen.exists(),
                                seen.algorithm().isEmpty(),
                                seen.algorithm().startsWith("aws:kms") && ownKey(seen.key())))
                        .require("bucket");
        Object group = targets.logGroup() instanceof Fact.Unknown<LogGroup> unknown
                ? unknown.reason()
                : targets.logGroup()
                        .map(seen -> List.of(seen.exists(), seen.key().isEmpty()))
                        .require("logGroup");
        return List.of(bucket, group);
    }
}
