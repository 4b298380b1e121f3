package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Policy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks about the key, the log group and the bucket that the session preferences of a scope name. */
final class TargetQuestions {
    private static final List<String> GROUP = List.of("logs:CreateLogStream", "logs:DescribeLogStreams");

    /** A session as its logs are called; a wildcard in its place would not be what policies of single logs allow. */
    private static final String SESSION = "session-0123456789abcdef0";

    private final ScopeId scope;
    private final TargetAnswers answers;
    private final SessionPreferences preferences;
    private final Targets none;
    private volatile @Nullable Reply<SessionKey> key;
    private volatile @Nullable Reply<Policy> keyPolicy;
    private volatile @Nullable Reply<LogGroup> logGroup;
    private volatile @Nullable Reply<Bucket> bucket;

    TargetQuestions(ScopeId scope, ScopeClients clients, SessionPreferences preferences, Clock clock) {
        this.scope = scope;
        this.answers = new TargetAnswers(clients, clock);
        this.preferences = preferences;
        this.none = Targets.notCollected(new Origin("", clock.instant()));
    }

    static boolean needed(SessionPreferences preferences) {
        return preferences.encryptsSessions()
                || !preferences.cloudWatchLogGroupName().isEmpty()
                || !preferences.s3BucketName().isEmpty();
    }

    /** Queues what there is to ask; then hears when all is answered. */
    void ask(Asking asking, Runnable then) {
        Countdown answered = Countdown.of(count(), then);
        if (preferences.encryptsSessions()) {
            asking.call(TargetAnswers.KEY, () -> key(asking, answered));
        }
        if (!preferences.cloudWatchLogGroupName().isEmpty()) {
            asking.call(TargetAnswers.LOG_GROUP, () -> {
                logGroup = answers.logGroup(preferences.cloudWatchLogGroupName());
                answered.arrive();
            });
        }
        if (!preferences.s3BucketName().isEmpty()) {
            asking.call(TargetAnswers.ENCRYPTION, () -> {
                bucket = answers.bucket(preferences.s3BucketName());
                answered.arrive();
            });
        }
    }

    private int count() {
        return (preferences.encryptsSessions() ? 1 : 0)
                + (preferences.cloudWatchLogGroupName().isEmpty() ? 0 : 1)
                + (preferences.s3BucketName().isEmpty() ? 0 : 1);
    }

    private void key(Asking asking, Countdown answered) {
        Reply<SessionKey> found = answers.key(preferences.kmsKeyId());
        key = found;
        SessionKey known = found.fact().orNull();
        if (known != null && known.exists()) {
            asking.call(TargetAnswers.KEY_POLICY, () -> keyPolicy = answers.keyPolicy(known.arn()));
        }
        answered.arrive();
    }

    /** What roles are asked: IAM actions by the resource that they would be done to. */
    Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        String key = keyArn();
        if (!key.isEmpty()) {
            add(wanted, key, "kms:Decrypt");
        }
        if (!preferences.cloudWatchLogGroupName().isEmpty()) {
            String groups =
                    "arn:" + scope.partition() + ":logs:" + scope.region() + ":" + scope.account() + ":log-group:";
            add(wanted, groups + "*", "logs:DescribeLogGroups");
            String group = groups + preferences.cloudWatchLogGroupName();
            GROUP.forEach(action -> add(wanted, group + ":*", action));
            add(wanted, group + ":log-stream:" + SESSION, "logs:PutLogEvents");
        }
        if (!preferences.s3BucketName().isEmpty()) {
            String arn = "arn:" + scope.partition() + ":s3:::" + preferences.s3BucketName();
            add(wanted, arn, "s3:GetEncryptionConfiguration");
            String prefix = preferences.s3KeyPrefix();
            add(wanted, arn + "/" + (prefix.isEmpty() ? "" : prefix + "/") + SESSION + ".log", "s3:PutObject");
            Reply<Bucket> found = bucket;
            Bucket known = found == null ? null : found.fact().orNull();
            String keyOfBucket = known == null ? "" : arn(known.key(), known.region());
            if (!keyOfBucket.isEmpty()) {
                add(wanted, keyOfBucket, "kms:GenerateDataKey");
            }
        }
        return wanted;
    }

    private static void add(Map<String, Set<String>> wanted, String resource, String action) {
        wanted.computeIfAbsent(resource, key -> new LinkedHashSet<>()).add(action);
    }

    /** ARN of the key of sessions; empty without one, and where it can't be told. */
    String keyArn() {
        if (!preferences.encryptsSessions()) {
            return "";
        }
        Reply<SessionKey> found = key;
        SessionKey known = found == null ? null : found.fact().orNull();
        return known != null && known.exists() ? known.arn() : arn(preferences.kmsKeyId(), scope.region());
    }

    /** The ARN of a key; empty for an alias, since policies name keys, and only KMS knows which key an alias means. */
    private String arn(String id, String region) {
        if (id.isEmpty() || id.contains("alias/")) {
            return "";
        }
        return id.startsWith("arn:")
                ? id
                : "arn:" + scope.partition() + ":kms:" + region + ":" + scope.account() + ":key/" + id;
    }

    Targets targets() {
        return new Targets(
                fact(key, preferences.encryptsSessions(), TargetAnswers.KEY, none.key()),
                fact(
                        keyPolicy,
                        key != null && key.fact().orElse(SessionKey.ABSENT).exists(),
                        TargetAnswers.KEY_POLICY,
                        none.keyPolicy()),
                fact(
                        logGroup,
                        !preferences.cloudWatchLogGroupName().isEmpty(),
                        TargetAnswers.LOG_GROUP,
                        none.logGroup()),
                fact(bucket, !preferences.s3BucketName().isEmpty(), TargetAnswers.ENCRYPTION, none.bucket()));
    }

    private <T> Fact<T> fact(@Nullable Reply<T> reply, boolean wanted, String operation, Fact<T> otherwise) {
        return reply != null
                ? reply.fact()
                : wanted ? Refusal.cancelled(operation).fact(otherwise.origin()) : otherwise;
    }

    /** Why facts are missing, by their names. */
    Map<String, Refusal> refusals() {
        Map<String, Refusal> all = new LinkedHashMap<>();
        refusal(all, "key", key);
        refusal(all, "keyPolicy", keyPolicy);
        refusal(all, "logGroup", logGroup);
        refusal(all, "bucket", bucket);
        return all;
    }

    private static void refusal(Map<String, Refusal> all, String fact, @Nullable Reply<?> reply) {
        Refusal refusal = reply == null ? null : reply.refusal();
        if (refusal != null) {
            all.put(fact, refusal);
        }
    }
}
